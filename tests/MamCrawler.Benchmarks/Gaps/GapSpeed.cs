using FuzzySharp;
using MamCrawler.Core.Gaps;

namespace MamCrawler.Benchmarks.Gaps;

/// <summary>Finding gaps against comparing titles by FuzzySharp's ratio, for 1,605 books and 866 series.</summary>
internal sealed class GapSpeed : IBenchmark
{
    private const int Books = 1605;
    private const int Rounds = 15;
    private const int SampledSlots = 60;

    public string Name => "gaps: speed";

    public Task<IReadOnlyList<BenchmarkResult>> MeasureAsync(CancellationToken cancellationToken)
    {
        var workload = GapWorkload.Make(Books);
        var bySeries = workload
            .Books.Where(book => book.Series.Count > 0)
            .GroupBy(book => book.Series[0].Name)
            .Select(series => (Owned: series.Select(book => book.Title).ToArray(), Slots: workload.Catalogs[series.Key][0].Works.Select(Listed).ToArray()))
            .ToList();
        var slots = bySeries.SelectMany(series => series.Slots).ToList();
        var titles = workload.Books.Select(book => book.Title).ToArray();
        var random = new Random(7);
        var sample = Enumerable.Range(0, SampledSlots).Select(_ => slots[random.Next(slots.Count)]).ToArray();
        var matches = 0;
        var gaps = 0;

        var (ours, within) = ProcessorTime.BestOfBoth(
            Rounds,
            () => gaps = GapRun.Find(workload),
            () =>
            {
                foreach (var (owned, listed) in bySeries)
                    matches += CountMatches(listed, owned);
            }
        );
        var across = ProcessorTime.Best(3, () => matches += CountMatches(sample, titles)) * slots.Count / SampledSlots;
        GC.KeepAlive(matches);
        return Task.FromResult<IReadOnlyList<BenchmarkResult>>([
            BenchmarkResult.AtLeast($"{Name}, than FuzzySharp within each series ({gaps} gaps)", within / ours, "times faster", 5),
            BenchmarkResult.AtLeast($"{Name}, than FuzzySharp across the library (sampled)", across / ours, "times faster", 500),
        ]);
    }

    // Both sides read the same raw strings: a listing is its title and its subtitle, as Audible shows them.
    private static string Listed(CatalogWork work) => work.Subtitle is null ? work.Title : $"{work.Title}: {work.Subtitle}";

    private static int CountMatches(string[] slots, string[] owned)
    {
        var matches = 0;
        foreach (var slot in slots)
        foreach (var title in owned)
            if (Fuzz.Ratio(title, slot) >= 90)
                matches++;
        return matches;
    }
}
