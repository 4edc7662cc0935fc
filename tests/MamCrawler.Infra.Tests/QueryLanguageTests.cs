using MamCrawler.Infra.Tests.Telemetry;

namespace MamCrawler.Infra.Tests;

/// <summary>The engine of Kusto's own editor understands every query: its syntax, its functions, and the columns of the tables that it asks.</summary>
public sealed class QueryLanguageTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("kusto-").FullName;

    /// <summary>What is planted: a text of the workbook's <c>scans.kql</c>, and what stands there instead.</summary>
    public static TheoryData<string, string> PlantedErrors =>
        new()
        {
            { "| project ", "| projekt " },
            { "extend seconds = ", "extend last = " },
            { "toint(", "toInteger(" },
            { "message startswith", "mesage startswith" },
            { "traces\n", "trace\n" },
            { "order by timestamp desc", "order by timestamps desc" },
        };

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Check_OfTheQueries_FindsNothing()
    {
        var (code, output) = await NodeCheck.RunAsync("kusto", [.. Query.All.Select(query => Repository.PathOf(query.Path))]);
        Assert.True(code == 0, output);
        Assert.Contains($"{Query.All.Count} queries, 0 problems.", output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(PlantedErrors))]
    public async Task Check_PlantedError_IsFound(string good, string bad)
    {
        var query = Query.Workbook.Single(query => query.Name == "scans").Text.ReplaceLineEndings("\n");
        var planted = query.Replace(good, bad, StringComparison.Ordinal);
        Assert.NotEqual(query, planted);
        var path = Path.Combine(folder, "planted.kql");
        await File.WriteAllTextAsync(path, planted, TestContext.Current.CancellationToken);
        var (code, output) = await NodeCheck.RunAsync("kusto", path);
        Assert.True(code == 1, output);
    }
}
