using System.Text.RegularExpressions;
using MamCrawler.Core.Account;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Downloads.Watching;

/// <summary>Takes the steps against a stall (rules.md 6, Stalled).</summary>
internal sealed partial class StallPress(
    DownloadStore downloads,
    AccountStore accounts,
    ITorrentClient client,
    GuardedStart starting,
    WatchOptions options,
    TimeProvider time
)
{
    /// <summary>Notes the stall, or takes the step that is due.</summary>
    internal async Task<WatchResult> PressAsync(Download download, ClientTorrent torrent, CancellationToken cancellationToken)
    {
        if (download.Watch is not { Step: { } taken } watch || torrent.LoadedBytes > watch.LoadedBytes)
        {
            await WriteAsync(download, StallStep.Watched, download.Why, torrent.LoadedBytes, cancellationToken);
            return WatchResult.Unchanged;
        }
        switch (StallPolicy.Next(options, taken, time.GetUtcNow() - watch.Since, torrent.KnowsPeers))
        {
            case StallStep.Announced:
                return await AnnounceAsync(download, torrent, cancellationToken);
            case StallStep.Restarting:
                download = await WriteAsync(download, StallStep.Restarting, WatchSentences.Restarting, watch.LoadedBytes, cancellationToken);
                await client.StopAsync(torrent.InfoHash, cancellationToken);
                return await StartAgainAsync(download, torrent, cancellationToken);
            case StallStep.Held:
                return await HoldAsync(download, WatchSentences.Stalled, watch.LoadedBytes, cancellationToken);
            default:
                return WatchResult.Unchanged;
        }
    }

    /// <summary>The second half of stopping and starting, also for one that a killed process left stopped.</summary>
    internal async Task<WatchResult> StartAgainAsync(Download download, ClientTorrent torrent, CancellationToken cancellationToken)
    {
        var costs = LoadingCost.IsOf(download, await accounts.GetAsync(cancellationToken), time.GetUtcNow());
        if (await starting.TryStartAsync(torrent.InfoHash, costs, cancellationToken) is not null)
            return WatchResult.Unchanged;
        await WriteAsync(download, StallStep.Restarted, WatchSentences.Restarting, download.Watch!.LoadedBytes, cancellationToken);
        return WatchResult.Pressed;
    }

    private async Task<WatchResult> AnnounceAsync(Download download, ClientTorrent torrent, CancellationToken cancellationToken)
    {
        if (await client.FindTrackerRefusalAsync(torrent.InfoHash, cancellationToken) is { } refusal && Unregistered().IsMatch(refusal))
            return await HoldAsync(download, WatchSentences.Unregistered(refusal), torrent.LoadedBytes, cancellationToken);
        await client.ReannounceAsync([torrent.InfoHash], cancellationToken);
        var why = torrent.KnowsPeers ? WatchSentences.Announced : WatchSentences.NobodyHasIt;
        await WriteAsync(download, StallStep.Announced, why, torrent.LoadedBytes, cancellationToken);
        return WatchResult.Pressed;
    }

    private async Task<WatchResult> HoldAsync(Download download, string why, long loadedBytes, CancellationToken cancellationToken)
    {
        var watch = new DownloadWatch(time.GetUtcNow(), StallStep.Held, loadedBytes);
        await downloads.ChangeAsync(download, download with { State = DownloadState.Held, Why = why, Watch = watch }, cancellationToken);
        return WatchResult.Held;
    }

    private Task<Download> WriteAsync(Download download, StallStep step, string why, long loadedBytes, CancellationToken cancellationToken) =>
        downloads.ChangeAsync(download, download with { Why = why, Watch = new DownloadWatch(time.GetUtcNow(), step, loadedBytes) }, cancellationToken);

    // What trackers say of a torrent that they do not know; a timeout or an outage says nothing about it.
    [GeneratedRegex("unregistered|not registered|unknown torrent|torrent not found|does not exist|trumped|deleted", RegexOptions.IgnoreCase)]
    private static partial Regex Unregistered();
}
