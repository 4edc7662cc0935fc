using MamCrawler.Core.WantedLists;

namespace MamCrawler.Core.Gaps;

/// <summary>
/// The order of wanting (rules.md 3): the series with most missing first, ties by series name, then by volume; author gaps after series gaps, the wishlist last. What a
/// person wished for comes before that, taking turns with it, so that a long list does not keep the series waiting.
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
    /// What is searched for together: a series, or an author's gaps. A wish lifts its whole series, because one question answers it and one pack may hold it; it lifts no
    /// other work of its author.
    /// </summary>
    public static string BatchKey(Gap gap) => gap is { Series: null, Wish: { } wish } ? Wish.GapPrefix + wish.Id : gap.GroupKey;

    private static int Kind(Gap gap) =>
        gap.Series is not null ? 0
        : gap.Wishlist && gap.Wish is null ? 2
        : 1;

    private static List<Gap> TakingTurns(List<Gap> ordered)
    {
        var batches = ordered.GroupBy(BatchKey, StringComparer.Ordinal).Select(static batch => batch.ToList()).ToLookup(IsWished);
        var wished = new Queue<List<Gap>>(batches[true].OrderByDescending(ByHand).ThenBy(Since));
        var others = new Queue<List<Gap>>(batches[false]);
        var all = new List<Gap>(ordered.Count);
        while (wished.Count + others.Count > 0)
        {
            if (wished.TryDequeue(out var wish))
                all.AddRange(wish.OrderBy(static gap => gap.Wish is null));
            if (others.TryDequeue(out var other))
                all.AddRange(other);
        }

        return all;
    }

    private static bool IsWished(List<Gap> batch) => batch.Exists(static gap => gap.Wish is not null);

    private static bool ByHand(List<Gap> batch) => batch.Exists(static gap => gap.Wish is { ByHand: true });

    private static DateTimeOffset Since(List<Gap> batch) => batch.Min(static gap => gap.Wish?.Since) ?? DateTimeOffset.MaxValue;
}
