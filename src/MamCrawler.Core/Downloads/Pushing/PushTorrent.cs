using System.Collections.Concurrent;
using MamCrawler.Core.Account;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Telemetry;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Core.Downloads.Pushing;

/// <summary>
/// Brings an approved download into the client and starts it (rules.md 6): the library does not hold it → reserve → client reachable and tunnel checked → read the tracker's row again →
/// fetch → info-hash → look → add stopped → look → a folder for each volume → start → look. A message may come any number of times, and the process may be killed at any
/// point: the torrent is there once. Every named fault ends it normally and writes when it is tried again; what is thrown is a bug.
/// </summary>
public sealed class PushTorrent
{
    /// <summary>The queue whose messages carry ids of downloads to push.</summary>
    public const string Queue = "push-torrent";

    private readonly DownloadStore downloads;
    private readonly TimeProvider time;
    private readonly ILogger<PushTorrent> logger;
    private readonly PushEnding ending;
    private readonly PushFetch fetch;
    private readonly PushStart start;

    // Two messages of one download often come together, and each of two workers would reserve an allowance of the pace that other downloads then lack.
    private readonly ConcurrentDictionary<string, bool> inHand = new(StringComparer.Ordinal);

    private static readonly PushOutcome OfAnotherWorker = new(PushResult.NothingToDo, "Another worker has this download in its hands.");

    /// <summary>Makes the worker.</summary>
    /// <exception cref="ArgumentException">The options are not valid.</exception>
    public PushTorrent(
        DownloadStore downloads,
        GrabLedger grabs,
        AccountFacts account,
        LibraryLook library,
        ITracker tracker,
        ITorrentClient client,
        PushOptions options,
        TimeProvider time,
        ILogger<PushTorrent> logger,
        WedgeSpending? wedges = null
    )
    {
        if (options.Validate() is { Count: > 0 } problems)
            throw new ArgumentException(string.Join(' ', problems), nameof(options));
        (this.downloads, this.time, this.logger) = (downloads, time, logger);
        ending = new PushEnding(time);
        var price = new PushPrice(downloads, grabs, account, tracker, wedges, options, time);
        fetch = new PushFetch(downloads, grabs, account, library, tracker, client, price, options, ending, time);
        start = new PushStart(grabs, account, client, new GuardedStart(client, account.Guard), ending, time);
    }

    /// <summary>The states from which a download is pushed.</summary>
    public static IReadOnlyCollection<DownloadState> States { get; } =
    [DownloadState.Approved, DownloadState.Blocked, DownloadState.Failed, DownloadState.Fetching, DownloadState.Pushed];

    /// <summary>Pushes a download as far as it goes now.</summary>
    /// <param name="downloadId">The row's key.</param>
    /// <param name="cancellationToken">Stops between two steps; the next message goes on.</param>
    public async Task<PushOutcome> RunAsync(string downloadId, CancellationToken cancellationToken)
    {
        if (!inHand.TryAdd(downloadId, true))
        {
            Tell(downloadId, OfAnotherWorker);
            return OfAnotherWorker;
        }
        try
        {
            return await RunAloneAsync(downloadId, cancellationToken);
        }
        finally
        {
            inHand.TryRemove(downloadId, out _);
        }
    }

    private async Task<PushOutcome> RunAloneAsync(string downloadId, CancellationToken cancellationToken)
    {
        Download? download;
        try
        {
            download = await downloads.GetAsync(downloadId, cancellationToken);
        }
        catch (AskPersonFaultException exception)
        {
            // The row cannot be read, so nothing can be written into it either; the sweep sends it again when it can.
            var unread = new PushOutcome(PushResult.Waiting, exception.Fault.Sentence, Fault: exception.Fault);
            Tell(downloadId, unread);
            return unread;
        }

        using var correlation = Correlation.Begin(download?.Correlation ?? Correlation.Current);
        var outcome = download is null
            ? new PushOutcome(PushResult.NothingToDo, $"There is no download '{downloadId}'.")
            : await PushAsync(download, cancellationToken);
        Tell(downloadId, outcome);
        return outcome;
    }

    private void Tell(string downloadId, PushOutcome outcome)
    {
        if (outcome.Result == PushResult.Started)
            logger.DownloadPushed(downloadId, outcome.Sentence);
        if (outcome.Fault is { } fault)
            logger.PushFault(downloadId, outcome.Result, fault.Service, fault.Name, outcome.Sentence);
        else
            logger.PushEnded(downloadId, outcome.Result, outcome.Sentence);
    }

    private async Task<PushOutcome> PushAsync(Download download, CancellationToken cancellationToken)
    {
        if (!States.Contains(download.State))
            return new PushOutcome(PushResult.NothingToDo, $"The download is {download.State}; nothing is to be pushed.");
        if (download.NextAttemptAt is { } due && !RetrySchedule.IsDue(download, time.GetUtcNow()))
            return new PushOutcome(PushResult.NothingToDo, $"It is not tried again before {due:yyyy-MM-dd HH:mm} UTC: {download.Why}", due);
        var run = new PushRun(downloads, download);
        try
        {
            try
            {
                var (there, stopped) = await fetch.RunAsync(run, cancellationToken);
                return stopped ?? await start.RunAsync(run, there!, cancellationToken);
            }
            catch (FaultException exception)
            {
                return await ending.AfterFaultAsync(run, exception.Fault, cancellationToken);
            }
        }
        catch (RowConflictException exception) when (exception.PartitionKey == download.Id)
        {
            return OfAnotherWorker;
        }
    }
}
