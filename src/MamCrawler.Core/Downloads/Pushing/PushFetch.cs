using System.Globalization;
using MamCrawler.Core.Account;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Releases;

namespace MamCrawler.Core.Downloads.Pushing;

/// <summary>The first half of a push: until the torrent is in the client, stopped.</summary>
internal sealed class PushFetch(
    DownloadStore downloads,
    GrabLedger grabs,
    AccountFacts accounts,
    LibraryLook library,
    ITracker tracker,
    ITorrentClient client,
    PushOptions options,
    PushEnding ending,
    TimeProvider time
)
{
    /// <summary>Faults that say that the tracker answered before it handed anything out.</summary>
    private static readonly HashSet<FaultName> NotFetched =
    [
        FaultName.NotConfigured,
        FaultName.SessionExpired,
        FaultName.EgressMismatch,
        FaultName.TrackerRefused,
        FaultName.RateLimited,
        FaultName.LaneBusy,
    ];

    /// <summary>The torrent as the client shows it, or how the push ended before that.</summary>
    internal async Task<(ClientTorrent? There, PushOutcome? Ended)> RunAsync(PushRun run, CancellationToken cancellationToken)
    {
        if (run.Download.InfoHash is { } hash && await client.FindAsync(hash, cancellationToken) is { } there)
            return (there, null);
        if (await library.HoldsAsync(run.Download, cancellationToken))
            return (null, await PushEnding.WithdrawAsync(run, "The library holds it by now, so nothing is downloaded.", cancellationToken));
        var account = await accounts.ReadAsync(cancellationToken);
        var now = time.GetUtcNow();
        if (PushGate.CheckAccount(account, now) is { } hold)
            return (null, await PushEnding.BlockAsync(run, hold, now + RetrySchedule.AfterAskingPerson, cancellationToken));
        var pace = options.Pace.At(account.Ratio, await accounts.Events.IsOnAsync(cancellationToken));
        var reservation = await grabs.ReserveAsync(run.Download.Id, account, pace, cancellationToken);
        return reservation.Granted
            ? await FetchReservedAsync(run, account, reservation, cancellationToken)
            : (
                null,
                await PushEnding.BlockAsync(
                    run,
                    new(reservation.Fault, reservation.Why, reservation.Reason),
                    reservation.RetryAt ?? now + RetrySchedule.AfterAskingPerson,
                    cancellationToken
                )
            );
    }

    private async Task<(ClientTorrent? There, PushOutcome? Ended)> FetchReservedAsync(
        PushRun run,
        AccountSnapshot account,
        GrabReservation reservation,
        CancellationToken cancellationToken
    )
    {
        TorrentFile file;
        var fetched = false;
        try
        {
            // Before the fetch the key is the tracker id. The whole list also shows that the client and its tunnel answer.
            var trackerId = run.Download.TrackerId;
            var torrents = await client.ListAsync(cancellationToken);
            if (torrents.FirstOrDefault(torrent => torrent.TrackerId == trackerId) is { } there)
                return (there, null);
            if (await tracker.ReadReleaseAsync(trackerId, cancellationToken) is not { } release)
                return (null, await ending.RefusedAsync(run, "The tracker no longer has this release.", null, cancellationToken));
            var decision = await DecideAsync(run.Download, release, account, torrents, cancellationToken);
            if (decision.Hold is { } hold)
                return (null, await PushEnding.BlockAsync(run, hold, time.GetUtcNow() + RetrySchedule.AfterNotFree, cancellationToken));
            run.Note(run.Download with { Costs = decision.Price == GrabPrice.Ordinary, Price = decision.Price });
            await run.MoveAsync(DownloadState.Fetching, "The .torrent is being fetched.", cancellationToken);
            fetched = true;
            file = await FetchAsync(trackerId, () => fetched = false, cancellationToken);
        }
        finally
        {
            // A reservation of an earlier run stays: that run may have fetched.
            if (!fetched && reservation is { IsNew: true, ReservedAt: { } at })
                await grabs.ReleaseAsync(run.Download.Id, at, CancellationToken.None);
        }
        return await AddAsync(run, file, cancellationToken);
    }

    /// <summary>Decides by the row as it stands immediately before the grab, and by all that still comes of other grabs (rules.md 5).</summary>
    private async Task<GrabDecision> DecideAsync(
        Download download,
        Release release,
        AccountSnapshot account,
        IReadOnlyList<ClientTorrent> torrents,
        CancellationToken cancellationToken
    )
    {
        var guard = await accounts.Guard.ReadAsync(cancellationToken);
        var known = await downloads.QueryAsync([], cancellationToken).ToListAsync(cancellationToken);
        var toCome = CostToCome.Of(torrents, known, account, download.Id);
        var budget = new GrabBudget(account, guard, time.GetUtcNow()) { PaidAllowed = options.AllowPaid || download.MayCost };
        return await grabs.PriceAsync(
            download.Id,
            toCome.Holds,
            others => GrabPolicy.Decide(release, budget with { BytesToCome = toCome.Bytes + others }),
            cancellationToken
        );
    }

    private async Task<TorrentFile> FetchAsync(long trackerId, Action notFetched, CancellationToken cancellationToken)
    {
        try
        {
            return await tracker.FetchTorrentAsync(trackerId, cancellationToken);
        }
        catch (FaultException exception) when (NotFetched.Contains(exception.Fault.Name))
        {
            notFetched();
            throw;
        }
    }

    /// <summary>From here on the key is the info-hash. Looks, adds, and looks again; the answer to the add proves nothing.</summary>
    private async Task<(ClientTorrent? There, PushOutcome? Ended)> AddAsync(PushRun run, TorrentFile file, CancellationToken cancellationToken)
    {
        var torrent = Torrent.Read(file);
        await run.WriteAsync(
            run.Download with
            {
                InfoHash = torrent.InfoHash,
                SizeBytes = torrent.SizeBytes,
                FileCount = torrent.Files.Count,
            },
            cancellationToken
        );
        var there = await client.FindAsync(torrent.InfoHash, cancellationToken);
        if (there is null)
        {
            string[] tags = [PushOptions.OwnTag, run.Download.Reason, run.Download.TrackerId.ToString(CultureInfo.InvariantCulture)];
            await client.AddStoppedAsync(new TorrentAddition(file, options.Category, tags, SubfolderForSingleFile: torrent.IsSingleFile), cancellationToken);
            there = await client.FindAsync(torrent.InfoHash, cancellationToken);
        }
        return there is null
            ? (
                null,
                await ending.WaitAsync(
                    run,
                    "The torrent was handed to the client and cannot be seen there yet.",
                    RetrySchedule.AfterUnseenEffect,
                    null,
                    cancellationToken
                )
            )
            : (there, null);
    }
}
