namespace MamCrawler.Core.Account;

/// <summary>What the row of recent grabs holds: a slot for each download, and every fetch for the pace, in the order in which they were reserved.</summary>
/// <param name="Slots">One for each download.</param>
/// <param name="Fetches">One for each fetch.</param>
internal sealed record RecentGrabs(List<Grab> Slots, List<GrabFetch> Fetches)
{
    /// <summary>So many slots are kept here at most: the row holds no more, and no account has as many torrents that still have to seed.</summary>
    internal const int MostSlots = 200;

    /// <summary>The newest fetches are kept whatever the clock says. The pace of a day needs no more of them than it allows.</summary>
    internal const int LeastFetches = 128;

    /// <summary>The row holds no more.</summary>
    private const int MostFetches = 1000;

    private static readonly TimeSpan Kept = Grab.Unstarted + TimeSpan.FromDays(1);

    /// <summary>Puts right what a wrong clock has written. False when there was nothing to put right.</summary>
    internal bool Straighten(LedgerClock clock)
    {
        var changed =
            Fetches.Exists(fetch => IsWrong(fetch.At)) || Slots.Exists(slot => IsWrong(slot.ReservedAt) || IsWrong(slot.StartedAt ?? slot.ReservedAt));
        for (var index = 0; index < Slots.Count; index++)
            Slots[index] = Slots[index] with
            {
                ReservedAt = clock.Right(Slots[index].ReservedAt),
                StartedAt = Slots[index].StartedAt is { } started ? clock.Right(started) : null,
            };
        for (var index = 0; index < Fetches.Count; index++)
            Fetches[index] = Fetches[index] with { At = clock.Right(Fetches[index].At) };
        return changed;

        bool IsWrong(DateTimeOffset at) => clock.Right(at) != at;
    }

    /// <summary>Takes a slot and a fetch. The slot of an earlier attempt is taken anew.</summary>
    /// <returns>The fetch's own name.</returns>
    internal string Take(string downloadId, LedgerClock clock)
    {
        var at = clock.After(Fetches.Select(fetch => fetch.At));
        var own = Slots.Find(slot => slot.DownloadId == downloadId);
        Slots.RemoveAll(slot => slot.DownloadId == downloadId);
        Slots.Add(new Grab(downloadId, at, null, own?.CostBytes ?? 0, own is null ? 0 : own.More + 1));
        var id = Guid.NewGuid().ToString("N")[..12];
        Fetches.Add(new GrabFetch(at, id));
        return id;
    }

    /// <summary>Gives a fetch back that is known not to have happened, and the slot with it when no other fetch may have used it. False when there is none of that name.</summary>
    internal bool GiveBack(string downloadId, string fetchId, bool keepsSlot)
    {
        if (Fetches.RemoveAll(fetch => fetch.Id == fetchId) == 0)
            return false;
        var index = Slots.FindIndex(slot => slot.DownloadId == downloadId && slot.StartedAt is null);
        if (keepsSlot || index < 0)
            return true;
        if (Slots[index].More == 0)
            Slots.RemoveAt(index);
        else
            Slots[index] = Slots[index] with { More = Slots[index].More - 1 };
        return true;
    }

    /// <summary>Forgets what the tracker's clock and ours both say is over; of the fetches only what stands behind the newest ones.</summary>
    internal void Forget(LedgerClock clock, int perDay)
    {
        if (clock.Forgets(Kept) is { } before)
            Slots.RemoveAll(slot => slot.IsOver(before));
        var most = Math.Clamp(perDay, LeastFetches, MostFetches);
        if (Fetches.Count > most)
            Fetches.RemoveRange(0, Fetches.Count - most);
    }
}
