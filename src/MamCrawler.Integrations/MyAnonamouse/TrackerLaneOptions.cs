using MamCrawler.Core.Account;

namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>The lane's lease and pace (rules.md 5, Pace and One owner).</summary>
public sealed record TrackerLaneOptions
{
    /// <summary>How fast the tracker may be asked.</summary>
    public PaceOptions Pace { get; init; } = PaceOptions.Rules;

    /// <summary>How long a lease lasts from its last renewal.</summary>
    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>The longest time a request is given.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A request is aborted so long before the lease ends.</summary>
    public TimeSpan AbortMargin { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>A lease of another process is taken over only so long after it must have ended: when its row was watched to stand unchanged for a lease and this.</summary>
    public TimeSpan Skew { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How often a lease of another process is looked at while waiting for it.</summary>
    public TimeSpan LookEvery { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long to wait for the lease of another process before giving up with <c>LaneBusy</c>. Two minutes outlast a process that was killed; with less it takes several calls, each of which goes on watching where the last one ended.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Is told, once a wait, when the lease of another process has to be waited for, and until when unless that process goes on (by our clock).</summary>
    public Action<DateTimeOffset>? Waiting { get; init; }

    /// <summary>Cancelled when the process stops: nobody waits for another process's lease any more. Requests under way go on.</summary>
    public CancellationToken Stopping { get; init; }

    /// <summary>Sentences about what is wrong; empty when nothing is.</summary>
    public IReadOnlyList<string> Validate(bool loopback)
    {
        var wrong = new List<string>(Pace.Validate(loopback));
        if (RequestTimeout <= TimeSpan.Zero || LookEvery <= TimeSpan.Zero || LongestWait < TimeSpan.Zero)
            wrong.Add("The lane's request timeout and looking interval must be positive, and its longest wait zero or more.");
        if (Lease < RequestTimeout + AbortMargin)
            wrong.Add(
                $"The lane's lease of {Lease.TotalSeconds:0.##} s is too short: a request of {RequestTimeout.TotalSeconds:0.##} s must end {AbortMargin.TotalSeconds:0.##} s before it."
            );
        if (loopback)
            return wrong;
        if (RequestTimeout > TimeSpan.FromSeconds(30))
            wrong.Add($"The tracker's request timeout of {RequestTimeout.TotalSeconds:0.##} s is too long: a request is given at most 30 s.");
        if (Lease != TimeSpan.FromSeconds(90))
            wrong.Add($"The lane's lease of {Lease.TotalSeconds:0.##} s must be 90 s: every process that shares the state counts on it.");
        if (AbortMargin < TimeSpan.FromSeconds(15) || Skew < TimeSpan.FromSeconds(15))
            wrong.Add("The lane's abort margin and its allowance for clocks that differ must be at least 15 s each.");
        return wrong;
    }
}
