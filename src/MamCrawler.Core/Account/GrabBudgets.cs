using MamCrawler.Core.Downloads;
using MamCrawler.Core.Faults;

namespace MamCrawler.Core.Account;

/// <summary>Reads what grabs are decided by: fresh facts, the guard, the slots, and what still comes.</summary>
/// <param name="facts">The account's facts.</param>
/// <param name="ledger">The recent grabs.</param>
/// <param name="downloads">What is on its way.</param>
/// <param name="spends">The wedges that may be spent.</param>
/// <param name="allowPaid">True when what costs ratio may be taken where the ratio allows it.</param>
/// <param name="spending">Whether and how much may be spent.</param>
/// <param name="time">The clock.</param>
public sealed class GrabBudgets(
    AccountFacts facts,
    GrabLedger ledger,
    SpendLedger spends,
    DownloadStore downloads,
    bool allowPaid,
    SpendingOptions spending,
    TimeProvider time
)
{
    /// <summary>A plan for grabs that nobody looks at before they are made: it fails closed.</summary>
    /// <param name="torrents">Every torrent of the client, as just listed.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="FaultException">The account could not be read, or not in full.</exception>
    public async Task<GrabPlan> PlanAsync(IReadOnlyList<ClientTorrent> torrents, CancellationToken cancellationToken)
    {
        var account = await facts.ReadAsync(cancellationToken);
        // A ratio below the gate is no fault: the plan then refuses each grab with that reason.
        if (PushGate.CheckAccount(account, time.GetUtcNow()) is { Fault: { } name } unread)
            throw new WaitFaultException(name, "MyAnonamouse", unread.Sentence);
        var room = await ledger.RoomAsync(account, cancellationToken) ?? 0;
        var known = await downloads.QueryAsync([], cancellationToken).ToListAsync(cancellationToken);
        var toCome = CostToCome.Of(torrents, known, account, time.GetUtcNow());
        var others = await ledger.CostBytesAsync(toCome.Holds, cancellationToken);
        var budget = new GrabBudget(account, await facts.Guard.ReadAsync(cancellationToken), time.GetUtcNow())
        {
            BytesToCome = toCome.Bytes + others,
            PaidAllowed = allowPaid,
            Wedges = await spends.WedgesLeftAsync(account, spending, cancellationToken),
        };
        // What was approved and waits for its slot has a claim to it already.
        return new GrabPlan(budget, room - known.Count(download => IsWaiting(download)));
    }

    /// <summary>What a search judges by, from the facts as they were read last; null when they were never read.</summary>
    public async Task<GrabBudget?> ReadAsync(AccountStore accounts, CancellationToken cancellationToken) =>
        await accounts.GetAsync(cancellationToken) is { } account
            ? new GrabBudget(account, await accounts.Guard.ReadAsync(cancellationToken), time.GetUtcNow())
            {
                PaidAllowed = allowPaid,
                Wedges = await spends.WedgesLeftAsync(account, spending, cancellationToken),
            }
            : null;

    private static bool IsWaiting(Download download) =>
        download.State == DownloadState.Approved || download is { State: DownloadState.Blocked, BlockedFor: HoldReason.Slots or HoldReason.Pace };
}
