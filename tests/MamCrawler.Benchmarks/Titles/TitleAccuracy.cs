using FuzzySharp;
using MamCrawler.Core.Library;

namespace MamCrawler.Benchmarks.Titles;

/// <summary>Precision and recall of matching titles by key against FuzzySharp's token-set ratio at the threshold that suits it best, on the corpus.</summary>
internal sealed class TitleAccuracy : IBenchmark
{
    public string Name => "titles: accuracy";

    public Task<IReadOnlyList<BenchmarkResult>> MeasureAsync(CancellationToken cancellationToken)
    {
        if (CorpusPairs.Folder() is not { } folder)
            return Task.FromResult<IReadOnlyList<BenchmarkResult>>([
                new BenchmarkResult($"{Name} (the corpus is not there)", double.NaN, "", "", Holds: false),
            ]);
        var pairs = CorpusPairs.Read(folder);
        var scores = pairs.Select(pair => Fuzz.TokenSetRatio(pair.Wanted, pair.Listed)).ToArray();
        var ours = Score(pairs, at => TitleMatch.Same(pairs[at].Wanted, pairs[at].Listed));
        var fuzzy = Enumerable.Range(50, 51).Select(threshold => Score(pairs, at => scores[at] >= threshold)).MaxBy(score => score.F);
        return Task.FromResult<IReadOnlyList<BenchmarkResult>>([
            BenchmarkResult.AtLeast($"{Name}, precision by key (FuzzySharp at its best: {fuzzy.Precision:0.000})", ours.Precision, "of 1", fuzzy.Precision),
            BenchmarkResult.AtLeast($"{Name}, recall by key (FuzzySharp at its best: {fuzzy.Recall:0.000})", ours.Recall, "of 1", fuzzy.Recall),
        ]);
    }

    private static (double Precision, double Recall, double F) Score(List<(string Wanted, string Listed, bool Same)> pairs, Func<int, bool> matches)
    {
        int found = 0,
            right = 0,
            all = 0;
        for (var at = 0; at < pairs.Count; at++)
        {
            var match = matches(at);
            found += match ? 1 : 0;
            all += pairs[at].Same ? 1 : 0;
            right += match && pairs[at].Same ? 1 : 0;
        }

        var (precision, recall) = (found == 0 ? 0 : (double)right / found, (double)right / all);
        return (precision, recall, right == 0 ? 0 : 2 * precision * recall / (precision + recall));
    }
}
