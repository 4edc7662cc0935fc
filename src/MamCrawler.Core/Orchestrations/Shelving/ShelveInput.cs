namespace MamCrawler.Core.Orchestrations.Shelving;

/// <summary>All that shelving a download needs to know.</summary>
/// <param name="DownloadId">The download's id.</param>
/// <param name="Waits">How long to wait before each look at the library, in order.</param>
/// <param name="Correlation">The id of the request that the download goes back to; null when none asked for it.</param>
public sealed record ShelveInput(string DownloadId, IReadOnlyList<TimeSpan> Waits, string? Correlation = null);
