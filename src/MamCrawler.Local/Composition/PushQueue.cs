using MamCrawler.Core.Downloads;
using MamCrawler.Core.Downloads.Pushing;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Telemetry;
using MamCrawler.Hosting.Composition;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Local.Composition;

/// <summary>Deals with the queue of <see cref="PushTorrent"/>: several downloads in hand at once, every message removed when it was dealt with.</summary>
internal sealed class PushQueue
{
    // Longer than any push; a killed worker's download comes back with the sweep, not with its message.
    private static readonly TimeSpan Visibility = TimeSpan.FromHours(6);

    private const int MostReceipts = 5;

    private readonly LocalContext context;
    private readonly IWorkQueue queue;
    private readonly HostServices host;
    private readonly PoisonedPush poisoned;
    private readonly ILogger<PushQueue> logger;

    internal PushQueue(LocalContext context, IWorkQueue queue, HostServices host)
    {
        (this.context, this.queue, this.host) = (context, queue, host);
        logger = context.Loggers.CreateLogger<PushQueue>();
        poisoned = new PoisonedPush(host.Downloads, host.Parts.Tables, context.Time, context.Loggers.CreateLogger<PoisonedPush>());
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
            if (await host.Downloads.GetAsync(id, cancellationToken) is { } download)
            {
                downloads.Add(download);
            }
        }

        return downloads;
    }

    private async Task WorkAsync(List<string> ids, Action<int> tellDone, CancellationToken cancellationToken)
    {
        while (await queue.ReceiveAsync(PushTorrent.Queue, Visibility, cancellationToken) is { } message)
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
            await host.PushAsync(message.Id, cancellationToken);
            await queue.CompleteAsync(PushTorrent.Queue, message, cancellationToken);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Named faults are outcomes, so this is a bug. The others in the queue are not to suffer from it.
            logger.PushBug(exception, message.Id, message.DequeueCount);
            if (message.DequeueCount >= MostReceipts)
            {
                await poisoned.RunAsync(message.Id, message.DequeueCount, cancellationToken);
                await queue.CompleteAsync(PushTorrent.Queue, message, cancellationToken);
            }
        }
    }
}
