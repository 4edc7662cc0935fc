using MamCrawler.Core.Downloads;
using MamCrawler.Core.Scanning;
using MamCrawler.Core.Schedules;
using MamCrawler.Local.Composition;
using MamCrawler.Simulators.Hosting;

namespace MamCrawler.Local.Demo;

/// <summary>The end of the loop: the played client loads everything, the watch sees it land, and each book is waited for in the library.</summary>
internal static class DemoShelving
{
    private const long BytesPerSecond = 1_000_000_000;
    private const int MostRounds = 30;

    // As often as the schedule of the watch (rules.md 8), by the demo's clock.
    private static readonly TimeSpan Round = TimeSpan.FromMinutes(5);

    /// <summary>Watches until every download that was started is on the shelf or held. Returns how many are on the shelf.</summary>
    internal static async Task<int> RunAsync(
        SimulatorSet simulators,
        ILocalServices services,
        TimeProvider clock,
        Action<ScanProgress> show,
        CancellationToken cancellationToken
    )
    {
        simulators.QBittorrent.BytesPerSecond = BytesPerSecond;
        for (var round = 0; ; round++)
        {
            await services.Jobs.RunAsync(Schedules.WatchDownloads.Name, cancellationToken);
            await Task.Delay(Round, clock, cancellationToken);
            var downloads = await services.Approvals.ListAsync(cancellationToken).ToListAsync(cancellationToken);
            var shelved = downloads.Count(download => download.State == DownloadState.Shelved);
            show(new ScanProgress("ShelveBooks", shelved, downloads.Count, $"Bringing books to the shelf: {shelved} of {downloads.Count}"));
            if (round == MostRounds || downloads.TrueForAll(download => !IsComing(download)))
                return shelved;
        }
    }

    private static bool IsComing(Download download) =>
        download.State is DownloadState.Pushed or DownloadState.Downloading or DownloadState.Landed or DownloadState.Importing;
}
