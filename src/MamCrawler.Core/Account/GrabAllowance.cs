using MamCrawler.Core.Faults;

namespace MamCrawler.Core.Account;

/// <summary>Decides by the recent grabs whether one more is within the slots and the pace (rules.md 5).</summary>
internal static class GrabAllowance
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Why not; null when it is.</summary>
    /// <param name="grabs">The recent grabs.</param>
    /// <param name="downloadId">The download; it does not stand in its own way for a slot, but every earlier fetch of it counts in the pace.</param>
    /// <param name="slots">The tracker's limit and count, and when it counted.</param>
    /// <param name="ahead">Downloads that are wanted more and wait for a slot.</param>
    /// <param name="pace">The pace that applies.</param>
    /// <param name="now">The present.</param>
    internal static GrabReservation? Refusal(
        RecentGrabs grabs,
        string downloadId,
        (int Limit, int Count, DateTimeOffset? CountedAt) slots,
        int ahead,
        GrabPace pace,
        DateTimeOffset now
    )
    {
        var others = grabs.Slots.Where(slot => slot.DownloadId != downloadId).ToList();
        if (others.Count >= RecentGrabs.MostSlots)
            return GrabReservation.Refuse(
                $"{others.Count} recent downloads are not known to be counted by the tracker yet, so no more are taken. It is looked at again in an hour.",
                now + Hour,
                FaultName.SlotsFull
            );
        var newer = others.Count(slot => slot.IsNewerThan(slots.CountedAt));
        var room = SlotBudget.Room(slots.Limit, slots.Count, newer);
        if (room < 1)
            return GrabReservation.Refuse(
                $"No slot is free: {slots.Count} of {slots.Limit} torrents are unsatisfied, {newer} newer ones are not counted yet, and {SlotBudget.Margin(slots.Limit)} slots are kept back. "
                    + "A slot frees up when a torrent has seeded 72 hours.",
                now + Hour,
                FaultName.SlotsFull
            );
        if (room <= ahead)
            return GrabReservation.Refuse(
                $"The free slots are left to {ahead} downloads that are wanted more and wait for one; this one is next after them.",
                now + Hour,
                FaultName.SlotsFull
            );
        return Window(grabs.Fetches, pace.PerHour, Hour, "hour", now) ?? Window(grabs.Fetches, pace.PerDay, Day, "day", now);
    }

    private static GrabReservation? Window(List<GrabFetch> fetches, int most, TimeSpan length, string name, DateTimeOffset now)
    {
        // What stands in the future was written before the clock was set back, and counts as now.
        var inside = fetches.Where(fetch => fetch.At > now - length).Select(fetch => fetch.At < now ? fetch.At : now).Order().ToList();
        if (inside.Count < most)
            return null;
        var why = $"{inside.Count} downloads were taken in the last {name}, and the pace allows {most}; this one waits its turn.";
        return GrabReservation.Refuse(
            fetches.Exists(fetch => fetch.At > now + length)
                ? $"{why} Some of them stand in the ledger at a time that is still to come, because a clock was wrong; they count as now."
                : why,
            inside[^most] + length
        );
    }
}
