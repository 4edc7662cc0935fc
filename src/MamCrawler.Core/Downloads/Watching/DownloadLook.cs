using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads.Layout;
using MamCrawler.Core.Downloads.Pushing;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Downloads.Watching;

/// <summary>Looks at one download as the client shows it. What did not change is not written, and what the client is busy with is not judged.</summary>
internal sealed class DownloadLook(DownloadStore downloads, GrabLedger grabs, ITorrentClient client, StallPress stalls, WatchOptions options, TimeProvider time)
{
    internal async Task<WatchResult> LookAsync(Download download, ClientTorrent? torrent, GuardState guard, CancellationToken cancellationToken) =>
        (download.State, torrent) switch
        {
            (_, { IsBusy: true }) => WatchResult.Unchanged,
            // Shelving looks at it again by itself.
            (DownloadState.Held, _) when download.HeldFor is not null => WatchResult.Unchanged,
            (DownloadState.Shelved, _) => await LookAtShelvedAsync(download, torrent, cancellationToken),
            (DownloadState.Held, not null) => await LookAtHeldAsync(download, torrent, cancellationToken),
            (DownloadState.Pushed, not null) => await LookAtPushedAsync(download, torrent, cancellationToken),
            // Until it was started once, a push looks after it, and finds out by itself that it is gone.
            (DownloadState.Held or DownloadState.Pushed, null) => WatchResult.Unchanged,
            (_, null) => await LookAtMissingAsync(download, cancellationToken),
            (_, { IsBroken: true }) => await HoldAsync(
                download,
                torrent.State == "missingFiles" ? WatchSentences.FilesMissing : WatchSentences.Broken,
                cancellationToken
            ),
            (_, { IsComplete: true }) => await LookAtCompleteAsync(download, torrent, cancellationToken),
            (_, { IsStopped: true }) => await LookAtStoppedAsync(download, torrent, guard, cancellationToken),
            (DownloadState.Landed or DownloadState.Importing, { Progress: < 1 }) => await MoveAsync(
                download,
                DownloadState.Downloading,
                WatchSentences.Incomplete,
                WatchResult.Loading,
                cancellationToken
            ),
            (_, { IsStalled: true }) => await stalls.PressAsync(download, torrent, cancellationToken),
            _ => await LookAtLoadingAsync(download, torrent, cancellationToken),
        };

    /// <summary>A push that was killed between the start and its row, or a person who started it. The files must have their folders: else the push says why not.</summary>
    private async Task<WatchResult> LookAtPushedAsync(Download download, ClientTorrent torrent, CancellationToken cancellationToken) =>
        !torrent.IsStopped && !torrent.IsBroken && await IsInOrderAsync(download, torrent, cancellationToken)
            ? await FollowAsync(download, torrent, cancellationToken)
            : WatchResult.Unchanged;

    /// <summary>A person mended what held it: it loads or seeds again.</summary>
    private async Task<WatchResult> LookAtHeldAsync(Download download, ClientTorrent torrent, CancellationToken cancellationToken)
    {
        if (torrent.IsBroken || (torrent.IsStopped && !torrent.IsComplete))
            return WatchResult.Unchanged;
        var isStillStalled = download.Watch is { Step: StallStep.Held } watch && !torrent.IsComplete && torrent.LoadedBytes <= watch.LoadedBytes;
        return !isStillStalled && await IsInOrderAsync(download, torrent, cancellationToken)
            ? await FollowAsync(download, torrent, cancellationToken)
            : WatchResult.Unchanged;
    }

    private async Task<bool> IsInOrderAsync(Download download, ClientTorrent torrent, CancellationToken cancellationToken)
    {
        if (!torrent.Tags.Contains(PushOptions.OwnTag, StringComparer.OrdinalIgnoreCase))
            return false;
        var files = await client.ListFilesAsync(torrent.InfoHash, cancellationToken);
        return VolumeLayout.Plan(files, download.Volumes) is { Problem: null, Renames.Count: 0 }
            && (!torrent.IsComplete || LandingCheck.FindProblem(download, files) is null);
    }

    private async Task<WatchResult> FollowAsync(Download download, ClientTorrent torrent, CancellationToken cancellationToken)
    {
        await grabs.NoteStartedAsync(download.Id, cancellationToken);
        return torrent.IsComplete
            ? await LandAsync(download, torrent, cancellationToken)
            : await MoveAsync(download, DownloadState.Downloading, WatchSentences.Loading, WatchResult.Loading, cancellationToken);
    }

    private async Task<WatchResult> LookAtMissingAsync(Download download, CancellationToken cancellationToken)
    {
        return await IsGoneAsync(download, cancellationToken) ? await HoldAsync(download, WatchSentences.Gone, cancellationToken) : WatchResult.Unchanged;
    }

    /// <summary>True when the client has not shown it for long enough; notes when that began.</summary>
    private async Task<bool> IsGoneAsync(Download download, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        if (download.Watch is { Step: null } watch)
            return now - watch.Since >= options.GoneAfter;
        await downloads.ChangeAsync(download, download with { Watch = new DownloadWatch(now) }, cancellationToken);
        return false;
    }

