namespace MamCrawler.Core.Scanning;

/// <summary>How far a scan is: the custom status of its orchestration.</summary>
/// <param name="Stage">What it is doing, as a stable word: "TakeSnapshot", "FindGaps", "FindAuthorGaps", "OrderGaps", "SearchReleases", "DecideGrabs", "WriteReport".</param>
/// <param name="Done">Units of this stage that are finished.</param>
/// <param name="Total">Units of this stage; 0 while unknown.</param>
/// <param name="Text">The same as a short sentence for people.</param>
public sealed record ScanProgress(string Stage, int Done, int Total, string Text);
