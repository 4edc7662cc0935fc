using MamCrawler.Core.Scanning;

namespace MamCrawler.Core.Orchestrations.Scanning;

/// <summary>All that a scan needs to know: options are read by the starter and travel in here, because an orchestrator may read none.</summary>
/// <param name="RunId">The run's id; begins with its time, so that ids sort by age.</param>
/// <param name="Mode">What happens to what is found.</param>
/// <param name="Limit">Grabs at most.</param>
/// <param name="TrackerRequests">Requests to the tracker at most (rules.md 3: 100).</param>
/// <param name="Window">Chunks that are looked at at the same time, at least 1.</param>
/// <param name="Correlation">The id of the request that asked for it; null for one that the schedule started.</param>
public sealed record ScanInput(string RunId, ScanMode Mode, int Limit, int TrackerRequests, int Window, string? Correlation = null);
