using MamCrawler.Core.Downloads;
using MamCrawler.Core.Downloads.Pushing;
using MamCrawler.Core.Scanning;
using MamCrawler.Core.Schedules;
using MamCrawler.Local.Composition;

namespace MamCrawler.Local.Demo;

/// <summary>
/// Pushes what is queued. On the demo's clock minutes pass while a busy machine answers once, so that some pushes wait: those are sent again when they are due, as the sweep of a running host
/// does.
/// </summary>
internal static class DemoPushing
{
    private const int MostRounds = 12;

    /// <summary>Pushes until nothing waits that a later attempt would bring further.</summary>
    internal static async Task RunAsync(ILocalServices services, TimeProvider clock, int queued, Action<ScanProgress> show, CancellationToken cancellationToken)
    {
        for (var round = 0; ; round++)
        {
            await services.PushQueuedAsync(done => Show(round == 0 ? done : queued), cancellationToken);
            var downloads = await services.Approvals.ListAsync(cancellationToken).ToListAsync(cancellationToken);
            var due = downloads.Where(IsWaiting).Select(download => download.NextAttemptAt!.Value).DefaultIfEmpty(DateTimeOffset.MaxValue).Max();
            if (due == DateTimeOffset.MaxValue || round == MostRounds)
            {
                return;
            }

            if (due - clock.GetUtcNow() is var wait && wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, clock, cancellationToken);
            }

            await services.Jobs.RunAsync(Schedules.SweepQueue.Name, cancellationToken);
        }

        void Show(int done) => show(new ScanProgress("PushTorrents", done, queued, $"Handing torrents to qBittorrent: {done} of {queued}"));
    }

    // A refusal waits for days and is the demo's to tell.
    private static bool IsWaiting(Download download) =>
        download is { State: not (DownloadState.Failed or DownloadState.Blocked), NextAttemptAt: not null } && PushTorrent.States.Contains(download.State);
}
