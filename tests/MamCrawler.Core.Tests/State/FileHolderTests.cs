using MamCrawler.Core.State.Files;

namespace MamCrawler.Core.Tests.State;

public sealed class FileHolderTests : IDisposable
{
    private readonly TemporaryDirectory directory = new();

    public void Dispose() => directory.Dispose();

    [Fact]
    public void IsAlive_HolderRunsOrHasEnded_SaysSo()
    {
        using var first = new FileHolder(directory.Path);
        var second = new FileHolder(directory.Path);
        Assert.NotEqual(first.Name, second.Name);
        Assert.True(first.IsAlive(first.Name));
        Assert.True(first.IsAlive(second.Name));
        second.Dispose();
        Assert.False(first.IsAlive(second.Name));
        Assert.False(first.IsAlive("../not-a-holder"));
    }

    [Fact]
    public void New_FilesOfDeadHolders_AreDeleted()
    {
        using var living = new FileHolder(directory.Path);
        var dead = Path.Combine(directory.Path, "holders", Guid.NewGuid().ToString("N") + ".lock");
        File.WriteAllText(dead, "");
        using var next = new FileHolder(directory.Path);
        Assert.False(File.Exists(dead));
        Assert.True(next.IsAlive(living.Name));
    }
}
