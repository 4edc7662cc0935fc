namespace MamCrawler.Benchmarks.Gaps;

/// <summary>Time per book in a very large library against a large one.</summary>
internal sealed class GapScale : IBenchmark
{
    private const int Large = 16_050;
    private const int VeryLarge = 1_000_000;

    public string Name => "gaps: scale";

    public Task<IReadOnlyList<BenchmarkResult>> MeasureAsync(CancellationToken cancellationToken)
    {
        var perBookLarge = PerBook(Large, rounds: 12);
        var perBookVeryLarge = PerBook(VeryLarge, rounds: 5);
        return Task.FromResult<IReadOnlyList<BenchmarkResult>>([
            BenchmarkResult.AtMost($"{Name}, time per book at 1,000,000 against 16,050 books", perBookVeryLarge / perBookLarge, "times", 1.6),
        ]);
    }

    private static double PerBook(int books, int rounds)
    {
        var workload = GapWorkload.Make(books);
        var best = double.MaxValue;
        for (var round = 0; round < rounds; round++)
            best = Math.Min(best, ProcessorTime.Once(() => GapRun.Find(workload)));
        return best / books;
    }
}
