using MamCrawler.Core.Faults;

namespace MamCrawler.Core.Account;

/// <summary>
/// What the account must show before anything is taken: a clock that agrees with the tracker's, facts of the last 30 minutes, counts that could be read, and a ratio at which anything at
/// all may be taken. Anything unread holds. Room is decided by the
/// <see cref="GrabLedger"/>, ratio and price by <see cref="GrabPolicy"/>.
/// </summary>
public static class PushGate
{
    /// <summary>Looks at the account. Null when nothing stands against a push.</summary>
    /// <param name="account">The facts; null when they were never read.</param>
    /// <param name="now">The time.</param>
    public static PushHold? CheckAccount(AccountSnapshot? account, DateTimeOffset now)
    {
        if (account is not null && TrackerClock.Difference(account) is { } ahead)
            return new(FaultName.ClockWrong, TrackerClock.Sentence(ahead));
        // Facts from the future come from a wrong clock and are as good as none.
        if (account is null || now - account.ReadAt is var age && (age > AccountFacts.MaximumAge || age < -AccountFacts.ClockTolerance))
            return new(
                FaultName.AccountUnread,
                "The account's facts were not read in the last 30 minutes, so nothing is pushed. They are read again with the next attempt."
            );
        if (account is not { UnsatisfiedCount: not null, UnsatisfiedLimit: not null })
            return new(
                FaultName.AccountUnread,
                "The tracker's count or limit of unsatisfied torrents could not be read, so nothing is pushed. The tracker's answer may have changed its shape."
            );
        if (account.Ratio is not { } ratio || double.IsNaN(ratio) || account is not { UploadedBytes: not null, DownloadedBytes: not null })
            return new(
                FaultName.AccountUnread,
                "The account's ratio could not be read, so nothing is pushed. The tracker's answer may have changed its shape."
            );
        return RatioGate.Check(account, bytesToCome: 0, costBytes: 0);
    }
}
