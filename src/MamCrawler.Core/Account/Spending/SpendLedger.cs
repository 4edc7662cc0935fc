using System.Globalization;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Releases;

namespace MamCrawler.Core.Account;

/// <summary>
/// Every spend and every would-be spend with its reason (rules.md 5). The intent is written before the spend and the result after it; an intent without a result is
/// never repeated. Reserve and caps are decided by one conditional write, however many workers ask.
/// </summary>
public sealed class SpendLedger(ITableStore tables, TimeProvider time)
{
    private const int MaximumTries = 50;
    private static readonly TimeSpan KeptRecent = TimeSpan.FromDays(30);
    private static readonly TimeSpan KeptDry = TimeSpan.FromDays(2);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan VipLasts = TimeSpan.FromDays(14);

    /// <summary>Asks to spend. When granted, the intent is written and the caller makes the spend, once, and tells its end.</summary>
    /// <param name="wish">What to buy.</param>
    /// <param name="account">The account's facts, fresh.</param>
    /// <param name="options">Whether and how much may be spent.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="FaultException">The state could not be written: nothing may be spent.</exception>
    public async Task<SpendGrant> BeginAsync(SpendWish wish, AccountSnapshot account, SpendingOptions options, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaximumTries; attempt++)
        {
            var (marks, etag) = await SpendRows.ReadRecentAsync(tables, cancellationToken);
            var now = time.GetUtcNow();
            if (Standing(wish, marks, account, now) is { } standing)
                return standing;
            if (SpendLimits.Objection(wish, marks, account, options, now) is { } objection)
                return SpendGrant.Refuse(objection);
            var spend = SpendOf(wish, account, options.Enabled ? SpendState.Intent : SpendState.Dry, now);
            marks.RemoveAll(mark => !mark.IsOpen && now - mark.At > (mark.State == SpendState.Dry ? KeptDry : KeptRecent));
            marks.Add(SpendMark.Of(spend));
            if (await SpendRows.TryWriteAsync(tables, marks, etag, spend, isNew: true, cancellationToken))
                return options.Enabled ? new SpendGrant(spend, Granted: true, "") : new SpendGrant(spend, Granted: false, "Spending is off.");
        }
        throw Contended();
    }

    /// <summary>Writes what came of an open spend. One that has its result already keeps it.</summary>
    /// <returns>The spend as it then stands; null when there is none.</returns>
    /// <exception cref="FaultException">The state could not be written.</exception>
    public async Task<Spend?> EndAsync(string id, SpendState state, string result, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaximumTries; attempt++)
        {
            var (marks, etag) = await SpendRows.ReadRecentAsync(tables, cancellationToken);
            if (await SpendRows.FindAsync(tables, id, cancellationToken) is not { } spend)
                return null;
            if (!spend.IsOpen || (spend.State == state && spend.Result == result))
                return spend;
            var ended = spend with { State = state, Result = result, EndedAt = time.GetUtcNow() };
            var index = marks.FindIndex(mark => mark.Id == id);
            if (index < 0)
                marks.Add(SpendMark.Of(ended));
            else
                marks[index] = SpendMark.Of(ended);
            if (await SpendRows.TryWriteAsync(tables, marks, etag, ended, isNew: false, cancellationToken))
                return ended;
        }
        throw Contended();
    }

    /// <summary>The spends of which nobody knows whether they were made.</summary>
    public async Task<IReadOnlyList<Spend>> ReadOpenAsync(CancellationToken cancellationToken)
    {
        var (marks, _) = await SpendRows.ReadRecentAsync(tables, cancellationToken);
        var open = new List<Spend>();
        foreach (var mark in marks.Where(mark => mark.IsOpen))
            if (await SpendRows.FindAsync(tables, mark.Id, cancellationToken) is { IsOpen: true } spend)
                open.Add(spend);
        return open;
    }

    /// <summary>Reads from the flag or the balance what came of an open spend. Answers it as it then stands: still open, when they do not settle it.</summary>
    /// <param name="spend">The open spend.</param>
    /// <param name="account">The account's facts.</param>
    /// <param name="release">For a wedge: the torrent's row as just read.</param>
    /// <param name="cancellationToken">Ends the write.</param>
    public async Task<Spend> SettleAsync(Spend spend, AccountSnapshot account, Release? release, CancellationToken cancellationToken) =>
        SpendSettling.Judge(spend, account, release, time.GetUtcNow()) is { } judged
            ? await EndAsync(spend.Id, judged.State, judged.Result, cancellationToken) ?? spend
            : spend;

    /// <summary>A person's word about an open spend. Null when there is no such open one.</summary>
    public async Task<Spend?> SettleByPersonAsync(string id, bool happened, CancellationToken cancellationToken) =>
        await SpendRows.FindAsync(tables, id, cancellationToken) is { IsOpen: true }
            ? await EndAsync(
                id,
                happened ? SpendState.Spent : SpendState.NotSpent,
                happened ? "A person says that it was spent." : "A person says that it was not spent.",
                cancellationToken
            )
            : null;

    /// <summary>Every spend, newest first.</summary>
    public async Task<IReadOnlyList<Spend>> ListAsync(CancellationToken cancellationToken)
    {
        var spends = new List<Spend>();
        await foreach (var row in tables.QueryAsync(SpendRows.Table, SpendRows.Partition, RowKeyRange.StartingWith(SpendRows.EntryPrefix), cancellationToken))
            spends.Add(SpendRows.Read(row));
        spends.Reverse();
        return spends;
    }

    /// <summary>How many wedges may be spent now.</summary>
    public async Task<int> WedgesLeftAsync(AccountSnapshot account, SpendingOptions options, CancellationToken cancellationToken)
    {
        if (!options.Enabled)
            return 0;
        var (marks, _) = await SpendRows.ReadRecentAsync(tables, cancellationToken);
        var left = 0;
        while (
            left < options.WedgesPerDay
            && SpendLimits.Objection(new SpendWish(SpendKind.Wedge, "", 0, left + 1, ""), marks, account, options, time.GetUtcNow()) is null
        )
            left++;
        return left;
    }

    /// <summary>What earlier spends say to the same wish: it is open, was made, or was written down as a dry one today.</summary>
    private static SpendGrant? Standing(SpendWish wish, List<SpendMark> marks, AccountSnapshot account, DateTimeOffset now)
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

    private static Spend SpendOf(SpendWish wish, AccountSnapshot account, SpendState state, DateTimeOffset now) =>
        new()
        {
            Id = $"{now.UtcDateTime.ToString("yyyyMMdd'T'HHmmssfff", CultureInfo.InvariantCulture)}-{Guid.NewGuid().ToString("N")[..8]}",
            Wish = wish,
            State = state,
            At = now,
            EndedAt = state == SpendState.Dry ? now : null,
            Result = state == SpendState.Dry ? "Spending is off, so it was not made." : "",
            PointsBefore = account.BonusPoints,
            WedgesBefore = account.Wedges,
            UploadedBefore = account.UploadedBytes,
            VipUntilBefore = account.VipUntil,
        };

    private static WaitFaultException Contended() =>
        new(
            FaultName.StateUnavailable,
            "state",
            "The ledger of spends could not be written because others kept writing it; nothing was spent. It is tried again later."
        );
}
