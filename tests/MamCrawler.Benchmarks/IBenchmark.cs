namespace MamCrawler.Benchmarks;

/// <summary>Something worth measuring. Ratios are measured side by side in one run, so that the machine cancels out.</summary>
internal interface IBenchmark
{
    /// <summary>The name by which <c>--only</c> picks it; its results begin with it.</summary>
    string Name { get; }

    /// <summary>Measures. A benchmark that cannot run here says why in a result that does not hold.</summary>
    Task<IReadOnlyList<BenchmarkResult>> MeasureAsync(CancellationToken cancellationToken);
}
