using MamCrawler.Core.Faults;

namespace MamCrawler.Core.Orchestrations.Scanning;

/// <summary>What ordering the gaps came to.</summary>
/// <param name="Gaps">Gaps of any class kept.</param>
/// <param name="Wanted">Gaps wanted now.</param>
/// <param name="Batches">Series and authors to search for, most wanted first.</param>
/// <param name="Fault">Why the account could not be read; null when it was.</param>
public sealed record OrderOutcome(int Gaps, int Wanted, int Batches, Fault? Fault = null)
{
    /// <summary>So many of the first batches hold something that a person wished for.</summary>
    public int Wishes { get; init; }

    /// <summary>What could not be asked about wishes; the scan goes on. Null for nothing.</summary>
    public IReadOnlyList<Fault>? Notes { get; init; }

    /// <summary>Requests that were sent, by service; null for none.</summary>
    public IReadOnlyDictionary<string, int>? Sent { get; init; }
}
