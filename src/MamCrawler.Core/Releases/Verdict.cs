namespace MamCrawler.Core.Releases;

/// <summary>What was decided about one candidate for one gap, in words (rules.md 4: every candidate keeps its verdict).</summary>
/// <param name="ReleaseId">The tracker's torrent id.</param>
/// <param name="Title">The release's title, for people.</param>
/// <param name="Kind">What the release is to the wanted volume.</param>
/// <param name="StoppedBy">The first gate that stopped it; null when it passed all.</param>
/// <param name="Rank">1 is the best of those that passed; null when it was stopped.</param>
/// <param name="Why">The gate's reason, or the reasons for the rank, as a sentence.</param>
public sealed record Verdict(long ReleaseId, string Title, ReleaseKind Kind, Gate? StoppedBy, int? Rank, string Why);
