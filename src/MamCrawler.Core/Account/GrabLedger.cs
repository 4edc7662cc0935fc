using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Account;

/// <summary>
/// The recent grabs in one row, so that a slot and the hourly and daily allowance are reserved by one conditional write (rules.md 5), however many workers ask.
/// </summary>
public sealed class GrabLedger(ITableStore tables, TimeProvider time)
{
    private const int MaximumTries = 50;
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Reserves a slot and an allowance for a download. A download that has them keeps them; asking again takes no second ones.</summary>
    /// <param name="downloadId">The download.</param>
    /// <param name="account">The account's facts; its count, limit and the moment of the count are used.</param>
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
        var result = GrabReservation.Refuse("", time.GetUtcNow());
        await ChangeAsync(
            grabs =>
            {
                var now = time.GetUtcNow();
                // A reservation of an earlier attempt is made anew: what it reserved then is no allowance for now.
                var own = grabs.Find(grab => grab.DownloadId == downloadId);
                var others = grabs.Where(grab => grab.DownloadId != downloadId).ToList();
                result = Decide(others, new(limit, count, account.CountedAt), ahead, pace, now) ?? GrabReservation.Grant(isNew: own is null, now);
                if (!result.Granted)
                    return false;
                grabs.RemoveAll(grab => grab.DownloadId == downloadId);
                grabs.Add(new Grab(downloadId, now, null, own?.CostBytes ?? 0));
                return true;
            },
            cancellationToken
        );
        return result;
    }

    /// <summary>Gives a reservation back, because it is known that the .torrent was not fetched. One that was made at another moment stays.</summary>
    /// <exception cref="FaultException">The state could not be written.</exception>
    public Task ReleaseAsync(string downloadId, DateTimeOffset reservedAt, CancellationToken cancellationToken) =>
        ChangeAsync(
            grabs => grabs.RemoveAll(grab => grab.DownloadId == downloadId && grab.ReservedAt == reservedAt && grab.StartedAt is null) > 0,
            cancellationToken
        );

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
                decision = decide(grabs.Where(grab => grab.DownloadId != downloadId && !isCounted(grab.DownloadId)).Sum(grab => grab.CostBytes));
                var own = grabs.FindIndex(grab => grab.DownloadId == downloadId);
                if (own < 0)
                {
                    // A clock that jumped by days makes even a young reservation look old.
                    decision = GrabDecision.Refuse(new(null, "Its reservation is gone; it is reserved anew with the next attempt.", HoldReason.Pace));
                    return false;
                }
                if (!decision.IsTaken || grabs[own].CostBytes == decision.CostBytes)
                    return false;
                grabs[own] = grabs[own] with { CostBytes = decision.CostBytes };
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
                var index = grabs.FindIndex(grab => grab.DownloadId == downloadId && grab.StartedAt is null);
                if (index < 0)
                    return false;
                grabs[index] = grabs[index] with { StartedAt = time.GetUtcNow() };
                return true;
            },
            cancellationToken
        );

    /// <summary>What recent grabs still bring that cost ratio, but for those that the caller counts by itself.</summary>
    internal async Task<long> CostBytesAsync(Func<string, bool> isCounted, CancellationToken cancellationToken)
    {
        var (grabs, _) = await GrabRow.ReadAsync(tables, cancellationToken);
        return grabs.Where(grab => !isCounted(grab.DownloadId)).Sum(grab => grab.CostBytes);
    }

    /// <summary>The slots that are free now; null when the tracker's counts could not be read.</summary>
    public async Task<int?> RoomAsync(AccountSnapshot account, CancellationToken cancellationToken)
    {
        if (account is not { UnsatisfiedLimit: { } limit, UnsatisfiedCount: { } count })
            return null;
        var (grabs, _) = await GrabRow.ReadAsync(tables, cancellationToken);
        return SlotBudget.Room(limit, count, grabs.Count(grab => grab.IsNewerThan(account.CountedAt)));
    }

    private static GrabReservation? Decide(
        List<Grab> others,
        (int Limit, int Count, DateTimeOffset? CountedAt) slots,
        int ahead,
        GrabPace pace,
        DateTimeOffset now
    )
    {
        var newer = others.Count(grab => grab.IsNewerThan(slots.CountedAt));
        if (SlotBudget.Room(slots.Limit, slots.Count, newer) < 1)
            return GrabReservation.Refuse(
                $"No slot is free: {slots.Count} of {slots.Limit} torrents are unsatisfied, {newer} newer ones are not counted yet, and {SlotBudget.Margin(slots.Limit)} slots are kept back. "
                    + "A slot frees up when a torrent has seeded 72 hours.",
                now + Hour,
                FaultName.SlotsFull
            );
        if (SlotBudget.Room(slots.Limit, slots.Count, newer) <= ahead)
            return GrabReservation.Refuse(
                $"The free slots are left to {ahead} downloads that are wanted more and wait for one; this one is next after them.",
                now + Hour,
                FaultName.SlotsFull
            );
        return Window(others, pace.PerHour, Hour, "hour", now) ?? Window(others, pace.PerDay, Day, "day", now);
    }

    private static GrabReservation? Window(List<Grab> others, int most, TimeSpan length, string name, DateTimeOffset now)
    {
        var inside = others.Where(grab => grab.ReservedAt > now - length).Select(grab => grab.ReservedAt).Order().ToList();
        return inside.Count < most
            ? null
            : GrabReservation.Refuse(
                $"{inside.Count} downloads were taken in the last {name}, and the pace allows {most}; this one waits its turn.",
                inside[^most] + length
            );
    }

    private async Task ChangeAsync(Func<List<Grab>, bool> change, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaximumTries; attempt++)
        {
            var (grabs, etag) = await GrabRow.ReadAsync(tables, cancellationToken);
            if (!change(grabs))
                return;
            grabs.RemoveAll(grab => grab.ReservedAt < time.GetUtcNow() - Grab.Unstarted - Day);
            if (await GrabRow.TryWriteAsync(tables, grabs, etag, cancellationToken))
                return;
        }
        throw new WaitFaultException(
            FaultName.StateUnavailable,
            "state",
            "The ledger of grabs could not be written because others kept writing it; nothing was fetched. It is tried again later."
        );
    }
}
