using System.Globalization;
using MamCrawler.Core.Account;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Schedules;
using MamCrawler.Core.Shelving;

namespace MamCrawler.Core.Downloads.Watching;

/// <summary>
/// Follows downloads in the torrent client (rules.md 6): what loads, what landed, what stalls, what is gone. The client is asked once a round for all torrents; only
/// what moved costs more. When it cannot be asked, nothing is known, and nothing changes.
/// </summary>
public sealed class WatchDownloads : IScheduledJob
{
    /// <summary>Runs of shelving that a round starts at most: an upgrade may find thousands that landed long ago.</summary>
    private const int MostStarts = 25;

    private static readonly DownloadState[] Watched =
    [
        DownloadState.Pushed,
        DownloadState.Downloading,
        DownloadState.Landed,
        DownloadState.Importing,
        DownloadState.Shelved,
        DownloadState.Held,
    ];

    private readonly DownloadStore downloads;
    private readonly GuardStore guard;
    private readonly ITorrentClient client;
    private readonly DownloadLook look;
    private readonly Func<ShelvingStart>? shelving;

    /// <summary>Makes the watch.</summary>
    /// <exception cref="ArgumentException">The options are not valid.</exception>
    public WatchDownloads(
        DownloadStore downloads,
        GrabLedger grabs,
        AccountStore accounts,
        ITorrentClient client,
        WatchOptions options,
        TimeProvider time,
        Func<ShelvingStart>? shelving = null
    )
    {
        if (options.Validate() is { Count: > 0 } problems)
            throw new ArgumentException(string.Join(' ', problems), nameof(options));
        (this.downloads, this.client, this.shelving, guard) = (downloads, client, shelving, accounts.Guard);
        var stalls = new StallPress(downloads, accounts, client, new GuardedStart(client, guard), options, time);
        look = new DownloadLook(downloads, grabs, client, stalls, options, time);
    }

    /// <inheritdoc />
    public string Name => nameof(WatchDownloads);

    /// <inheritdoc />
    public async Task<JobOutcome> RunAsync(CancellationToken cancellationToken)
    {
        var watched = new List<Download>();
        await foreach (var download in downloads.QueryAsync(Watched, cancellationToken))
            if (Concerns(download))
                watched.Add(download);
        if (watched.Count == 0)
            return JobOutcome.Skipped("No download is in the client.");
        var torrents = (await client.ListAsync(cancellationToken))
            .GroupBy(torrent => torrent.InfoHash, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(same => same.Key, same => same.First(), StringComparer.OrdinalIgnoreCase);
        var frozen = await guard.ReadAsync(cancellationToken);
        var counts = new Dictionary<WatchResult, int>();
        var complete = new List<string>();
        FaultException? refusal = null;
        foreach (var download in watched)
        {
            try
            {
                var result = await look.LookAsync(download, torrents.GetValueOrDefault(download.InfoHash!), frozen, cancellationToken);
                counts[result] = counts.GetValueOrDefault(result) + 1;
                if (result == WatchResult.Landed || ShelvingStart.Concerns(download))
                    complete.Add(download.Id);
            }
            catch (RowConflictException exception) when (exception.PartitionKey == download.Id)
            {
                // Somebody else has it in hand; the next round sees what came of that.
                counts[WatchResult.Unchanged] = counts.GetValueOrDefault(WatchResult.Unchanged) + 1;
            }
            catch (FaultException exception) when (exception.Fault.Name == FaultName.ClientRefused)
            {
                // It speaks of this torrent alone; the others are not to wait for it.
                refusal ??= exception;
            }
        }

        await ShelveAsync(complete, cancellationToken);
        return refusal is null ? JobOutcome.Done(Tell(watched.Count, counts)) : JobOutcome.Stopped(refusal.Fault);
    }

    /// <summary>True for a download that the client has or should have.</summary>
    internal static bool Concerns(Download download) => download.InfoHash is not null && Watched.Contains(download.State);

    /// <summary>Looks at one download, as a round does. Returns it as it then stands.</summary>
    /// <exception cref="FaultException">The client could not be asked.</exception>
    internal async Task<Download> LookAtAsync(Download download, CancellationToken cancellationToken)
    {
        var torrent = await client.FindAsync(download.InfoHash!, cancellationToken);
        await look.LookAsync(download, torrent, await guard.ReadAsync(cancellationToken), cancellationToken);
        return (await downloads.GetAsync(download.Id, cancellationToken))!;
    }

    /// <summary>Has shelved what landed, what a run left waiting, and what was held a day ago. Starting one that runs does nothing.</summary>
    private async Task ShelveAsync(IReadOnlyList<string> complete, CancellationToken cancellationToken)
    {
        if (shelving is null || complete.Count == 0)
            return;
        var (start, started) = (shelving(), 0);
        foreach (var id in complete)
            if (
                await downloads.GetAsync(id, cancellationToken) is { } download
                && await start.TryStartAsync(download, cancellationToken)
                && ++started == MostStarts
            )
                return;
    }

    private static string Tell(int watched, Dictionary<WatchResult, int> counts)
    {
        var told = new (WatchResult Result, string Word)[]
        {
            (WatchResult.Landed, "landed"),
            (WatchResult.Loading, "started to load"),
            (WatchResult.Pressed, "stalled and pressed"),
            (WatchResult.Held, "held"),
        }
            .Where(each => counts.ContainsKey(each.Result))
            .Select(each => string.Create(CultureInfo.InvariantCulture, $"{each.Word}: {counts[each.Result]}"))
            .ToList();
        return $"Downloads watched: {watched}; {(told.Count == 0 ? "none moved" : string.Join(", ", told))}.";
    }
}
