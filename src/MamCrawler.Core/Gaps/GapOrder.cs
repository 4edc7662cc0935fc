namespace MamCrawler.Core.Gaps;

/// <summary>The order of wanting (rules.md 3): the series with most missing first, ties by series name, then by volume; author gaps after series gaps, the wishlist last.</summary>
public static class GapOrder
{
    /// <summary>Orders the gaps that are missing, each work once; gaps of other classes are never wanted by themselves and are left out.</summary>
    public static IReadOnlyList<Gap> Order(IEnumerable<Gap> gaps)
    {
        var missing = GapDuplicates.Remove(gaps).Where(gap => gap.Class == GapClass.Missing).ToList();
        var counts = GapDuplicates.CountMissing(missing);
        return
        [
            .. missing
                .OrderBy(gap =>
                    gap.Series is null
                        ? gap.Wishlist
                            ? 2
                            : 1
                        : 0
                )
                .ThenByDescending(gap => counts[gap.GroupKey])
                .ThenBy(gap => gap.Series ?? (gap.Authors is [var author, ..] ? author : ""), StringComparer.OrdinalIgnoreCase)
                .ThenBy(gap => gap.GroupKey, StringComparer.Ordinal)
                .ThenBy(gap => gap.Number ?? decimal.MaxValue)
                .ThenBy(gap => gap.Id, StringComparer.Ordinal),
        ];
    }
}
