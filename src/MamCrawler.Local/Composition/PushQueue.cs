using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Downloads.Pushing;
using MamCrawler.Core.Ports;
using MamCrawler.Local.Settings;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Local.Composition;

/// <summary>Deals with the queue of <see cref="PushTorrent"/>: several downloads in hand at once, every message removed when it was dealt with.</summary>
internal sealed partial class PushQueue
{
    // Longer than any push; a killed worker's download comes back with the sweep, not with its message.
    private static readonly TimeSpan Visibility = TimeSpan.FromHours(6);

    private const int MostReceipts = 5;

    private readonly LocalContext context;
    private readonly LocalState state;
    private readonly PushTorrent push;
    private readonly ILogger<PushQueue> logger;

    internal PushQueue(LocalContext context, LocalState state, LocalClients clients)
    {
        (this.context, this.state) = (context, state);
        logger = context.Loggers.CreateLogger<PushQueue>();
        var options = new PushOptions
        {
            Category = context.Settings.QBittorrent.Category,
            Pace = context.Settings.Grabs.ToOptions(),
            Loopback = SettingsCheck.AutoRefusal(context.Settings) is null,
        };
        var account = new AccountFacts(state.Accounts, clients.Tracker, context.Time);
        push = new PushTorrent(
            state.Downloads,
            new GrabLedger(state.Tables, context.Time),
            account,
            new LibraryLook(clients.Library, context.Time),
            clients.Tracker,
            clients.TorrentClient,
            options,
            context.Time,
            context.Loggers.CreateLogger<PushTorrent>()
        );
    }

    /// <summary>Works until no message is visible. Returns the downloads as they then stand.</summary>
    internal async Task<IReadOnlyList<Download>> DrainAsync(Action<int> tellDone, CancellationToken cancellationToken)
    {
        var ids = new List<string>();
        var hands = Enumerable.Range(0, context.PushesAtOnce).Select(_ => WorkAsync(ids, tellDone, cancellationToken));
        await Task.WhenAll(hands);
        var downloads = new List<Download>();
        foreach (var id in ids.Distinct(StringComparer.Ordinal))
        {
            if (await state.Downloads.GetAsync(id, cancellationToken) is { } download)
            {
                downloads.Add(download);
            }
        }

        return downloads;
    }

    /// <summary>Queues every download that is due.</summary>
    internal async Task SweepAsync(CancellationToken cancellationToken)
    {
        await foreach (var download in state.Downloads.QueryDueAsync(cancellationToken))
        {
            await state.Queue.SendAsync(PushTorrent.Queue, download.Id, null, cancellationToken);
        }
    }

    private async Task WorkAsync(List<string> ids, Action<int> tellDone, CancellationToken cancellationToken)
    {
        while (await state.Queue.ReceiveAsync(PushTorrent.Queue, Visibility, cancellationToken) is { } message)
        {
            await HandleAsync(message, cancellationToken);
            int done;
            lock (ids)
            {
                ids.Add(message.Id);
                done = ids.Count;
            }

            tellDone(done);
        }
    }

    private async Task HandleAsync(WorkMessage message, CancellationToken cancellationToken)
    {
        try
        {
            await push.RunAsync(message.Id, cancellationToken);
            await state.Queue.CompleteAsync(PushTorrent.Queue, message, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Named faults are outcomes, so this is a bug. The others in the queue are not to suffer from it.
            LogPoison(exception, message.Id, message.DequeueCount);
            if (message.DequeueCount >= MostReceipts)
            {
                await state.Queue.CompleteAsync(PushTorrent.Queue, message, cancellationToken);
            }
        }
    }

    [LoggerMessage(30, LogLevel.Error, "PoisonMessage {Download} (received {Times} times)")]
    private partial void LogPoison(Exception exception, string download, int times);
}
