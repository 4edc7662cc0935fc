using System.Text.Json;

namespace MamCrawler.Benchmarks.Product;

/// <summary>The peak memory of <c>scan</c> in a process of its own, with the simulators in another.</summary>
internal sealed class ScanMemory : IBenchmark
{
    private static readonly (int Books, double Target)[] Sizes = [(1_605, 150), (160_500, 500)];

    public string Name => "peak memory of scan";

    public async Task<IReadOnlyList<BenchmarkResult>> MeasureAsync(CancellationToken cancellationToken)
    {
        var results = new List<BenchmarkResult>();
        foreach (var (books, target) in Sizes)
            results.Add(BenchmarkResult.AtMost($"{Name}, {books} books", await PeakAsync(books, cancellationToken), "MiB", target));
        return results;
    }

    private static async Task<double> PeakAsync(int books, CancellationToken cancellationToken)
    {
        using var folder = new ScratchFolder();
        var data = Path.Combine(folder.Path, "data");
        using var simulators = MamCrawlerProcess.Start("simulate", "--books", $"{books}", "--write", data);
        while (!File.Exists(Path.Combine(data, "settings.json")) || !File.Exists(Path.Combine(data, "secrets.json")))
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, cancellationToken);
        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System, cancellationToken);
        using var scan = MamCrawlerProcess.Start("scan", "--json", "--data", data);
        using var summary = JsonDocument.Parse(await scan.FinishAsync(TimeSpan.FromMinutes(30), cancellationToken));
        var read = summary.RootElement.GetProperty("books").GetInt32();
        return read == books ? scan.PeakMemory : throw new InvalidOperationException($"The scan read {read} books of {books}.");
    }
}
