using MamCrawler.Core.Faults;
using MamCrawler.Core.Releases;

namespace MamCrawler.Core.Account;

/// <summary>
/// What an approved download must pass before it is pushed, until the account issue is done: outside loopback the ratio is at least 1.10, there is room, and the
/// release is free; facts of the last 30 minutes say so, and anything unread holds. Room is decided by the <see cref="GrabLedger"/>.
/// </summary>
public static class PushGate
{
    /// <summary>The ratio below which nothing is pushed.</summary>
    public const double MinimumRatio = 1.10;

    /// <summary>Looks at the account. Null when nothing stands against a push.</summary>
    /// <param name="account">The facts; null when they were never read.</param>
    /// <param name="now">The time.</param>
    /// <param name="loopback">True when tracker and client stand on this machine, where there is no account to hurt.</param>
    public static PushHold? CheckAccount(AccountSnapshot? account, DateTimeOffset now, bool loopback)
    {
        if (account is null || now - account.ReadAt > AccountFacts.MaximumAge)
            return new(
                FaultName.AccountUnread,
                "The account's facts were not read in the last 30 minutes, so nothing is pushed. They are read again with the next attempt."
            );
        if (account is not { UnsatisfiedCount: not null, UnsatisfiedLimit: not null })
            return new(
                FaultName.AccountUnread,
                "The tracker's count or limit of unsatisfied torrents could not be read, so nothing is pushed. The tracker's answer may have changed its shape."
            );
        if (loopback)
            return null;
        if (account.Ratio is not { } ratio || double.IsNaN(ratio))
            return new(
                FaultName.AccountUnread,
                "The account's ratio could not be read, so nothing is pushed. The tracker's answer may have changed its shape."
            );
        return ratio >= MinimumRatio
            ? null
            : new(null, $"The ratio is {ratio:0.00}, and nothing is pushed below {MinimumRatio:0.00}. Seeding raises it.", HoldReason.Ratio);
    }

    /// <summary>Looks at the release as the tracker shows it immediately before the grab. Null when nothing stands against a push.</summary>
    /// <param name="release">The release as just read.</param>
    /// <param name="account">The facts.</param>
    /// <param name="guard">The ratio guard, which on loopback too lets nothing through that costs while it is frozen.</param>
    /// <param name="now">The time.</param>
    /// <param name="loopback">True when tracker and client stand on this machine.</param>
    public static PushHold? CheckRelease(Release release, AccountSnapshot account, GuardState guard, DateTimeOffset now, bool loopback)
    {
        if (CostPolicy.IsFree(release, account, now))
            return null;
        if (guard.Reason is { } frozen)
            return new(null, frozen, HoldReason.Ratio);
        return loopback
            ? null
            : new(
                null,
                $"The release is not free for this account{(release.Vip || release.FreeForVip ? " (only VIP accounts get it free)" : "")}, and paid downloads are off. It is looked at again each day.",
                HoldReason.Cost
            );
    }
}