    private async Task<WatchResult> LookAtCompleteAsync(Download download, ClientTorrent torrent, CancellationToken cancellationToken)
    {
        if (download.State == DownloadState.Importing)
            return WatchResult.Unchanged;
        if (download.State == DownloadState.Landed)
            return await NoteAsync(
                download,
                torrent.IsStopped ? WatchSentences.LandedStopped : WatchSentences.Landed,
                cancellationToken,
                SeedingOf(download, torrent)
            );
        var problem = download.FileCount is null ? null : LandingCheck.FindProblem(download, await client.ListFilesAsync(torrent.InfoHash, cancellationToken));
        return problem is null ? await LandAsync(download, torrent, cancellationToken) : await HoldAsync(download, problem, cancellationToken);
    }

    /// <summary>It is on the shelf, whatever becomes of the torrent; what is complete must seed all the same (rules.md 6), so it is told when it does not.</summary>
    private async Task<WatchResult> LookAtShelvedAsync(Download download, ClientTorrent? torrent, CancellationToken cancellationToken)
    {
        if (torrent is null && download.Why != WatchSentences.ShelvedGone && !await IsGoneAsync(download, cancellationToken))
            return WatchResult.Unchanged;
        var why =
            torrent is { IsComplete: true, IsStopped: false } ? WatchSentences.ShelvedSeeds
            : torrent is { IsComplete: true } ? WatchSentences.ShelvedStopped
            : WatchSentences.ShelvedGone;
        var isAsBefore = why == WatchSentences.ShelvedSeeds && !WatchSentences.IsOfShelved(download.Why);
        return await NoteAsync(download, isAsBefore ? download.Why : why, cancellationToken, SeedingOf(download, torrent));
    }

    private async Task<WatchResult> LandAsync(Download download, ClientTorrent torrent, CancellationToken cancellationToken)
    {
        // Completed must seed (rules.md 6). Afterwards a person who stops it is told, not overruled.
        if (torrent.IsStopped)
            await client.StartAsync(torrent.InfoHash, cancellationToken);
        return await MoveAsync(download, DownloadState.Landed, WatchSentences.Landed, WatchResult.Landed, cancellationToken);
    }

    private async Task<WatchResult> LookAtStoppedAsync(Download download, ClientTorrent torrent, GuardState guard, CancellationToken cancellationToken)
    {
        if (download.Watch is { Step: StallStep.Restarting })
            return await stalls.StartAgainAsync(download, torrent, cancellationToken);
        var why = guard.Stopped.Contains(torrent.InfoHash) ? download.Why : WatchSentences.Stopped;
        return await NoteAsync(download, why, cancellationToken);
    }

    private async Task<WatchResult> LookAtLoadingAsync(Download download, ClientTorrent torrent, CancellationToken cancellationToken)
    {
        // After a restart it says for a moment that it loads: only bytes are progress.
        if (download.Watch is { Step: not null } watch && torrent.LoadedBytes <= watch.LoadedBytes)
            return WatchResult.Unchanged;
        var why = WatchSentences.IsPassing(download.Why) ? WatchSentences.Loading : download.Why;
        return await NoteAsync(download, why, cancellationToken);
    }

    /// <summary>Notes how it stands without a change of state, and forgets what was the matter. Nothing is written when both are so already.</summary>
    private async Task<WatchResult> NoteAsync(Download download, string why, CancellationToken cancellationToken, SeedingTime? seeding = null)
    {
        seeding ??= SeedingTime.Of(download);
        if (download.Why != why || download.Watch is not null || SeedingTime.Of(download) != seeding)
            await downloads.ChangeAsync(download, download with { Why = why, Watch = null, Seeding = seeding }, cancellationToken);
        return WatchResult.Unchanged;
    }

    private SeedingTime? SeedingOf(Download download, ClientTorrent? torrent) =>
        SeedingTime.Of(download)?.After(torrent is { IsComplete: true, IsStopped: false }, time.GetUtcNow());

    private Task<WatchResult> HoldAsync(Download download, string why, CancellationToken cancellationToken) =>
        MoveAsync(download, DownloadState.Held, why, WatchResult.Held, cancellationToken);

    private async Task<WatchResult> MoveAsync(Download download, DownloadState state, string why, WatchResult result, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        await downloads.ChangeAsync(
            download,
            download with
            {
                State = state,
                Why = why,
                Watch = null,
                NextAttemptAt = null,
                StartedAt = result is WatchResult.Loading or WatchResult.Landed ? download.StartedAt ?? now : download.StartedAt,
                LandedAt = result == WatchResult.Landed ? download.LandedAt ?? now : download.LandedAt,
                Seeding =
                    result == WatchResult.Landed
                        ? (SeedingTime.Of(download) ?? new(null, TimeSpan.Zero)).After(seeds: true, now)
                        : SeedingTime.Of(download)?.After(seeds: false, now),
            },
            cancellationToken
        );
        return result;
    }
}
