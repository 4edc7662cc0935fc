using MamCrawler.Core.State.Files;

namespace MamCrawler.Core.Tests.State;

public sealed class PrivateDirectoryTests
{
    [Fact]
    public async Task PutAsync_FoldersMadeOnTheWay_BelongToTheirOwnerAlone()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no modes; directories inherit the ACL of the user's own.");
            return;
        }

        using var directory = new TemporaryDirectory();
        var state = Path.Combine(directory.Path, "data", "state");
        var documents = new FileDocumentStore(state, TimeProvider.System);
        using var content = new MemoryStream([1]);

        await documents.PutAsync("runs/a/b.json", content, TestContext.Current.CancellationToken);

        foreach (var folder in Directory.EnumerateDirectories(directory.Path, "*", SearchOption.AllDirectories))
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
    }
}
