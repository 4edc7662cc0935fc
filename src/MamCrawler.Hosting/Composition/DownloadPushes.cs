using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Downloads.Pushing;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Telemetry;
using MamCrawler.Hosting.Readiness;
using MamCrawler.Hosting.Settings;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Hosting.Composition;

/// <summary>What is done with the queue of <see cref="PushTorrent"/>: one push for each of its messages, unless something that it needs is missing.</summary>
internal sealed class DownloadPushes
{
    private readonly HostParts parts;
    private readonly ConfigurationWatch configuration;
    private readonly Lazy<PushTorrent> push;
    private readonly ILogger logger;

    /// <param name="parts">What a host is made from.</param>
    /// <param name="downloads">The downloads.</param>
    /// <param name="account">The account's facts, asked for with the first push.</param>
    /// <param name="clients">The clients, made with the first push.</param>
    /// <param name="configuration">What is missing.</param>
    internal DownloadPushes(HostParts parts, DownloadStore downloads, Lazy<AccountFacts> account, ServiceClients clients, ConfigurationWatch configuration)
    {
        this.parts = parts;
        this.configuration = configuration;
        push = new Lazy<PushTorrent>(() => PushWith(parts, downloads, account.Value, clients));
        logger = parts.Loggers.CreateLogger<DownloadPushes>();
    }

    /// <summary>Deals with one message. While something is missing the row stays due, and the sweep sends it again.</summary>
    internal async Task RunAsync(string downloadId, CancellationToken cancellationToken)
    {
        if (await MissingAsync(cancellationToken) is { Count: > 0 } missing)
        {
            var services = string.Join(", ", missing.Select(part => part.Owner).Distinct());
            logger.NotConfigured(services, string.Join(", ", missing.Select(part => part.Name)));
            return;
        }

        await push.Value.RunAsync(downloadId, cancellationToken);
    }

    private static PushTorrent PushWith(HostParts parts, DownloadStore downloads, AccountFacts account, ServiceClients clients) =>
        new(
            downloads,
            new GrabLedger(parts.Tables, parts.Time),
            account,
            new LibraryLook(clients.Library, parts.Time),
            clients.Tracker,
            clients.TorrentClient,
            new PushOptions
            {
                Category = parts.Settings.QBittorrent.Category,
                Pace = parts.Settings.Grabs.ToOptions(),
                AllowPaid = parts.Settings.Grabs.AllowPaid,
                Loopback = SettingsCheck.IsLoopback(parts.Settings),
            },
            parts.Time,
            parts.Loggers.CreateLogger<PushTorrent>(),
            new WedgeSpending(new SpendLedger(parts.Tables, parts.Time), clients.Tracker, parts.Settings.Spending.ToOptions())
        );

    // A secret store that cannot be asked is met again by the push itself, which writes the fault to the download's row.
    private async Task<IReadOnlyList<MissingPart>> MissingAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await configuration.ReadAsync(RequiredServices.All, cancellationToken);
        }
        catch (FaultException exception)
        {
            logger.ServiceFault(exception.Fault.Service, exception.Fault.Name, exception.Fault.Sentence);
            return MissingSettings.Find(parts.Settings);
        }
    }
}
