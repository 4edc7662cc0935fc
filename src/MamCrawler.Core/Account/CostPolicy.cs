using MamCrawler.Core.Releases;

namespace MamCrawler.Core.Account;

/// <summary>What a release costs the account (rules.md 5).</summary>
public static class CostPolicy
{
    /// <summary>True when the release is free for this account.</summary>
    /// <param name="release">The release as last read: free periods end.</param>
    /// <param name="account">The account's facts; null when they are unknown, which is no VIP.</param>
    /// <param name="now">The time, for VIP states that end.</param>
    public static bool IsFree(Release release, AccountSnapshot? account, DateTimeOffset now) => IsFree(release, account?.IsVipAt(now) ?? false, now);

    /// <summary>True when the release is free for everybody, was paid for already, or is free for VIP and the account is VIP.</summary>
    public static bool IsFree(Release release, bool accountIsVip, DateTimeOffset now) =>
        release.Free || release.PersonalFreeleech || (accountIsVip && (release.FreeForVip || IsVip(release, now)));

    /// <summary>Why the release is free for this account, VIP first; null when it is not free.</summary>
    public static GrabPrice? FreePrice(Release release, AccountSnapshot? account, DateTimeOffset now)
    {
        if ((account?.IsVipAt(now) ?? false) && (release.FreeForVip || IsVip(release, now)))
            return GrabPrice.Vip;
        return release.Free || release.PersonalFreeleech ? GrabPrice.Freeleech : null;
    }

    /// <summary>True while the release is a VIP torrent.</summary>
    public static bool IsVip(Release release, DateTimeOffset now) => release.Vip && (release.VipExpires is not { } end || end > now);
}
