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
    private readonly RestoreRest rest = new(tables, time);

    /// <summary>Asks to spend. When granted, the intent is written and the caller makes the spend, once, and tells its end.</summary>
    /// <param name="wish">What to buy.</param>
    /// <param name="account">The account's facts, fresh.</param>
    /// <param name="options">Whether and how much may be spent.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="FaultException">The state could not be written: nothing may be spent.</exception>
    public async Task<SpendGrant> BeginAsync(SpendWish wish, AccountSnapshot account, SpendingOptions options, CancellationToken cancellationToken)
    {
        if (TrackerClock.Difference(account) is { } ahead)
            return SpendGrant.Refuse(TrackerClock.Sentence(ahead));
        if (await rest.FindAsync(cancellationToken) is { } found)
            return SpendGrant.Refuse(found.Why);
        for (var attempt = 0; attempt < MaximumTries; attempt++)
        {
            var (marks, etag) = await ReadStraightAsync(account, cancellationToken);
            var clock = new LedgerClock(time.GetUtcNow(), account);
            if (RecentSpends.Standing(wish, marks, account, clock.Now) is { } standing)
                return standing;
            if (SpendLimits.Objection(wish, marks, account, options, clock.Now) is { } objection)
                return SpendGrant.Refuse(objection);
            var at = clock.After(marks.Where(mark => mark.State != SpendState.Dry).Select(mark => mark.At));
            var spend = SpendOf(wish, account, options.Enabled ? SpendState.Intent : SpendState.Dry, at);
            marks.Add(SpendMark.Of(spend));
            RecentSpends.Forget(marks, clock);
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
                // The spend tells the moment as it was written; the mark may have been put right since.
                marks[index] = SpendMark.Of(ended) with
                {
                    At = marks[index].At,
                };
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
    /// <exception cref="FaultException">The state could not be read or written.</exception>
    public async Task<Spend> SettleAsync(Spend spend, AccountSnapshot account, Release? release, CancellationToken cancellationToken)
    {
        // By a wrong clock the tracker would seem to have had its time.
        if (TrackerClock.Difference(account) is not null)
            return spend;
        var (marks, _) = await ReadStraightAsync(account, cancellationToken);
        var at = marks.Find(mark => mark.Id == spend.Id)?.At ?? spend.At;
        return SpendSettling.Judge(spend with { At = at }, account, release, time.GetUtcNow()) is { } judged
            ? await EndAsync(spend.Id, judged.State, judged.Result, cancellationToken) ?? spend
            : spend;
    }

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
        var (marks, _) = await ReadStraightAsync(account, cancellationToken);
        var left = 0;
        while (
            left < options.WedgesPerDay
            && SpendLimits.Objection(new SpendWish(SpendKind.Wedge, "", 0, left + 1, ""), marks, account, options, time.GetUtcNow()) is null
        )
            left++;
        return left;
    }

    /// <summary>
    /// The recent spends, with what a wrong clock has written put right. That is written at once, whatever is then decided: put right in passing only, it would be new each time
    /// until its own moment came.
    /// </summary>
    private async Task<(List<SpendMark> Marks, string? ETag)> ReadStraightAsync(AccountSnapshot account, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MaximumTries; attempt++)
        {
            var (marks, etag) = await SpendRows.ReadRecentAsync(tables, cancellationToken);
            if (!RecentSpends.Straighten(marks, new LedgerClock(time.GetUtcNow(), account)))
                return (marks, etag);
            await SpendRows.TryWriteAsync(tables, marks, etag, spend: null, isNew: false, cancellationToken);
        }
        throw Contended();
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
