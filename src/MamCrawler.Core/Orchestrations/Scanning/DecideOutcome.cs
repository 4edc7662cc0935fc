using MamCrawler.Core.Faults;

namespace MamCrawler.Core.Orchestrations.Scanning;

/// <summary>What was decided.</summary>
/// <param name="Grabs">Downloads written: proposed, or approved and queued.</param>
/// <param name="Fault">Why nothing was written although there was something to write; null otherwise.</param>
public sealed record DecideOutcome(int Grabs, Fault? Fault = null)
{
    /// <summary>Requests that were sent, by service; null for none.</summary>
    public IReadOnlyDictionary<string, int>? Sent { get; init; }
}
