using MamCrawler.Core.WantedLists;

namespace MamCrawler.Core.Gaps;

/// <summary>
/// The order of wanting (rules.md 3): the series with most missing first, ties by series name, then by volume; author gaps after series gaps, the wishlist last. What a
/// person wished for comes before that, taking turns with it, so that a long list leaves room for the series among what a run can look at.
/// </summary>
public static class GapOrder
{
    /// <summary>Orders the gaps that are missing, each work once; gaps of other classes are never wanted by themselves and are left out.</summary>
    public static IReadOnlyList<Gap> Order(IEnumerable<Gap> gaps)
    {
        var missing = GapDuplicates.Remove(gaps).Where(gap => gap.Class == GapClass.Missing).ToList();
        var counts = GapDuplicates.CountMissing(missing);
        var ordered = missing
            .OrderBy(Kind)
            .ThenByDescending(gap => counts[gap.GroupKey])
            .ThenBy(gap => gap.Series ?? (gap.Authors is [var author, ..] ? author : ""), StringComparer.OrdinalIgnoreCase)
            .ThenBy(gap => gap.GroupKey, StringComparer.Ordinal)
            .ThenBy(gap => gap.Number ?? decimal.MaxValue)
            .ThenBy(gap => gap.Id, StringComparer.Ordinal)
            .ToList();
        return missing.Exists(gap => gap.Wish is not null) ? TakingTurns(ordered) : ordered;
    }

    /// <summary>
    /// What is searched for together: a series, or an author's gaps. A wish has its whole series searched with it, because one question answers both and one pack may hold
    /// both; it has no other work of its author searched.
    /// </summary>
    public static string BatchKey(Gap gap) => gap is { Series: null, Wish: { } wish } ? Wish.GapPrefix + wish.Id : gap.GroupKey;

    private static int Kind(Gap gap) =>
        gap.Series is not null ? 0
        : gap.Wishlist && gap.Wish is null ? 2
        : 1;

    private static List<Gap> TakingTurns(List<Gap> ordered)
    {
        var groups = ordered
            .GroupBy(static gap => (Wished: gap.Wish is not null, Batch: BatchKey(gap)))
            .Select(static group => group.ToList())
            .ToLookup(static group => group[0].Wish is not null);
        var wished = new Queue<List<Gap>>(groups[true].OrderByDescending(ByHand).ThenBy(Since));
        var others = new Queue<List<Gap>>(groups[false]);
        var all = new List<Gap>(ordered.Count);
        while (wished.Count + others.Count > 0)
        {
            if (wished.TryDequeue(out var wishes))
                all.AddRange(wishes);
            if (others.TryDequeue(out var series))
                all.AddRange(series);
        }

        return all;
    }

    private static bool ByHand(List<Gap> wishes) => wishes.Exists(static gap => gap.Wish is { ByHand: true });

    private static DateTimeOffset? Since(List<Gap> wishes) => wishes.Min(static gap => gap.Wish?.Since);
}
