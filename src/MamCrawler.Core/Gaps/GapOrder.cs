namespace MamCrawler.Core.Gaps;

/// <summary>The order of wanting (rules.md 3): the series with most missing first, ties by series name, then by volume; author gaps after series gaps, the wishlist last.</summary>
public static class GapOrder
{
    /// <summary>
    /// Orders the gaps that are missing; gaps of other classes are never wanted by themselves and are left out. A work that two series (or two names of one series)
    /// lack is one gap: it stays with the series that is followed, else with the one that lacks most.
    /// </summary>
    public static IReadOnlyList<Gap> Order(IEnumerable<Gap> gaps)
    {
        var missing = Distinct([.. gaps.Where(gap => gap.Class == GapClass.Missing)]);
        var counts = Count(missing);
        return [.. missing.OrderBy(gap => gap.Series is null ? gap.Wishlist ? 2 : 1 : 0)
            .ThenByDescending(gap => counts[gap.GroupKey])
            .ThenBy(gap => gap.Series ?? (gap.Authors is [var author, ..] ? author : ""), StringComparer.OrdinalIgnoreCase)
            .ThenBy(gap => gap.GroupKey, StringComparer.Ordinal)
            .ThenBy(gap => gap.Number ?? decimal.MaxValue)
            .ThenBy(gap => gap.Id, StringComparer.Ordinal)];
    }

    private static List<Gap> Distinct(List<Gap> gaps)
    {
        var counts = Count(gaps);
        var holders = new Dictionary<string, string>(StringComparer.Ordinal);
        var kept = new List<Gap>(gaps.Count);
        foreach (var gap in gaps.OrderBy(gap => gap.Series is null).ThenByDescending(gap => gap.Followed).ThenByDescending(gap => counts[gap.GroupKey])
            .ThenBy(gap => gap.GroupKey, StringComparer.Ordinal))
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

    private static Dictionary<string, int> Count(List<Gap> gaps) => gaps.GroupBy(gap => gap.GroupKey, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Count());
}
