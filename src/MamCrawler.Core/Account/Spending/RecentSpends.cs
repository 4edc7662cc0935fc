namespace MamCrawler.Core.Account;

/// <summary>What the recent spends say to a new one, and how long they are remembered. Nothing is forgotten because of this machine's clock alone.</summary>
internal static class RecentSpends
{
    /// <summary>So many that were made are kept at most, the newest ones: with the highest caps the spends of 16 days. All stand in one row.</summary>
    internal const int MostSpent = 160;

    private const int MostDry = 30;
    private static readonly TimeSpan KeptRecent = TimeSpan.FromDays(30);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan VipLasts = TimeSpan.FromDays(14);

    /// <summary>What earlier spends say to the same wish: it is open, was made, or was written down as a dry one today.</summary>
    internal static SpendGrant? Standing(SpendWish wish, List<SpendMark> marks, AccountSnapshot account, DateTimeOffset now)
    {
        // Of points nothing is bought while one purchase is open: the balance is not known.
        if (marks.Exists(mark => mark.IsOpen && (wish.Wedges > 0 ? mark.Kind == wish.Kind && mark.Subject == wish.Subject : mark.Points > 0)))
            return SpendGrant.Refuse("It is not known yet whether an earlier spend of the kind was made, so none is made.", isOpen: true);
        if (wish.Kind == SpendKind.Wedge && marks.Exists(mark => mark.State == SpendState.Spent && mark.Kind == wish.Kind && mark.Subject == wish.Subject))
            return SpendGrant.Refuse("A wedge was spent on this torrent already, and the tracker does not show it yet.", isOpen: true);
        // 28 days cannot be used up so soon, whatever the account shows.
        if (wish.Kind == SpendKind.Vip && marks.Exists(mark => mark.State == SpendState.Spent && mark.Kind == wish.Kind && now - mark.At < VipLasts))
            return SpendGrant.Refuse("VIP was bought in the last 14 days already, and the tracker does not show it; look at the bonus history on its site.");
        if (
            marks.Exists(mark =>
                mark.State == SpendState.Spent && mark.Kind == wish.Kind && mark.Points > 0 && mark.At > account.ReadAt - SpendLimits.BalanceLag
            )
        )
            return SpendGrant.Refuse("It was bought already, after the account was read that asks for it.");
        return marks.Exists(mark => mark.State == SpendState.Dry && mark.Kind == wish.Kind && mark.Subject == wish.Subject && now - mark.At < Day)
            ? SpendGrant.Refuse("Spending is off; it is written down already.")
            : null;
    }

    /// <summary>Puts right what a wrong clock has written. False when there was nothing to put right.</summary>
    internal static bool Straighten(List<SpendMark> marks, LedgerClock clock)
    {
        var changed = false;
        for (var index = 0; index < marks.Count; index++)
            if (clock.Right(marks[index].At) is var at && at != marks[index].At)
            {
                marks[index] = marks[index] with { At = at };
                changed = true;
            }
        return changed;
    }

    /// <summary>Forgets what was not made, what is over by the tracker's clock too, and the oldest where there are too many. What is open stays.</summary>
    internal static void Forget(List<SpendMark> marks, LedgerClock clock)
    {
        marks.RemoveAll(mark => mark.State is SpendState.Refused or SpendState.NotSpent);
        if (clock.Forgets(KeptRecent) is { } before)
            marks.RemoveAll(mark => !mark.IsOpen && mark.At < before);
        KeepNewest(marks, SpendState.Dry, MostDry);
        KeepNewest(marks, SpendState.Spent, MostSpent);
    }

    private static void KeepNewest(List<SpendMark> marks, SpendState state, int most)
    {
        var over = marks.Count(mark => mark.State == state) - most;
        marks.RemoveAll(mark => mark.State == state && over-- > 0);
    }
}
