using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Orchestrations.Scanning;

/// <summary>What the searches of a scan came to so far.</summary>
internal sealed record SearchTotals(int Batches, int Answered, int Grabs, int Requests, Fault? Fault, bool Cancelled)
{
    /// <summary>Requests that were sent, by service; null for none.</summary>
    public IReadOnlyDictionary<string, int>? Sent { get; init; }

    public static SearchTotals None { get; } = new(0, 0, 0, 0, null, false);

    /// <summary>True when a fault or a person ended the searching: a tracker that refused is not asked again.</summary>
    public bool Ended => Fault is not null || Cancelled;

    /// <summary>One more than the highest number of a batch that was searched for.</summary>
    public int Reach { get; private init; }

    public SearchTotals Plus(int batch, SearchOutcome outcome) =>
        new(Batches + 1, Answered + outcome.Answered, Grabs + outcome.Grabs, Requests + outcome.Requests, outcome.Fault, outcome.Cancelled)
        {
            Reach = Math.Max(Reach, batch + 1),
            Sent = RequestTally.Sum(Sent, outcome.Sent),
        };
}
