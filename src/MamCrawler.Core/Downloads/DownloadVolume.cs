namespace MamCrawler.Core.Downloads;

/// <summary>A volume that a download fills, and where it is to stand: <c>Author/Series/N - Title/</c>.</summary>
/// <param name="GapId">The gap it fills; empty for an owned volume that comes along in a pack.</param>
/// <param name="Author">The first author.</param>
/// <param name="Series">The series' name; empty for a single book.</param>
/// <param name="Number">The position as text ("3", "0.5"); empty when it has none.</param>
/// <param name="Title">The title.</param>
public sealed record DownloadVolume(string GapId, string Author, string Series, string Number, string Title);
