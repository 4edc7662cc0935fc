using MamCrawler.Core.Faults;

namespace MamCrawler.Core.Orchestrations.Scanning;

/// <summary>What one search came to.</summary>
/// <param name="Answered">Gaps that have an answer now.</param>
/// <param name="Grabs">Releases chosen.</param>
/// <param name="Requests">Requests made to the tracker.</param>
/// <param name="Fault">What ended it early; null when nothing did.</param>
/// <param name="Cancelled">True when somebody asked the run to stop.</param>
public sealed record SearchOutcome(int Answered, int Grabs, int Requests, Fault? Fault = null, bool Cancelled = false)
{
    /// <summary>Requests that were sent, by service; null for none.</summary>
    public IReadOnlyDictionary<string, int>? Sent { get; init; }
}
