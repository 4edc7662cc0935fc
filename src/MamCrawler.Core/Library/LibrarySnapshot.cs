namespace MamCrawler.Core.Library;

/// <summary>The library as the gaps are looked for in it.</summary>
/// <param name="Series">Every series held or followed, by key.</param>
/// <param name="Authors">Every author held or followed, by key.</param>
/// <param name="Index">What the whole library owns.</param>
/// <param name="BookCount">How many items were read.</param>
/// <param name="MajorityLanguage">The language most items are in, as most of them write it; null when none says.</param>
public sealed record LibrarySnapshot(
    IReadOnlyList<SeriesGroup> Series,
    IReadOnlyList<AuthorGroup> Authors,
    OwnershipIndex Index,
    int BookCount,
    string? MajorityLanguage
);
