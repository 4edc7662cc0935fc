namespace MamCrawler.Core.Orchestrations.Shelving;

/// <summary>How a run came out.</summary>
/// <param name="DownloadId">The download's id.</param>
/// <param name="Result">The end.</param>
/// <param name="Looks">How often the library was looked at.</param>
/// <param name="Volumes">The volumes that are proved.</param>
public sealed record ShelveOutcome(string DownloadId, ShelveResult Result, int Looks, int Volumes);
