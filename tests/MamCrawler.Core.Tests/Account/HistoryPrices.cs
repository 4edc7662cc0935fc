using MamCrawler.Core.Releases;

namespace MamCrawler.Core.Tests.Account;

/// <summary>What is free on the tracker of a random history, in words of its own: the code under test is not asked.</summary>
internal static class HistoryPrices
{
    /// <summary>True when loading a release at a moment costs the account nothing.</summary>
    /// <param name="release">The release as it truly is.</param>
    /// <param name="vipUntil">When the account's VIP ends; null for an account without it.</param>
    /// <param name="at">The moment, by the tracker's clock.</param>
    public static bool IsFree(Release release, DateTimeOffset? vipUntil, DateTimeOffset at) =>
        release.Free || release.PersonalFreeleech || (IsVip(release, at) && vipUntil > at);

    /// <summary>True for a row of which nobody can tell what it costs.</summary>
    public static bool IsContradictory(Release release, DateTimeOffset at) =>
        release.FreeForVip && !release.Free && !release.PersonalFreeleech && !IsVip(release, at);

    private static bool IsVip(Release release, DateTimeOffset at) => release.Vip && (release.VipExpires ?? DateTimeOffset.MaxValue) > at;
}
