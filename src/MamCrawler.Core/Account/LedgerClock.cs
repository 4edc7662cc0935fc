namespace MamCrawler.Core.Account;

/// <summary>
/// The present as a ledger may trust it (rules.md 5, Pace). This machine's clock may be wrong by days for a while, so it alone makes no ledger forget anything: the
/// tracker's own clock has to say the same.
/// </summary>
/// <param name="now">The present by this machine's clock.</param>
/// <param name="account">The account's facts, with what the tracker said of the time.</param>
internal sealed class LedgerClock(DateTimeOffset now, AccountSnapshot account)
{
    /// <summary>An entry that lies further ahead was written by a wrong clock, as sure as this one is right.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromHours(1);

    private readonly DateTimeOffset? told = account.ToldAt ?? account.CountedAt;
    private readonly bool isRight = account.ToldAt is not null && TrackerClock.Difference(account) is null;

    /// <summary>The present by this machine's clock.</summary>
    internal DateTimeOffset Now => now;

    /// <summary>Whatever is older than this may be forgotten; null while only this machine's clock says that it is old.</summary>
    internal DateTimeOffset? Forgets(TimeSpan age) => told is { } at ? (at < now ? at : now) - age : null;

    /// <summary>The moment of an entry, put right where it is known to be wrong.</summary>
    internal DateTimeOffset Right(DateTimeOffset at) => isRight && at > now + Ahead ? now : at;

    /// <summary>The moment for a new entry: never before the newest one, or a clock that was set back would make it look older than it is once it is right again.</summary>
    internal DateTimeOffset After(IEnumerable<DateTimeOffset> entries) => entries.Append(now).Max();
}
