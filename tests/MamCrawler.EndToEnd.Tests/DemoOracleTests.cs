using System.Text.Json;

namespace MamCrawler.EndToEnd.Tests;

/// <summary>The demo against the published list of what the first library lacks.</summary>
public sealed class DemoOracleTests
{
    private static readonly JsonElement Oracle = ReadOracle();

    [Fact]
    public async Task Demo_OracleLibrary_FindsExactlyWhatIsMissingInOrderAndAnswersEveryGap()
    {
        using var demo = await RunAsync();
        var result = demo.RootElement;

        Assert.Equal(Oracle.GetProperty("libraryBooks").GetInt32(), result.GetProperty("books").GetInt32());
        Assert.Equal(81, result.GetProperty("missing").GetInt32());
        Assert.Equal(Names(Oracle.GetProperty("order")), Names(result.GetProperty("order")));
        Assert.Equal(42, result.GetProperty("firstQueue").GetProperty("volumes").GetInt32());
        Assert.Equal(Names(Oracle.GetProperty("firstQueue").GetProperty("series")), Names(result.GetProperty("firstQueue").GetProperty("series")));
        Assert.Equal(ExpectedVolumes(), FoundVolumes(result).Order(StringComparer.Ordinal));
        Assert.All(result.GetProperty("gapsAnswered").EnumerateArray(), gap => Assert.NotEmpty(gap.GetProperty("verdict").GetString()!));
        Assert.True(result.GetProperty("queued").GetInt32() > 0);
        Assert.Equal(result.GetProperty("queued").GetInt32(), result.GetProperty("pushed").GetInt32());
    }

    [Fact]
    public async Task Demo_WithTraps_CountsTheNineBooksThatAreOwnedInDisguise()
    {
        using var demo = await RunAsync("--traps");
        var result = demo.RootElement;
        var expected = Oracle.GetProperty("withTraps");

        var bySeries = result
            .GetProperty("gapsAnswered")
            .EnumerateArray()
            .GroupBy(gap => gap.GetProperty("series").GetString()!)
            .ToDictionary(series => series.Key, series => series.Count());
        Assert.Equal(expected.GetProperty("missing").GetInt32(), result.GetProperty("missing").GetInt32());
        Assert.Equal(
            expected.GetProperty("order").EnumerateArray().Select(entry => (entry[0].GetString()!, entry[1].GetInt32())),
            Names(result.GetProperty("order")).Select(name => (name, bySeries[name]))
        );
    }

    [Fact]
    public async Task Demo_WithAPlayedClient_BringsEveryDownloadToTheShelf()
    {
        using var demo = await RunAsync(new Dictionary<string, string> { ["PATH"] = AppContext.BaseDirectory });
        var result = demo.RootElement;

        Assert.True(result.GetProperty("queued").GetInt32() > 0);
        Assert.Equal(result.GetProperty("queued").GetInt32(), result.GetProperty("shelved").GetInt32());
    }

    private static Task<JsonDocument> RunAsync(params string[] options) => RunAsync(new Dictionary<string, string>(), options);

    private static async Task<JsonDocument> RunAsync(Dictionary<string, string> environment, params string[] options)
    {
        var folder = Directory.CreateTempSubdirectory("mamcrawler-demo-").FullName;
        try
        {
            using var demo = CommandLineProcess.StartWith(environment, ["demo", "--json", "--output", Path.Combine(folder, "demo"), .. options]);
            var (exitCode, output, errors) = await demo.FinishAsync(TestContext.Current.CancellationToken);
            Assert.True(exitCode == 0, errors);
            return JsonDocument.Parse(output);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static IEnumerable<string> ExpectedVolumes() =>
        Oracle
            .GetProperty("series")
            .EnumerateArray()
            .SelectMany(series =>
                series.GetProperty("missing").EnumerateArray().Select(number => $"{series.GetProperty("series").GetString()} {number.GetInt32()}")
            )
            .Order(StringComparer.Ordinal);

    private static IEnumerable<string> FoundVolumes(JsonElement result) =>
        result
            .GetProperty("gapsAnswered")
            .EnumerateArray()
            .Select(gap => $"{gap.GetProperty("series").GetString()} {gap.GetProperty("number").GetDecimal():0.###}");

    private static IEnumerable<string> Names(JsonElement array) => array.EnumerateArray().Select(name => name.GetString()!);

    private static JsonElement ReadOracle()
    {
        using var stream = typeof(DemoOracleTests).Assembly.GetManifestResourceStream("series-81.json")!;
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }
}
