using MamCrawler.Core.Faults;

namespace MamCrawler.Core.Orchestrations.Scanning;

/// <summary>What taking a snapshot came to.</summary>
public sealed record SnapshotOutcome(int Books, int Series, int Authors, int SeriesChunks, int AuthorChunks, Fault? Fault = null)
{
    /// <summary>Requests that were sent, by service; null for none.</summary>
    public IReadOnlyDictionary<string, int>? Sent { get; init; }
}
