using MamCrawler.Core.Drift;
using MamCrawler.Core.Faults;
using MamCrawler.Hosting.Doctoring;
using MamCrawler.Hosting.Readiness;
using MamCrawler.Hosting.Settings;
using MamCrawler.Integrations.Audiobookshelf;
using MamCrawler.Integrations.Http.Tunnels;
using MamCrawler.Integrations.MyAnonamouse;
using MamCrawler.Integrations.QBittorrent;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Hosting.Composition;

/// <summary>The clients of the services. Each is made when it is first asked for.</summary>
internal sealed class ServiceClients : IAsyncDisposable
{
    private readonly HostParts parts;
    private readonly DriftWatch drift;
    private readonly CancellationTokenSource stopping = new();
    private readonly Lazy<AudiobookshelfLibrary> library;
    private readonly Lazy<MyAnonamouseClient> tracker;
    private readonly Lazy<QBittorrentClient> torrentClient;

    internal ServiceClients(HostParts parts, DriftWatch drift)
    {
        (this.parts, this.drift, Connections) = (parts, drift, new ServiceConnections(drift));
        library = new Lazy<AudiobookshelfLibrary>(MakeLibrary);
        tracker = new Lazy<MyAnonamouseClient>(MakeTracker);
        torrentClient = new Lazy<QBittorrentClient>(MakeTorrentClient);
        Catalogues = new CatalogueClients(parts, Connections);
    }

    internal ServiceConnections Connections { get; }

    internal AudiobookshelfLibrary Library => library.Value;

    internal MyAnonamouseClient Tracker => tracker.Value;

    internal QBittorrentClient TorrentClient => torrentClient.Value;

    /// <summary>The public catalogues.</summary>
    internal CatalogueClients Catalogues { get; }

    /// <summary>How each service that is switched on is asked for its health.</summary>
    internal IReadOnlyList<ServiceCheck> Checks =>
        [
            ServiceCheck.Of("Audiobookshelf", false, ct => Library.ProbeAsync(ct)) with
            {
                Needs = RequiredServices.Library,
            },
            new("MyAnonamouse", true, async ct => TrackerFinding.Of(await Tracker.ExamineAsync(ct)))
            {
                Needs = RequiredServices.Tracker,
                LookAsync = LookAtLaneAsync,
            },
            ServiceCheck.Of("qBittorrent", false, ct => TorrentClient.ProbeAsync(ct)) with
            {
                Needs = RequiredServices.TorrentClient,
            },
            new(
                "Incomplete files",
                false,
                async ct => IncompleteFolderCheck.Judge(InLibrary(await TorrentClient.ReadFoldersAsync(ct)), await Library.ReadFoldersAsync(ct))
            )
            {
                Needs = RequiredServices.Library | RequiredServices.TorrentClient,
            },
            .. Catalogues.Checks,
        ];

    /// <summary>The client's folders as the library sees them.</summary>
    private ClientFolders InLibrary(ClientFolders folders)
    {
        var mapping = parts.Settings.Shelving.ToOptions().Mapping;
        return new ClientFolders(mapping.Map(folders.SavePath), folders.IncompletePath is { } unfinished ? mapping.Map(unfinished) : null);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (tracker.IsValueCreated)
        {
            await tracker.Value.DisposeAsync();
        }

        if (torrentClient.IsValueCreated)
        {
            torrentClient.Value.Dispose();
        }

        Catalogues.Dispose();
        Connections.Dispose();
        stopping.Dispose();
    }

    /// <summary>Ends the wait for a lane that another process holds: there is nothing in it that could be finished.</summary>
    internal void StopWaiting() => stopping.Cancel();

    /// <summary>Hands the newest tracker session to the secret store and gives the lane back.</summary>
    internal Task FlushAsync(CancellationToken cancellationToken) => tracker.IsValueCreated ? tracker.Value.FlushAsync(cancellationToken) : Task.CompletedTask;

    private async Task<Finding?> LookAtLaneAsync(CancellationToken cancellationToken) =>
        await Tracker.LookAsync(cancellationToken) is { } diagnosis ? TrackerFinding.Of(diagnosis) : null;

    private AudiobookshelfLibrary MakeLibrary()
    {
        var settings = parts.Settings.Audiobookshelf;
        var address = AddressOf("Audiobookshelf", settings.BaseAddress);
        var tunnel = settings.Tunnel.ToOptions(address);
        var options = new AudiobookshelfOptions
        {
            BaseAddress = address,
            LibraryId = settings.LibraryId,
            ApiKeySecret = KnownSecrets.AudiobookshelfKey,
        };
        return new AudiobookshelfLibrary(
            options,
            Connections.Open(tunnel, TunnelTarget.Audiobookshelf, parts.Secrets, parts.RealTime, parts.Loggers.CreateLogger("MamCrawler.Tunnel")),
            parts.Secrets,
            parts.Time
        );
    }

    private MyAnonamouseClient MakeTracker()
    {
        if (MissingSettings.Find(parts.Settings).FirstOrDefault(part => part.Service == RequiredServices.Tracker) is { } missing)
            throw new AskPersonFaultException(FaultName.NotConfigured, MyAnonamouseOptions.Service, missing.Sentence);
        var options = parts.Settings.MyAnonamouse.ToOptions();
        return new MyAnonamouseClient(
            Connections.Open(options.Egress, parts.Secrets, parts.RealTime, parts.Loggers.CreateLogger("MamCrawler.Tunnel")),
            options with
            {
                Lane = options.Lane with { Lease = parts.TrackerLease, Waiting = parts.LaneWaits, Stopping = stopping.Token },
            },
            parts.Tables,
            parts.Secrets,
            parts.Time,
            parts.Loggers.CreateLogger<MyAnonamouseClient>(),
            drift
        );
    }

    private QBittorrentClient MakeTorrentClient()
    {
        var settings = parts.Settings.QBittorrent;
        var options = new QBittorrentOptions
        {
            Tunnel = settings.Tunnel.ToOptions(AddressOf("qBittorrent", settings.BaseAddress)),
            UserName = settings.UserName,
            PasswordSecret = settings.UserName.Length > 0 ? KnownSecrets.QBittorrentPassword : null,
            // Outranks the password where it is there; which of them is there may change while this runs.
            ApiKeySecret = KnownSecrets.QBittorrentKey,
            SavePath = settings.SavePath,
        };
        return new QBittorrentClient(
            options,
            Connections.Open(options.Tunnel, TunnelTarget.QBittorrent, parts.Secrets, parts.RealTime, parts.Loggers.CreateLogger("MamCrawler.Tunnel")),
            parts.Secrets,
            parts.RealTime,
            parts.Tables
        );
    }

    private static Uri AddressOf(string service, Uri? address) =>
        address
        ?? throw new AskPersonFaultException(
            FaultName.NotConfigured,
            service,
            $"The address of {service} is not set, so it cannot be asked. 'mamcrawler doctor' names everything that is missing; 'mamcrawler init' asks for it."
        );
}
