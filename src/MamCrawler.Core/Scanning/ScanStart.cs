namespace MamCrawler.Core.Scanning;

/// <summary>The answer to a wish to scan.</summary>
/// <param name="RunId">The run to look at: the new one, or the one that was running already.</param>
/// <param name="Started">True when it was started now; false when one was already running.</param>
public sealed record ScanStart(string RunId, bool Started);
