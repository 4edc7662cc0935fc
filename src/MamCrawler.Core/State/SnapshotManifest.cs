namespace MamCrawler.Core.State;

/// <summary>What a snapshot of the library holds.</summary>
/// <param name="Id">The run that took it.</param>
/// <param name="TakenAt">When.</param>
/// <param name="Books">Books read.</param>
/// <param name="Series">Series, followed ones included.</param>
/// <param name="Authors">Authors, followed ones included.</param>
/// <param name="SeriesChunks">Documents of at most 50 series.</param>
/// <param name="AuthorChunks">Documents of at most 50 authors.</param>
/// <param name="Language">The language most books have; null when none says.</param>
public sealed record SnapshotManifest(
    string Id,
    DateTimeOffset TakenAt,
    int Books,
    int Series,
    int Authors,
    int SeriesChunks,
    int AuthorChunks,
    string? Language
);
