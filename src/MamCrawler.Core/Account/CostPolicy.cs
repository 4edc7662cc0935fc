using System.Globalization;
using MamCrawler.Core.Releases;

namespace MamCrawler.Core.Account;

/// <summary>What a release costs the account (rules.md 5, Cost). What is free only while VIP lasts is free only when VIP outlasts the loading (docs/decisions/0135).</summary>
public static class CostPolicy
{
    /// <summary>VIP that ends sooner makes nothing free: the torrent may still be loading then, and from then on it costs.</summary>
    public static TimeSpan LeastVip { get; } = TimeSpan.FromHours(48);

    /// <summary>True when the release is free for this account, for as long as it plausibly loads.</summary>
    /// <param name="release">The release as last read: free periods end.</param>
    /// <param name="account">The account's facts; null when they are unknown, which is no VIP.</param>
    /// <param name="now">The time, for VIP states that end.</param>
    public static bool IsFree(Release release, AccountSnapshot? account, DateTimeOffset now) => FreePrice(release, account, now) is not null;

    /// <summary>Why the release is free for this account for as long as it plausibly loads, VIP first; null when it is not.</summary>
    public static GrabPrice? FreePrice(Release release, AccountSnapshot? account, DateTimeOffset now) => PriceAt(release, account, now + LeastVip);

    /// <summary>Why loading it is free at a moment; null when it is not. For what loads already; before a grab <see cref="FreePrice"/> looks ahead.</summary>
    public static GrabPrice? PriceAt(Release release, AccountSnapshot? account, DateTimeOffset moment)
    {
        if (IsVip(release, moment) && (account?.IsVipAt(moment) ?? false))
            return GrabPrice.Vip;
        return release.Free || release.PersonalFreeleech ? GrabPrice.Freeleech : null;
    }

    /// <summary>True while the release is a VIP torrent.</summary>
    public static bool IsVip(Release release, DateTimeOffset now) => release.Vip && (release.VipExpires is not { } end || end > now);

    /// <summary>True when only VIP accounts get the release, free or not, and this account is none.</summary>
    public static bool IsOutOfReach(Release release, AccountSnapshot? account, DateTimeOffset now) =>
        IsVip(release, now) && !(account?.GetsVipTorrents(now) ?? false);

    /// <summary>What contradicts itself in what the row says of its price, as a sentence; null when nothing does. "fl_vip" says that it is free for all or for VIP.</summary>
    public static string? Contradiction(Release release, DateTimeOffset now)
    {
        if (!release.FreeForVip || release.Free || release.PersonalFreeleech || IsVip(release, now))
            return null;
        return release.Vip
            ? Text(
                $"The tracker's row contradicts itself: it is said to be free or VIP ('fl_vip'), and its VIP state ended at {release.VipExpires:yyyy-MM-dd HH:mm} UTC."
            )
            : "The tracker's row contradicts itself: it is said to be free or VIP ('fl_vip'), and neither 'free' nor 'vip' is set.";
    }

    /// <summary>Why a release that is not free costs, as the beginning of a sentence.</summary>
    public static string WhyItCosts(Release release, AccountSnapshot? account, DateTimeOffset now)
    {
        if (!IsVip(release, now) || !(account?.GetsVipTorrents(now) ?? false))
            return "It is not free for this account";
        if (!account.VipIsEndless && account.VipUntil is null)
            return "It is free only while VIP lasts, and the end of VIP could not be read, so it counts as one that costs";
        var (whose, end) = account.IsVipAt(now + LeastVip) ? ("its VIP state", release.VipExpires) : ("VIP", account.VipUntil);
        return Text(
            $"It is free only while VIP lasts, and {whose} ends at {end:yyyy-MM-dd HH:mm} UTC, in less than {LeastVip.TotalHours:0} hours and perhaps before it is loaded, so it counts as one that costs"
        );
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
