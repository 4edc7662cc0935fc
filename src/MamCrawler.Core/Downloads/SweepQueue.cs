using MamCrawler.Core.Downloads.Pushing;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Schedules;

namespace MamCrawler.Core.Downloads;

/// <summary>Sends downloads again that are due or were never sent (rules.md 6). The row is the truth and the message a hint: one too many does nothing.</summary>
public sealed class SweepQueue(DownloadStore downloads, IWorkQueue queue) : IScheduledJob
{
    /// <inheritdoc />
    public string Name => nameof(SweepQueue);

    /// <inheritdoc />
    public async Task<JobOutcome> RunAsync(CancellationToken cancellationToken)
    {
        var sent = 0;
        await foreach (var download in downloads.QueryDueAsync(cancellationToken))
        {
            await queue.SendAsync(PushTorrent.Queue, download.Id, null, cancellationToken);
            sent++;
        }

        return sent == 0 ? JobOutcome.Skipped("No download is due.") : JobOutcome.Done($"Downloads that were due and were sent: {sent}.");
    }
}
