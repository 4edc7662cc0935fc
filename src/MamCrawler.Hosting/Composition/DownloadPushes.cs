using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Downloads.Pushing;
using MamCrawler.Hosting.Settings;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Hosting.Composition;

/// <summary>What is done with the queue of <see cref="PushTorrent"/>: one push for each of its messages, and the sweep that sends them again.</summary>
internal sealed class DownloadPushes
{
    private readonly HostParts parts;
    private readonly DownloadStore downloads;
    private readonly PushTorrent push;

    internal DownloadPushes(HostParts parts, DownloadStore downloads, ServiceClients clients)
    {
        (this.parts, this.downloads) = (parts, downloads);
        var options = new PushOptions
        {
            Category = parts.Settings.QBittorrent.Category,
            Pace = parts.Settings.Grabs.ToOptions(),
            Loopback = SettingsCheck.AutoRefusal(parts.Settings) is null,
        };
        push = new PushTorrent(
            downloads,
            new GrabLedger(parts.Tables, parts.Time),
            new AccountFacts(new AccountStore(parts.Tables), clients.Tracker, parts.Time, parts.Loggers.CreateLogger<AccountFacts>()),
            new LibraryLook(clients.Library, parts.Time),
            clients.Tracker,
            clients.TorrentClient,
            options,
            parts.Time,
            parts.Loggers.CreateLogger<PushTorrent>()
        );
    }

    internal Task RunAsync(string downloadId, CancellationToken cancellationToken) => push.RunAsync(downloadId, cancellationToken);

    internal async Task SweepAsync(CancellationToken cancellationToken)
    {
        await foreach (var download in downloads.QueryDueAsync(cancellationToken))
        {
            await parts.Queue.SendAsync(PushTorrent.Queue, download.Id, null, cancellationToken);
        }
    }
}
