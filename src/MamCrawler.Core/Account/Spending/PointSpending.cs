using System.Globalization;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace MamCrawler.Core.Account;

/// <summary>Spends points once a day at most (rules.md 5, VIP): first what earlier intents came to, then the next purchase. VIP is renewed whatever the ratio guard says.</summary>
/// <param name="ledger">Where every spend is written.</param>
/// <param name="store">What the tracker sells.</param>
/// <param name="options">Whether and how much may be spent.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">Where events go; nowhere unless told.</param>
public sealed class PointSpending(SpendLedger ledger, ITrackerStore store, SpendingOptions options, TimeProvider time, ILogger<PointSpending>? logger = null)
{
    private readonly ILogger log = logger ?? NullLogger<PointSpending>.Instance;

    /// <summary>Settles what is open, and buys what is next. Answers what came of it in sentences; empty when there was nothing.</summary>
    /// <param name="account">The account's facts, fresh.</param>
    /// <param name="cancellationToken">Ends it between two steps.</param>
    /// <exception cref="FaultException">The tracker or the state could not be asked. An intent that was written stays open.</exception>
    public async Task<string> RunAsync(AccountSnapshot account, CancellationToken cancellationToken)
    {
        var told = new List<string>();
        foreach (var open in await ledger.ReadOpenAsync(cancellationToken))
        {
            // A wedge is settled by the torrent's own row, which the push reads.
            var spend = open.Wish.Kind == SpendKind.Wedge ? open : await ledger.SettleAsync(open, account, release: null, cancellationToken);
            if (spend.State == SpendState.Unclear)
            {
                Tell(spend);
                told.Add($"{Name(spend.Wish)}: {spend.Result}");
            }
        }
        if (PointPlan.Next(account, options, time.GetUtcNow()) is { } wish)
            told.Add($"{Name(wish)}: {wish.Reason} {await BuyAsync(wish, account, cancellationToken)}");
        return string.Join(' ', told);
    }

    private async Task<string> BuyAsync(SpendWish wish, AccountSnapshot account, CancellationToken cancellationToken)
    {
        var grant = await ledger.BeginAsync(wish, account, options, cancellationToken);
        if (grant is not { Granted: true, Spend: { } spend })
            return grant.Spend is { State: SpendState.Dry } ? $"{grant.Why} With spending on it would be bought." : grant.Why;
        StoreAnswer answer;
        try
        {
            answer = await AskAsync(wish, cancellationToken);
        }
        catch (FaultException exception) when (TrackerRefusals.NothingHandedOut(exception))
        {
            await ledger.EndAsync(spend.Id, SpendState.Refused, exception.Fault.Sentence, CancellationToken.None);
            throw;
        }
        // What the person cancels now must not lose what is known.
        await ledger.EndAsync(spend.Id, answer.Done ? SpendState.Spent : SpendState.Refused, answer.Sentence, CancellationToken.None);
        var kind = wish.Kind.ToString();
        log.SpendMade(spend.Id, kind, wish.Subject, answer.Done);
        return answer.Sentence;
    }

    private void Tell(Spend unclear)
    {
        var kind = unclear.Wish.Kind.ToString();
        log.SpendUnclear(unclear.Id, kind, unclear.Wish.Subject);
    }

    private Task<StoreAnswer> AskAsync(SpendWish wish, CancellationToken cancellationToken) =>
        wish.Kind == SpendKind.Vip
            ? store.BuyVipAsync(PointPlan.VipDaysBought / 7, cancellationToken)
            : store.BuyUploadCreditAsync(wish.Points / PointPlan.PointsPerGibibyte, cancellationToken);

    private static string Name(SpendWish wish) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(wish.Kind switch { SpendKind.Vip => "VIP", SpendKind.UploadCredit => "Upload credit", _ => "Wedge for torrent" })} {wish.Subject}"
        );
}
