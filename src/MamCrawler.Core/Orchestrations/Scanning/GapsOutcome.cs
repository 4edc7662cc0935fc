using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Orchestrations.Scanning;

/// <summary>What looking for gaps came to.</summary>
/// <param name="Groups">Series or authors looked at.</param>
/// <param name="Gaps">Gaps of any class found.</param>
/// <param name="Faults">Witnesses that could not be asked, each fault once.</param>
/// <param name="Cancelled">True when somebody asked the run to stop.</param>
public sealed record GapsOutcome(int Groups, int Gaps, IReadOnlyList<Fault> Faults, bool Cancelled)
{
    public static GapsOutcome None { get; } = new(0, 0, [], false);

    /// <summary>Requests that were sent, by service; null for none.</summary>
    public IReadOnlyDictionary<string, int>? Sent { get; init; }

    /// <summary>Both together; a witness that failed the same way in both stands once.</summary>
    public GapsOutcome Plus(GapsOutcome other) =>
        new(
            Groups + other.Groups,
            Gaps + other.Gaps,
            Faults.Concat(other.Faults).DistinctBy(fault => (fault.Service, fault.Name)).ToArray(),
            Cancelled || other.Cancelled
        )
        {
            Sent = RequestTally.Sum(Sent, other.Sent),
        };
}
