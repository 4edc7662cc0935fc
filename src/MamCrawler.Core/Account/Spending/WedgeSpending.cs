using System.Globalization;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Releases;

namespace MamCrawler.Core.Account;

/// <summary>Pays for a torrent with a wedge (rules.md 5, Cost): the intent first, then the one request that fetches and pays, then the result.</summary>
public sealed class WedgeSpending(SpendLedger ledger, ITrackerStore store, SpendingOptions options)
{
    /// <summary>Looks whether an earlier intent for this torrent is settled by its row. The sentence of one that is not; null when nothing is open.</summary>
    /// <param name="release">The row as just read.</param>
    /// <param name="account">The account's facts.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<string?> SettleAsync(Release release, AccountSnapshot account, CancellationToken cancellationToken)
    {
        var subject = release.Id.ToString(CultureInfo.InvariantCulture);
        foreach (var spend in await ledger.ReadOpenAsync(cancellationToken))
        {
            if (spend.Wish.Kind != SpendKind.Wedge || spend.Wish.Subject != subject)
                continue;
            var settled = await ledger.SettleAsync(spend, account, release, cancellationToken);
            if (settled.IsOpen)
                return settled.Result.Length > 0
                    ? settled.Result
                    : "It is not known yet whether a wedge was spent on it; the tracker is asked again in an hour.";
        }
        return null;
    }

    /// <summary>Asks the ledger for a wedge. Writes a dry spend while spending is off.</summary>
    public Task<SpendGrant> BeginAsync(Release release, AccountSnapshot account, CancellationToken cancellationToken) =>
        ledger.BeginAsync(SpendWish.ForTorrent(release.Id, release.Title), account, options, cancellationToken);

    /// <summary>Gives an intent back of which it is known that nothing was asked of the tracker.</summary>
    public Task CancelAsync(Spend spend, CancellationToken cancellationToken) =>
        ledger.EndAsync(spend.Id, SpendState.NotSpent, "The tracker was not asked for it.", cancellationToken);

    /// <summary>Fetches and pays. Whatever ends it without an answer leaves the intent open.</summary>
    /// <exception cref="FaultException">It could not be fetched.</exception>
    public async Task<TorrentFile> FetchAsync(Spend spend, long trackerId, CancellationToken cancellationToken)
    {
        TorrentFile file;
        try
        {
            file = await store.FetchTorrentWithWedgeAsync(trackerId, cancellationToken);
        }
        catch (FaultException exception) when (TrackerRefusals.NothingHandedOut(exception))
        {
            await ledger.EndAsync(spend.Id, SpendState.Refused, exception.Fault.Sentence, CancellationToken.None);
            throw;
        }
        // What the person cancels now must not lose what is known.
        await ledger.EndAsync(spend.Id, SpendState.Spent, "The .torrent came with it.", CancellationToken.None);
        return file;
    }
}
