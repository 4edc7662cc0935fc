using MamCrawler.Core.Releases;

namespace MamCrawler.Core.Account;

/// <summary>What a release costs the account (rules.md 5).</summary>
public static class CostPolicy
{
    /// <summary>True when the release is free for this account: free for everybody, paid for already, or a VIP release and the account is VIP.</summary>
    /// <param name="release">The release as the tracker shows it.</param>
    /// <param name="account">The account's facts; null when they are unknown, which is no VIP.</param>
    /// <param name="now">The time, for VIP states that end.</param>
    public static bool IsFree(Release release, AccountSnapshot? account, DateTimeOffset now)
    {
        if (release.Free || release.PersonalFreeleech)
            return true;
        var accountIsVip = account is { IsVip: true } && (account.VipUntil is not { } until || until > now);
        var releaseIsVip = release.Vip && (release.VipExpires is not { } expires || expires > now);
        return accountIsVip && (releaseIsVip || release.FreeForVip);
    }
}
