namespace MamCrawler.Core.Orchestrations.Scanning;

/// <summary>What a scan came to, in counts; everything else stands in the run's row and report.</summary>
public sealed record ScanOutcome(string RunId, int Gaps, int Answered, int Grabs, bool Cancelled);
