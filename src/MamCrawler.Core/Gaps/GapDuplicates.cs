namespace MamCrawler.Core.Gaps;

/// <summary>A work that two series lack, or two names of one series, is one gap.</summary>
public static class GapDuplicates
{
    /// <summary>
    /// Leaves one gap for each work: of the series that is followed, else of the one where it is missing, else of the one that lacks most; a series' before an author's.
    /// Works that one series disputes stay as they are.
    /// </summary>
    public static IReadOnlyList<Gap> Remove(IEnumerable<Gap> gaps)
    {
        var all = gaps as IReadOnlyList<Gap> ?? [.. gaps];
        var counts = CountMissing(all);
        var holders = new Dictionary<string, string>(StringComparer.Ordinal);
        var kept = new List<Gap>(all.Count);
        foreach (
            var gap in all.OrderBy(gap => gap.Series is null)
                .ThenByDescending(gap => gap.Followed)
                .ThenByDescending(gap => gap.Class == GapClass.Missing)
                .ThenByDescending(gap => counts.GetValueOrDefault(gap.GroupKey))
                .ThenBy(gap => gap.GroupKey, StringComparer.Ordinal)
        )
        {
            var keys = GapWorkKeys.Of(gap).ToList();
            if (keys.Exists(key => holders.TryGetValue(key, out var holder) && holder != gap.GroupKey))
                continue;
            kept.Add(gap);
            foreach (var key in keys)
                holders.TryAdd(key, gap.GroupKey);
        }

        return kept;
    }

    internal static Dictionary<string, int> CountMissing(IEnumerable<Gap> gaps) =>
        gaps.Where(gap => gap.Class == GapClass.Missing)
            .GroupBy(gap => gap.GroupKey, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Count());
}
