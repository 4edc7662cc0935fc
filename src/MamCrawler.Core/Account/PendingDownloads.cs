using MamCrawler.Core.Downloads;
using MamCrawler.Core.Downloads.Pushing;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Account;

/// <summary>The pending list: downloads that wait because of their price, or because the ratio is too low (rules.md 5, Cost).</summary>
internal sealed class PendingDownloads(DownloadStore downloads, ITracker tracker, IWorkQueue queue, TimeProvider time, bool allowPaid)
{
    /// <summary>The requests that one look may cost.</summary>
    internal const int MaximumRequests = 50;

    /// <summary>The list, the most wanted first, of those the one that waits longest.</summary>
    internal async Task<IReadOnlyList<Download>> ReadAsync(CancellationToken cancellationToken) =>
        PendingList.Of(await downloads.QueryAsync([DownloadState.Blocked], cancellationToken).ToListAsync(cancellationToken));

    /// <summary>Looks at one again: queues it when nothing stands against it any more, else writes why not. True when it was queued.</summary>
    /// <exception cref="Faults.FaultException">The tracker could not be asked.</exception>
    internal async Task<bool> LookAsync(Download download, AccountSnapshot account, GuardState guard, CancellationToken cancellationToken)
    {
        var hold = PushGate.CheckAccount(account, time.GetUtcNow());
        // That says nothing of this download: it stays on the list with its reason, and no next look is set by a clock that may be wrong by years.
        if (hold is { Reason: HoldReason.Unread })
            return false;
        // One that the tracker has no more is settled by the push, which uses up an attempt of it.
        if (hold is null && await tracker.ReadReleaseAsync(download.TrackerId, cancellationToken) is { } release)
            hold = GrabPolicy.Decide(release, BudgetOf(download, account, guard)).Hold;
        try
        {
            await downloads.ChangeAsync(download, hold is null ? Free(download) : Pending(download, hold), cancellationToken);
        }
        catch (RowConflictException exception) when (exception.PartitionKey == download.Id)
        {
            // A push has it in hand and looks for itself.
            return false;
        }
        if (hold is null)
            await queue.SendAsync(PushTorrent.Queue, download.Id, null, cancellationToken);
        return hold is null;
    }

    // What is still to come is reckoned with by the push, which decides once more.
    private GrabBudget BudgetOf(Download download, AccountSnapshot account, GuardState guard) =>
        new(account, guard, time.GetUtcNow()) { PaidAllowed = allowPaid, Approval = download.CostApproval };

    private static Download Free(Download download) =>
        download with
        {
            State = DownloadState.Approved,
            Why = "Nothing stands against it any more; it is pushed next.",
            NextAttemptAt = null,
        };

    private Download Pending(Download download, PushHold hold) =>
        hold.On(download) with
        {
            Why = hold.Sentence,
            NextAttemptAt = time.GetUtcNow() + RetrySchedule.AfterNotFree,
        };
}
