using FuzzySharp;
using MamCrawler.Benchmarks.Gaps;
using MamCrawler.Core.Library;

namespace MamCrawler.Benchmarks.Titles;

/// <summary>Matching two titles against FuzzySharp's token-set ratio of the same two.</summary>
internal sealed class TitleSpeed : IBenchmark
{
    private const int Pairs = 2000;
    private const int PreparedRepeats = 50;

    public string Name => "titles: speed";

    public Task<IReadOnlyList<BenchmarkResult>> MeasureAsync(CancellationToken cancellationToken)
    {
        var workload = GapWorkload.Make(1605);
        var random = new Random(11);
        var slots = workload.Catalogs.Values.SelectMany(catalogs => catalogs[0].Works).Select(work => work.Title).ToArray();
        var pairs = Enumerable
            .Range(0, Pairs)
            .Select(_ => (One: workload.Books[random.Next(workload.Books.Count)].Title, Other: slots[random.Next(slots.Length)]))
            .ToArray();
        var prepared = pairs.Select(pair => (One: TitleKey.Of(pair.One), Other: TitleKey.Of(pair.Other))).ToArray();
        var matches = 0;

        var (raw, fuzzy) = ProcessorTime.BestOfBoth(
            9,
            () =>
            {
                foreach (var (one, other) in pairs)
                    matches += TitleMatch.Same(one, other) ? 1 : 0;
            },
            () =>
            {
                foreach (var (one, other) in pairs)
                    matches += Fuzz.TokenSetRatio(one, other) >= 90 ? 1 : 0;
            }
        );
        var keys =
            ProcessorTime.Best(
                9,
                () =>
                {
                    for (var repeat = 0; repeat < PreparedRepeats; repeat++)
                        foreach (var (one, other) in prepared)
                            matches += TitleMatch.Same(one, other) ? 1 : 0;
                }
            ) / PreparedRepeats;
        GC.KeepAlive(matches);
        return Task.FromResult<IReadOnlyList<BenchmarkResult>>([
            BenchmarkResult.AtLeast($"{Name}, raw titles, than FuzzySharp's token-set ratio", fuzzy / raw, "times faster", 8),
            BenchmarkResult.AtLeast($"{Name}, prepared keys, than FuzzySharp's token-set ratio", fuzzy / keys, "times faster", 100),
        ]);
    }
}
