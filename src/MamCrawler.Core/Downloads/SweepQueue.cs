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
        // The most wanted first, so that a slot that has become free goes to it.
        var due = await downloads.QueryDueAsync(cancellationToken).ToListAsync(cancellationToken);
        foreach (var download in due.OrderBy(download => download.Place).ThenBy(download => download.CreatedAt))
        {
            await queue.SendAsync(PushTorrent.Queue, download.Id, null, cancellationToken);
            sent++;
        }

        return sent == 0 ? JobOutcome.Skipped("No download is due.") : JobOutcome.Done($"Downloads that were due and were sent: {sent}.");
    }
}
