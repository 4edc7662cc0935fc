using System.Text.Json;

namespace MamCrawler.Benchmarks.Product;

/// <summary>How many searches the tracker gets for each gap that is answered, on the demo library.</summary>
internal sealed class SearchRequests : IBenchmark
{
    private const double Target = 0.35;

    public string Name => "search requests per gap answered";

    public async Task<IReadOnlyList<BenchmarkResult>> MeasureAsync(CancellationToken cancellationToken)
    {
        using var folder = new ScratchFolder();
        using var demo = MamCrawlerProcess.Start("demo", "--json", "--output", Path.Combine(folder.Path, "demo"));
        using var document = JsonDocument.Parse(await demo.FinishAsync(TimeSpan.FromMinutes(5), cancellationToken));
        var answered = document.RootElement.GetProperty("gapsAnswered").GetArrayLength();
        var searches = document.RootElement.GetProperty("searchRequests").GetInt32();
        return [BenchmarkResult.AtMost(Name, (double)searches / answered, "requests", Target)];
    }
}
