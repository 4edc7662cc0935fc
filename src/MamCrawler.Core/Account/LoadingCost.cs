using MamCrawler.Core.Downloads;

namespace MamCrawler.Core.Account;

/// <summary>
/// Whether what is still to come of a download costs ratio now (rules.md 5, Ratio: "unfinished downloads that cost ratio"). What was free at the grab need not be so any more: VIP ends,
/// the account's and the torrent's own. It is told from what is kept in state (docs/decisions/0136).
/// </summary>
internal static class LoadingCost
{
    /// <summary>True when it costs. A price that is not known counts as one.</summary>
    /// <param name="download">The download, with its price as decided at the grab or read again since; null for a torrent of which nothing is known.</param>
    /// <param name="account">The account's facts as read last; null when they were never read, which is no VIP.</param>
    /// <param name="now">The present.</param>
    internal static bool IsOf(Download? download, AccountSnapshot? account, DateTimeOffset now) =>
        download?.Costs != false || (download.Price == GrabPrice.Vip && !IsFreeByVip(download, account, now));

    private static bool IsFreeByVip(Download download, AccountSnapshot? account, DateTimeOffset now) =>
        (account?.IsVipAt(now) ?? false) && !(download.FreeUntil <= now);
}
