using MamCrawler.Core.Downloads;

namespace MamCrawler.Core.Account;

/// <summary>What stands on the pending list (rules.md 5, Cost): what waits because of its price, or because the ratio is too low. Slots and pace pass by themselves and are not on it.</summary>
public static class PendingList
{
    /// <summary>True for a download that is on it.</summary>
    public static bool Holds(Download download) =>
        download is { State: DownloadState.Blocked, BlockedFor: HoldReason.Cost or HoldReason.Ratio or HoldReason.Vip or HoldReason.Contradiction };

    /// <summary>The list, the most wanted first, of those the one that waits longest: the order in which it is looked at each day.</summary>
    public static IReadOnlyList<Download> Of(IEnumerable<Download> downloads) =>
        [.. downloads.Where(Holds).OrderBy(download => download.Place).ThenBy(download => download.CreatedAt)];
}
