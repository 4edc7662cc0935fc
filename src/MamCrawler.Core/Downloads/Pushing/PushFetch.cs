using System.Globalization;
using MamCrawler.Core.Account;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Downloads.Pushing;

/// <summary>The first half of a push: until the torrent is in the client, stopped.</summary>
internal sealed class PushFetch(
    DownloadStore downloads,
    GrabLedger grabs,
    AccountFacts accounts,
    LibraryLook library,
    ITracker tracker,
    ITorrentClient client,
    PushPrice price,
    PushOptions options,
    PushEnding ending,
    TimeProvider time
)
{
    /// <summary>A price that was decided longer ago than this starts nothing: free periods and VIP end, and so does the claim to a slot.</summary>
    private static readonly TimeSpan PriceHolds = TimeSpan.FromHours(1);

    /// <summary>The torrent as the client shows it, or how the push ended before that.</summary>
    internal async Task<(ClientTorrent? There, PushOutcome? Ended)> RunAsync(PushRun run, CancellationToken cancellationToken)
    {
        if (run.Download.InfoHash is { } hash && await client.FindAsync(hash, cancellationToken) is { } there && !IsToBeDecidedAnew(run.Download, there))
            return (there, null);
        if (await library.HoldsAsync(run.Download, cancellationToken))
            return (null, await PushEnding.WithdrawAsync(run, "The library holds it by now, so nothing is downloaded.", cancellationToken));
        var account = await accounts.ReadAsync(cancellationToken);
        var now = time.GetUtcNow();
        if (PushGate.CheckAccount(account, now) is { } hold)
        {
            // By a clock that is wrong it would be tried again in some days, or years.
            var present = hold.Fault == FaultName.ClockWrong ? account.ToldAt!.Value : now;
            return (null, await PushEnding.BlockAsync(run, hold, present + RetrySchedule.AfterAskingPerson, cancellationToken));
        }
        var pace = options.Pace.At(account.Ratio, await accounts.Events.IsOnAsync(cancellationToken));
        var reservation = await grabs.ReserveAsync(run.Download.Id, account, pace, await CountAheadAsync(run.Download, cancellationToken), cancellationToken);
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
        var (fetched, needsSlot) = (false, false);
        try
        {
            // Before the fetch the key is the tracker id. The whole list also shows that the client and its tunnel answer.
            var trackerId = run.Download.TrackerId;
            var torrents = await client.ListAsync(cancellationToken);
            var there = torrents.FirstOrDefault(torrent => torrent.TrackerId == trackerId || torrent.InfoHash == run.Download.InfoHash);
            if (there is not null && !IsToBeDecidedAnew(run.Download, there))
                return (there, null);
            if (await tracker.ReadReleaseAsync(trackerId, cancellationToken) is not { } release)
                return (null, await ending.RefusedAsync(run, "The tracker no longer has this release.", null, cancellationToken));
            await accounts.Events.KeepAsync(SiteEvent.Read([release]), cancellationToken);
            var (decision, wedge) = await price.DecideAsync(run.Download, release, account, torrents, mayFetch: there is null, cancellationToken);
            if (decision.Hold is { } hold)
                return (null, await PushEnding.BlockAsync(run, hold, time.GetUtcNow() + NextLook(hold), cancellationToken));
            run.Note(
                run.Download with
                {
                    Costs = decision.Price == GrabPrice.Ordinary,
                    Price = decision.Price,
                    PricedAt = time.GetUtcNow(),
                    FreeUntil = decision.Price == GrabPrice.Vip ? release.VipExpires : null,
                }
            );
            if (there is not null)
            {
                needsSlot = true;
                await run.WriteAsync(run.Download, cancellationToken);
                return (there, null);
            }
            await BeginFetchAsync(run, wedge, cancellationToken);
            fetched = true;
            file = await price.FetchAsync(trackerId, wedge, () => fetched = false, cancellationToken);
            if (decision.Price == GrabPrice.Ordinary && Torrent.Read(file).SizeBytes is var bytes && bytes > decision.CostBytes)
            {
                // The row told less than comes: what really comes decides.
                var actual = release with
                {
                    SizeBytes = bytes,
                    SizeBytesLow = bytes,
                    SizeBytesHigh = bytes,
                };
                (decision, _) = await price.DecideAsync(run.Download, actual, account, torrents, mayFetch: false, cancellationToken);
                if (decision.Hold is { } tooMuch)
                    return (null, await PushEnding.BlockAsync(run, tooMuch, time.GetUtcNow() + NextLook(tooMuch), cancellationToken));
            }
        }
        finally
        {
            // The fetch of an earlier run stays: it may have happened.
            if (!fetched)
                await grabs.ReleaseAsync(run.Download.Id, reservation.FetchId!, needsSlot, CancellationToken.None);
        }
        return await AddAsync(run, file, cancellationToken);
    }

    /// <summary>
    /// True for our torrent that stands in the client and was never started, and whose price and slot were decided too long ago: the client was away, or the account frozen.
    /// </summary>
    private bool IsToBeDecidedAnew(Download download, ClientTorrent there) =>
        there is { IsStopped: true, Progress: 0, LoadedBytes: 0 }
        && download.StartedAt is null
        && there.Tags.Contains(PushOptions.OwnTag, StringComparer.OrdinalIgnoreCase)
        && !(download.PricedAt is { } at && time.GetUtcNow() - at is var age && age < PriceHolds && age > -PriceHolds);

    /// <summary>Slots are spent on what is wanted most first: those that were refused one and are wanted more come before this one.</summary>
    private async Task<int> CountAheadAsync(Download download, CancellationToken cancellationToken)
    {
        var ahead = 0;
        await foreach (var other in downloads.QueryAsync([DownloadState.Blocked], cancellationToken))
            if (
                other.BlockedFor == HoldReason.Slots
                && other.Id != download.Id
                && (other.Place, other.CreatedAt).CompareTo((download.Place, download.CreatedAt)) < 0
            )
                ahead++;
        return ahead;
    }

    private static TimeSpan NextLook(PushHold hold) => hold.Reason == HoldReason.Spend ? RetrySchedule.AfterAskingPerson : RetrySchedule.AfterNotFree;

    private async Task BeginFetchAsync(PushRun run, Spend? wedge, CancellationToken cancellationToken)
    {
        try
        {
            await run.MoveAsync(DownloadState.Fetching, "The .torrent is being fetched.", cancellationToken);
        }
        catch (RowConflictException)
        {
            await price.CancelAsync(wedge);
            throw;
        }
    }

    /// <summary>From here on the key is the info-hash. Looks, adds, and looks again; the answer to the add proves nothing.</summary>
    private async Task<(ClientTorrent? There, PushOutcome? Ended)> AddAsync(PushRun run, TorrentFile file, CancellationToken cancellationToken)
    {
        var torrent = Torrent.Read(file);
        var isAgain = run.Download.InfoHash == torrent.InfoHash;
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
        // Fetched over and over it would only annoy the tracker.
        if (there is null && isAgain)
            return (
                null,
                await ending.RefusedAsync(
                    run,
                    "The torrent was handed to the client twice and does not appear there. Look into the client's log; it is tried again some days later.",
                    null,
                    cancellationToken
                )
            );
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
