using MamCrawler.Infra.Tests.Bicep;

namespace MamCrawler.Infra.Tests;

/// <summary>A grammar of Bicep that others wrote reads <c>infra</c> too, so that our own reader is not the only witness.</summary>
public sealed class BicepGrammarTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("bicep-").FullName;

    /// <summary>What is planted: a text of <c>infra/modules/storage.bicep</c>, and what stands there instead.</summary>
    public static TheoryData<string, string> PlantedErrors =>
        new()
        {
            { "name: name", "name name" },
            { "'StorageV2'", "'StorageV2" },
            { "resource account ", "resource " },
            { "param name string", "param name" },
            { "output name string =", "output name string" },
            { "  for role in roles: {", "  for role roles: {" },
        };

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Check_OfInfra_FindsNothing()
    {
        var (code, output) = await NodeCheck.RunAsync("bicep", [.. InfraFiles.All.Keys.Select(Repository.PathOf)]);
        Assert.True(code == 0, output);
        Assert.Contains($"{InfraFiles.All.Count} Bicep files, 0 problems.", output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(PlantedErrors))]
    public async Task Check_PlantedError_IsFoundByTheGrammarAndByOurReader(string good, string bad)
    {
        var source = Repository.Read("infra/modules/storage.bicep");
        var planted = source.Replace(good, bad, StringComparison.Ordinal);
        Assert.NotEqual(source, planted);
        Assert.Throws<BicepSyntaxException>(() => BicepFile.Parse(planted));
        var path = Path.Combine(folder, "planted.bicep");
        await File.WriteAllTextAsync(path, planted, TestContext.Current.CancellationToken);
        var (code, output) = await NodeCheck.RunAsync("bicep", path);
        Assert.True(code == 1, output);
    }
}
