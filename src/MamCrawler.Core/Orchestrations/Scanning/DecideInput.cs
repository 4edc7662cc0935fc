using MamCrawler.Core.Scanning;

namespace MamCrawler.Core.Orchestrations.Scanning;

/// <summary>What deciding needs to know.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Mode">Propose, or queue at once.</param>
/// <param name="Limit">Grabs at most.</param>
/// <param name="Batches">Batches that were searched for.</param>
/// <param name="Correlation">The id of the request that asked for the scan; null when none did.</param>
public sealed record DecideInput(string RunId, ScanMode Mode, int Limit, int Batches, string? Correlation = null);
