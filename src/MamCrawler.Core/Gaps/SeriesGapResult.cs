namespace MamCrawler.Core.Gaps;

/// <summary>What a series lacks. Slots are either owned or a gap of some class.</summary>
/// <param name="SeriesKey">The group's key.</param>
/// <param name="Gaps">The gaps of every class, by position.</param>
/// <param name="Slots">How many slots the series has.</param>
/// <param name="Owned">How many of them something owned covers.</param>
/// <param name="LearntAliases">Other names of the series that the witnesses taught.</param>
public sealed record SeriesGapResult(string SeriesKey, IReadOnlyList<Gap> Gaps, int Slots, int Owned, IReadOnlyList<string> LearntAliases)
{
    /// <summary>How many gaps are missing: the only ones that are ever filled by themselves.</summary>
    public int Missing => Gaps.Count(gap => gap.Class == GapClass.Missing);
}
