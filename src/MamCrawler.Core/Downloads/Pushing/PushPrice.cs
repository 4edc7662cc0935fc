using MamCrawler.Core.Account;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Releases;

namespace MamCrawler.Core.Downloads.Pushing;

/// <summary>Decides how a grab is paid for by the row as it stands immediately before it, and by all that still comes of other grabs (rules.md 5); then fetches.</summary>
internal sealed class PushPrice(
    DownloadStore downloads,
    GrabLedger grabs,
    AccountFacts accounts,
    ITracker tracker,
    WedgeSpending? wedges,
    PushOptions options,
    TimeProvider time
)
{
    /// <summary>The decision, and the wedge whose intent is written for it.</summary>
    internal async Task<(GrabDecision Decision, Spend? Wedge)> DecideAsync(
        Download download,
        Release release,
        AccountSnapshot account,
        IReadOnlyList<ClientTorrent> torrents,
        bool mayFetch,
        CancellationToken cancellationToken
    )
    {
        var guard = await accounts.Guard.ReadAsync(cancellationToken);
        var known = await downloads.QueryAsync([], cancellationToken).ToListAsync(cancellationToken);
        var now = time.GetUtcNow();
        var toCome = CostToCome.Of(
            torrents,
            known,
            account,
            now,
            torrent => torrent.TrackerId == download.TrackerId || string.Equals(torrent.InfoHash, download.InfoHash, StringComparison.OrdinalIgnoreCase)
        );
        var budget = new GrabBudget(account, guard, now)
        {
            BytesToCome = toCome.Bytes,
            PaidAllowed = options.AllowPaid,
            Approval = download.CostApproval,
        };
        if (wedges is not null && await wedges.SettleAsync(release, account, cancellationToken) is { } open)
            return (GrabDecision.Refuse(new(null, open, HoldReason.Spend)), null);
        // A wedge is paid with the fetch; what is fetched already is not paid for again.
        if (wedges is null || !mayFetch || GrabPolicy.Decide(release, budget with { Wedges = 1 }).Price != GrabPrice.Wedge)
            return (await DecideAsync(0), null);
        var grant = await wedges.BeginAsync(release, account, cancellationToken);
        if (grant.IsOpen)
            return (GrabDecision.Refuse(new(null, grant.Why, HoldReason.Spend)), null);
        if (!grant.Granted)
            return (await DecideAsync(0), null);
        var decision = await DecideAsync(1);
        if (decision.Price == GrabPrice.Wedge)
            return (decision, grant.Spend);
        await wedges.CancelAsync(grant.Spend!, cancellationToken);
        return (decision, null);

        Task<GrabDecision> DecideAsync(int wedge) =>
            grabs.PriceAsync(
                download.Id,
                toCome.Holds,
                others => GrabPolicy.Decide(release, budget with { BytesToCome = toCome.Bytes + others, Wedges = wedge }),
                cancellationToken
            );
    }

    /// <summary>Gives the wedge's intent back: it is known that the tracker was not asked.</summary>
    internal Task CancelAsync(Spend? wedge) => wedge is null ? Task.CompletedTask : wedges!.CancelAsync(wedge, CancellationToken.None);

    /// <summary>Fetches the .torrent, and pays with the wedge if there is one.</summary>
    internal async Task<TorrentFile> FetchAsync(long trackerId, Spend? wedge, Action notFetched, CancellationToken cancellationToken)
    {
        try
        {
            return wedge is null
                ? await tracker.FetchTorrentAsync(trackerId, cancellationToken)
                : await wedges!.FetchAsync(wedge, trackerId, cancellationToken);
        }
        catch (FaultException exception) when (TrackerRefusals.NothingHandedOut(exception))
        {
            notFetched();
            throw;
        }
    }
}
