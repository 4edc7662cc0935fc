namespace MamCrawler.Core.Gaps;

/// <summary>What the gaps of one series or author have in common.</summary>
/// <param name="Prefix">What their ids begin with.</param>
/// <param name="Key">The group's key.</param>
/// <param name="Series">The series' name; null for an author.</param>
/// <param name="Aliases">Other names of the series.</param>
/// <param name="Authors">Its authors, for works that name none.</param>
/// <param name="Language">The wanted language as written; null when unknown.</param>
/// <param name="Narrators">Narrators of the owned volumes.</param>
/// <param name="Followed">True when a person follows it.</param>
internal sealed record GapGroup(
    string Prefix,
    string Key,
    string? Series,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<string> Authors,
    string? Language,
    IReadOnlyList<string> Narrators,
    bool Followed
);
