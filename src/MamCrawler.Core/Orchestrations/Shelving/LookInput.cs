namespace MamCrawler.Core.Orchestrations.Shelving;

/// <summary>A look at the library.</summary>
/// <param name="DownloadId">The download's id.</param>
/// <param name="Number">How many looks there were before, from 0.</param>
/// <param name="IsLast">True when patience ends with it.</param>
/// <param name="Refusal">Why the library would not scan, in words; null when it does.</param>
/// <param name="Correlation">The id of the request that the download goes back to; null when none asked for it.</param>
public sealed record LookInput(string DownloadId, int Number, bool IsLast, string? Refusal = null, string? Correlation = null);
