using MamCrawler.Core.Releases;

namespace MamCrawler.Core.Discovery;

/// <summary>A book of the top ten that is to be proposed.</summary>
/// <param name="Work">The work.</param>
/// <param name="Release">The best release of it among the rows.</param>
/// <param name="GapId">The gap that it fills; null when it is none.</param>
/// <param name="Why">Why this release, as a sentence.</param>
internal sealed record TopTenPick(TopTenWork Work, Release Release, string? GapId, string Why);
