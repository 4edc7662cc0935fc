using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads.Layout;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Downloads.Pushing;

/// <summary>The second half of a push: a torrent that is in the client gets its folders and is started.</summary>
internal sealed class PushStart(GrabLedger grabs, AccountFacts accounts, ITorrentClient client, GuardedStart starting, PushEnding ending, TimeProvider time)
{
    internal async Task<PushOutcome> RunAsync(PushRun run, ClientTorrent there, CancellationToken cancellationToken)
    {
        if (!there.Tags.Contains(PushOptions.OwnTag, StringComparer.OrdinalIgnoreCase))
            return await PushEnding.HoldAsync(
                run,
                "The client already holds this torrent, but this system did not add it; nothing is changed in it.",
                cancellationToken
            );
        if (run.Download.State != DownloadState.Pushed || run.Download.InfoHash != there.InfoHash)
            await run.WriteAsync(
                run.Download with
                {
                    State = DownloadState.Pushed,
                    InfoHash = there.InfoHash,
                    Why = "The client has the torrent, stopped.",
                    NextAttemptAt = null,
                },
                cancellationToken
            );
        if (there.IsBusy)
            return await ending.WaitAsync(
                run,
                $"The client is still at work on the torrent ({there.State}).",
                RetrySchedule.AfterUnseenEffect,
                null,
                cancellationToken
            );
        if (await LayOutAsync(run, there, cancellationToken) is { } ended)
            return ended;
        if ((there.IsStopped || there.IsBroken) && await BeginAsync(run, there, cancellationToken) is { } notBegun)
            return notBegun;
        await grabs.NoteStartedAsync(run.Download.Id, cancellationToken);
        const string Done = "The torrent is in the client, its volumes have their folders, and it is started.";
        run.Note(run.Download with { StartedAt = run.Download.StartedAt ?? time.GetUtcNow() });
        await run.MoveAsync(DownloadState.Downloading, Done, cancellationToken);
        return new PushOutcome(PushResult.Started, Done);
    }

    /// <summary>Starts the torrent and looks. Null when it runs; otherwise how the push ended.</summary>
    private async Task<PushOutcome?> BeginAsync(PushRun run, ClientTorrent there, CancellationToken cancellationToken)
    {
        var costs = LoadingCost.IsOf(run.Download, await accounts.ReadKeptAsync(cancellationToken), time.GetUtcNow());
        if (await starting.TryStartAsync(there.InfoHash, costs, cancellationToken) is { } frozen)
            return await ending.WaitAsync(run, frozen, RetrySchedule.AfterAskingPerson, null, cancellationToken);
        return await client.FindAsync(there.InfoHash, cancellationToken) switch
        {
            { IsBroken: true } broken => await ending.RefusedAsync(
                run,
                $"The client cannot load the torrent ({broken.State}): most likely its disk is full. Make room; it is started again some days later.",
                null,
                cancellationToken
            ),
            { IsStopped: false } => null,
            _ => await ending.WaitAsync(
                run,
                "The client was told to start the torrent and does not show it started yet.",
                RetrySchedule.AfterUnseenEffect,
                null,
                cancellationToken
            ),
        };
    }

    /// <summary>Gives each volume its folder. Null when each has it; otherwise how the push ended.</summary>
    private async Task<PushOutcome?> LayOutAsync(PushRun run, ClientTorrent there, CancellationToken cancellationToken)
    {
        var plan = VolumeLayout.Plan(await client.ListFilesAsync(there.InfoHash, cancellationToken), run.Download.Volumes);
        if (plan.Problem is { } problem)
            return await PushEnding.HoldAsync(
                run,
                $"{problem} Nothing is loaded; name the files in the client and start it there, or reject the download.",
                cancellationToken
            );
        if (plan.Renames.Count == 0)
            return null;
        // Files of a torrent that was started may already stand in the library, where nothing is ever renamed.
        if (!there.IsStopped || there.Progress > 0)
            return await PushEnding.HoldAsync(
                run,
                "The torrent was started before its volumes had folders of their own; nothing is renamed any more.",
                cancellationToken
            );
        foreach (var rename in plan.Renames)
            await client.RenameFileAsync(there.InfoHash, rename.From, rename.To, cancellationToken);
        var now = VolumeLayout.Plan(await client.ListFilesAsync(there.InfoHash, cancellationToken), run.Download.Volumes);
        return now is { Problem: null, Renames.Count: 0 }
            ? null
            : await ending.WaitAsync(
                run,
                "The client was told to rename files and does not show it yet.",
                RetrySchedule.AfterUnseenEffect,
                null,
                cancellationToken
            );
    }
}
