using MamCrawler.Core.Faults;

namespace MamCrawler.Integrations.Http;

/// <summary>How one service is asked: its name in sentences, what its silence is called, and the bounds of time, size and repetition.</summary>
public sealed record ServiceProfile
{
    /// <summary>The service's name in faults and reports ("Audiobookshelf").</summary>
    public required string Service { get; init; }

    /// <summary>The fault for "no answer": <see cref="FaultName.LibraryUnreachable"/>, <see cref="FaultName.WitnessUnavailable"/>, ...</summary>
    public required FaultName Unreachable { get; init; }

    /// <summary>The User-Agent; <see cref="HonestUserAgent"/>, to which a contact may be added.</summary>
    public string UserAgent { get; init; } = HonestUserAgent.Value;

    /// <summary>What a person can do when it does not answer, as a sentence.</summary>
    public string Advice { get; init; } = "Check that it runs and that its address is right; the work is tried again by itself.";

    /// <summary>The longest time for one try, from sending to the last byte of the body. Real time.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The largest body that is read.</summary>
    public int MaxBodyBytes { get; init; } = 8 * 1024 * 1024;

    /// <summary>How often an idempotent request is tried in all, 1 to 3.</summary>
    public int Tries { get; init; } = 3;

    /// <summary>The first wait between tries; doubled each time, with jitter.</summary>
    public TimeSpan FirstWait { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>A longer Retry-After is not waited for here: the caller gets the answer and decides.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>So many failures within 30 s (and at least 9 in 10) stop further requests for <see cref="BreakFor"/>.</summary>
    public int FailuresToBreak { get; init; } = 6;

    /// <summary>How long nothing is asked once the circuit is open.</summary>
    public TimeSpan BreakFor { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The seed of the waits' jitter.</summary>
    public int Seed { get; init; }
}
