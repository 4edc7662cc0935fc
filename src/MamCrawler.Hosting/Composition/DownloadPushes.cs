using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Downloads.Pushing;
using MamCrawler.Hosting.Settings;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Hosting.Composition;

/// <summary>What is done with the queue of <see cref="PushTorrent"/>: one push for each of its messages.</summary>
internal sealed class DownloadPushes
{
    private readonly PushTorrent push;

    internal DownloadPushes(HostParts parts, DownloadStore downloads, AccountFacts account, ServiceClients clients)
    {
        var options = new PushOptions
        {
            Category = parts.Settings.QBittorrent.Category,
            Pace = parts.Settings.Grabs.ToOptions(),
            AllowPaid = parts.Settings.Grabs.AllowPaid,
            Loopback = SettingsCheck.IsLoopback(parts.Settings),
        };
        push = new PushTorrent(
            downloads,
            new GrabLedger(parts.Tables, parts.Time),
            account,
            new LibraryLook(clients.Library, parts.Time),
            clients.Tracker,
            clients.TorrentClient,
            options,
            parts.Time,
            parts.Loggers.CreateLogger<PushTorrent>(),
            new WedgeSpending(new SpendLedger(parts.Tables, parts.Time), clients.Tracker, parts.Settings.Spending.ToOptions())
        );
    }

    internal Task RunAsync(string downloadId, CancellationToken cancellationToken) => push.RunAsync(downloadId, cancellationToken);
}
