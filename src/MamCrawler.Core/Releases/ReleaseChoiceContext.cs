using MamCrawler.Core.Account;

namespace MamCrawler.Core.Releases;

/// <summary>What choosing needs to know of the account, the client and the library.</summary>
public sealed record ReleaseChoiceContext
{
    /// <summary>The account's facts as they were read last, which say what is free by VIP and for how long; null when they are unknown, which is no VIP.</summary>
    public AccountSnapshot? Account { get; init; }

    /// <summary>True when releases that cost ratio may be chosen. Off unless the account's facts allow it.</summary>
    public bool PaidAllowed { get; init; }

    /// <summary>The account's budget, which decides about what is not free; null where <see cref="PaidAllowed"/> alone does.</summary>
    public GrabBudget? Budget { get; init; }

    /// <summary>The present.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>True for tracker ids that the queue or the client holds (rules.md 1.2).</summary>
    public Func<long, bool> IsHeld { get; init; } = static _ => false;

    /// <summary>True for tracker ids that a person rejected, or that failed for good; they are not tried again.</summary>
    public Func<long, bool> IsGivenUp { get; init; } = static _ => false;

    /// <summary>
    /// True for a position of a series that the library owns. Null when it cannot be told: then every volume of a pack that is not wanted counts as owned.
    /// </summary>
    public Func<string, decimal, bool>? Owns { get; init; }

    /// <summary>True for a series of which the library owns any volume. Null when it cannot be told: then a pack whose volumes nobody states is not taken.</summary>
    public Func<string, bool>? OwnsSeries { get; init; }
}
