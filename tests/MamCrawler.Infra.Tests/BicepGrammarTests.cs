using System.Diagnostics;
using MamCrawler.Infra.Tests.Bicep;
using MamCrawler.Tests.Programs;

namespace MamCrawler.Infra.Tests;

/// <summary>A grammar of Bicep that others wrote reads <c>infra</c> too, so that our own reader is not the only witness.</summary>
public sealed class BicepGrammarTests : IDisposable
{
    private const string Modules = "artifacts/bicep/node_modules";
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
        var (code, output) = await CheckAsync([.. InfraFiles.All.Keys.Select(Repository.PathOf)]);
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
        var (code, output) = await CheckAsync([path]);
        Assert.True(code == 1, output);
    }

    private static async Task<(int Code, string Output)> CheckAsync(IReadOnlyList<string> files)
    {
        var node = InstalledProgram.Find("node");
        if (node is null)
            Assert.Skip("node is not installed here, which runs the grammar of Bicep.");
        if (!Directory.Exists(Repository.PathOf(Modules)))
            Assert.Skip($"The grammar of Bicep is not in {Modules}; .ci/run installs it.");
        var start = new ProcessStartInfo(node, [Repository.PathOf("eng/bicep/check.mjs"), Repository.PathOf(Modules), .. files])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, output + await errors);
    }
}
