using MamCrawler.Core.Releases;

namespace MamCrawler.Core.Account;

/// <summary>
/// Reads from the flag or the balance whether an intent without a result was carried out (rules.md 5). What does not settle it is put to a person; nothing is guessed.
/// </summary>
internal static class SpendSettling
{
    /// <summary>Before this the tracker may not show what was spent.</summary>
    internal static TimeSpan Patience { get; } = TimeSpan.FromHours(1);

    /// <summary>A balance that is read later than this has moved by too much else.</summary>
    private static readonly TimeSpan BalanceSpeaks = TimeSpan.FromHours(24);

    /// <summary>What is known now; null while it must be read again later.</summary>
    /// <param name="spend">The open spend.</param>
    /// <param name="account">The account's facts.</param>
    /// <param name="release">For a wedge: the torrent's row as just read; null when it was not read.</param>
    /// <param name="now">The present.</param>
    internal static (SpendState State, string Result)? Judge(Spend spend, AccountSnapshot account, Release? release, DateTimeOffset now) =>
        spend.Wish.Kind switch
        {
            SpendKind.Wedge => JudgeWedge(spend, account, release, now),
            SpendKind.Vip => JudgeVip(spend, account),
            _ => JudgeCredit(spend, account),
        };

    private static (SpendState State, string Result)? JudgeWedge(Spend spend, AccountSnapshot account, Release? release, DateTimeOffset now)
    {
        if (release is { PersonalFreeleech: true })
            return (SpendState.Spent, "The tracker shows the torrent as paid for.");
        if (release is null || now - spend.At < Patience || account.ReadAt - spend.At < Patience)
            return null;
        return account.Wedges is { } left && spend.WedgesBefore is { } before && left >= before
            ? (SpendState.NotSpent, "The tracker does not show the torrent as paid for, and no wedge is missing.")
            : Ask("the torrent is not shown as paid for, and a wedge is missing or could not be counted");
    }

    private static (SpendState State, string Result)? JudgeVip(Spend spend, AccountSnapshot account)
    {
        var before = spend.VipUntilBefore > spend.At ? spend.VipUntilBefore.Value : spend.At;
        if (account.VipUntil >= before + TimeSpan.FromDays(20) && account.ReadAt > spend.At)
            return (SpendState.Spent, "VIP lasts longer now.");
        if (account.ReadAt - spend.At < Patience)
            return null;
        return account.VipUntil == spend.VipUntilBefore && account.BonusPoints is { } points && points >= spend.PointsBefore
            ? (SpendState.NotSpent, "VIP lasts no longer than before, and no points are missing.")
            : Ask("neither the end of VIP nor the points show it clearly");
    }

    private static (SpendState State, string Result)? JudgeCredit(Spend spend, AccountSnapshot account)
    {
        if (account.ReadAt - spend.At < Patience)
            return null;
        if (account.BonusPoints is not { } points || spend.PointsBefore is not { } before || account.ReadAt - spend.At > BalanceSpeaks)
            return Ask("the points were not read soon enough after it");
        if (points >= before)
            // Points are gained all the time: only where the upload has not grown by the credit either was it not bought.
            return account.UploadedBytes - spend.UploadedBefore < spend.Wish.Points / PointPlan.PointsPerGibibyte * (1L << 30)
                ? (SpendState.NotSpent, "No points are missing, and the upload has not grown by so much.")
                : Ask("no points are missing, but the upload has grown by as much, or could not be read");
        return before - points >= spend.Wish.Points * 0.8
            ? (SpendState.Spent, "The points are gone.")
            : Ask("some points are missing, and not as many as it costs");
    }

    private static (SpendState State, string Result) Ask(string what) =>
        (
            SpendState.Unclear,
            $"It is not known whether this was spent: {what}. Look at the bonus history on the tracker's site and say so with 'mamcrawler spends settle' or POST /api/spends/ID/spent or /not-spent; until then nothing of the kind is spent."
        );
}
