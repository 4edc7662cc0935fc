namespace MamCrawler.Core.Scanning;

/// <summary>A wish to scan.</summary>
/// <param name="Mode">What happens to what is found.</param>
/// <param name="Limit">Grabs proposed at most, at least 1 (rules.md 3: 10 by default).</param>
public sealed record ScanRequest(ScanMode Mode, int Limit);
