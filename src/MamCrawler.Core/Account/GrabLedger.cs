using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Account;

/// <summary>
/// The recent grabs in one row, so that a slot and the hourly and daily allowance are reserved by one conditional write (rules.md 5), however many workers ask. Every fetch
/// of a .torrent counts in the pace, also a second one of the same download.
/// </summary>
public sealed class GrabLedger(ITableStore tables, TimeProvider time)
{
    private const int MaximumTries = 50;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly RestoreRest rest = new(tables, time);

    /// <summary>Reserves a slot and an allowance for one fetch. A download that has a slot keeps it, and asking again takes no second one; an earlier fetch goes on counting.</summary>
    /// <param name="downloadId">The download.</param>
    /// <param name="account">The account's facts; its count, limit, the moment of the count and the tracker's time are used.</param>
    /// <param name="pace">The pace that applies.</param>
    /// <param name="ahead">Downloads that are wanted more and wait for a slot themselves: so many slots are left to them.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="FaultException">The state could not be written.</exception>
    public async Task<GrabReservation> ReserveAsync(string downloadId, AccountSnapshot account, GrabPace pace, int ahead, CancellationToken cancellationToken)
    {
        if (account is not { UnsatisfiedLimit: { } limit, UnsatisfiedCount: { } count })
            return GrabReservation.Refuse(
                "The tracker's count or limit of unsatisfied torrents could not be read, so nothing is downloaded. See the account facts; the tracker's page may have changed.",
                time.GetUtcNow() + Hour,
                FaultName.AccountUnread
            );
        // Asked again within the hour: a person may end it.
        if (await rest.FindAsync(cancellationToken) is { } found)
            return GrabReservation.Refuse(found.Why, found.Until < time.GetUtcNow() + Hour ? found.Until : time.GetUtcNow() + Hour);
        var result = GrabReservation.Refuse("", time.GetUtcNow());
        await ChangeAsync(
            grabs =>
            {
                var clock = new LedgerClock(time.GetUtcNow(), account);
                var straightened = grabs.Straighten(clock);
                // Before anything is counted: a row that is full of what is over would never again be written, and never be emptied.
                grabs.Forget(clock, pace.PerDay);
                if (GrabAllowance.Refusal(grabs, downloadId, (limit, count, account.CountedAt), ahead, pace, clock.Now) is { } refusal)
                {
                    result = refusal;
                    // Kept also now, or what was written in the future would be new at each attempt until that time came.
                    return straightened;
                }
                var isNew = !grabs.Slots.Exists(slot => slot.DownloadId == downloadId);
                result = GrabReservation.Grant(isNew, grabs.Take(downloadId, clock));
                grabs.Forget(clock, pace.PerDay);
                return true;
            },
            cancellationToken
        );
        return result;
    }

    /// <summary>Gives a reservation back, because it is known that the .torrent was not fetched. The slot stays when an earlier fetch may have used it.</summary>
    /// <param name="downloadId">The download.</param>
    /// <param name="fetchId">What <see cref="GrabReservation.FetchId"/> said.</param>
    /// <param name="keepsSlot">True when the slot is needed without a fetch: the torrent is in the client already.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="FaultException">The state could not be written.</exception>
    public Task ReleaseAsync(string downloadId, string fetchId, bool keepsSlot, CancellationToken cancellationToken) =>
        ChangeAsync(grabs => grabs.GiveBack(downloadId, fetchId, keepsSlot), cancellationToken);

    /// <summary>
    /// Decides about a grab that has its reservation, and notes what it costs by one conditional write: of two workers that decide at the same time, the second reckons
    /// with the first.
    /// </summary>
    /// <param name="downloadId">The download.</param>
    /// <param name="isCounted">True for downloads whose bytes to come the decision counts by itself.</param>
    /// <param name="decide">Decides, with the bytes to come of the other grabs.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="FaultException">The state could not be written.</exception>
    internal async Task<GrabDecision> PriceAsync(
        string downloadId,
        Func<string, bool> isCounted,
        Func<long, GrabDecision> decide,
        CancellationToken cancellationToken
    )
    {
        GrabDecision? decision = null;
        await ChangeAsync(
            grabs =>
            {
                decision = decide(grabs.Slots.Where(slot => slot.DownloadId != downloadId && !isCounted(slot.DownloadId)).Sum(slot => slot.CostBytes));
                var own = grabs.Slots.FindIndex(slot => slot.DownloadId == downloadId);
                if (own < 0)
                {
                    // Another worker of the same download gave back what both stand on.
                    decision = GrabDecision.Refuse(new(null, "Its reservation is gone; it is reserved anew with the next attempt.", HoldReason.Pace));
                    return false;
                }
                if (!decision.IsTaken || grabs.Slots[own].CostBytes == decision.CostBytes)
                    return false;
                grabs.Slots[own] = grabs.Slots[own] with { CostBytes = decision.CostBytes };
                return true;
            },
            cancellationToken
        );
        return decision!;
    }

    /// <summary>Notes that the client was started on a download: from now on the tracker can count it.</summary>
    /// <exception cref="FaultException">The state could not be written.</exception>
    public Task NoteStartedAsync(string downloadId, CancellationToken cancellationToken) =>
        ChangeAsync(
            grabs =>
            {
                var index = grabs.Slots.FindIndex(slot => slot.DownloadId == downloadId && slot.StartedAt is null);
                if (index < 0)
                    return false;
                // Not before it was reserved, whatever the clock says: the tracker's count would seem to hold it.
                var (now, reserved) = (time.GetUtcNow(), grabs.Slots[index].ReservedAt);
                grabs.Slots[index] = grabs.Slots[index] with { StartedAt = now > reserved ? now : reserved };
                return true;
            },
            cancellationToken
        );

    /// <summary>What recent grabs still bring that cost ratio, but for those that the caller counts by itself.</summary>
    internal async Task<long> CostBytesAsync(Func<string, bool> isCounted, CancellationToken cancellationToken)
    {
        var (grabs, _) = await GrabRow.ReadAsync(tables, cancellationToken);
        return grabs.Slots.Where(slot => !isCounted(slot.DownloadId)).Sum(slot => slot.CostBytes);
    }

    /// <summary>The slots that are free now; null when the tracker's counts could not be read.</summary>
    public async Task<int?> RoomAsync(AccountSnapshot account, CancellationToken cancellationToken)
    {
        if (account is not { UnsatisfiedLimit: { } limit, UnsatisfiedCount: { } count })
            return null;
        var (grabs, _) = await GrabRow.ReadAsync(tables, cancellationToken);
        return SlotBudget.Room(limit, count, grabs.Slots.Count(slot => slot.IsNewerThan(account.CountedAt)));
    }

    private async Task ChangeAsync(Func<RecentGrabs, bool> change, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaximumTries; attempt++)
        {
            var (grabs, etag) = await GrabRow.ReadAsync(tables, cancellationToken);
            if (!change(grabs) || await GrabRow.TryWriteAsync(tables, grabs, etag, cancellationToken))
                return;
        }
        throw new WaitFaultException(
            FaultName.StateUnavailable,
            "state",
            "The ledger of grabs could not be written because others kept writing it; nothing was fetched. It is tried again later."
        );
    }
}
