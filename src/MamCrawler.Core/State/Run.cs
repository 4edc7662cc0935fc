using MamCrawler.Core.Orchestrations.Scanning;
using MamCrawler.Core.Scanning;

namespace MamCrawler.Core.State;

/// <summary>A scan as it is kept for people and for the API.</summary>
/// <param name="Id">Its id, which URLs name.</param>
/// <param name="Input">What it was started with.</param>
/// <param name="StartedAt">When.</param>
/// <param name="CancelRequested">True when somebody asked it to stop.</param>
/// <param name="Summary">What it came to; null while it runs.</param>
/// <param name="Correlation">The id of the request that asked for it; null for one that the schedule started.</param>
public sealed record Run(string Id, ScanInput Input, DateTimeOffset StartedAt, bool CancelRequested, ScanSummary? Summary, string? Correlation = null);
