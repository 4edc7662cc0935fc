using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Downloads.Pushing;
using MamCrawler.Integrations.Http.Tunnels;
using MamCrawler.Integrations.QBittorrent;
using MamCrawler.Integrations.Tests.MyAnonamouse;
using MamCrawler.Tests;
using MamCrawler.Tests.Programs;

namespace MamCrawler.Integrations.Tests.Http.Tunnels;

/// <summary>An approved download, and a torrent client behind a tunnel that may be in any state. The clock stands still until a test moves it.</summary>
internal sealed class TunnelFaultRig : IDisposable
{
    public const string Password = "pa55-w0rd-0f-the-cl1ent";
    private const long TorrentId = 4711;
    private readonly MemoryTables tables = new();
    private readonly List<IDisposable> clients = [];

    public TunnelFaultRig()
    {
        Secrets.Values["password"] = Password;
        Tracker = new OneTorrentTracker(new TorrentFile(TestTorrent.Single("Book.m4b", 50_000, TorrentId)), Time);
    }

    public TestAuthority Authority { get; } = new();

    public TestAuthority Foreign { get; } = new();

    public ManualTimeProvider Time { get; } = new(TimeProvider.System.GetUtcNow());

    public CountedSecrets Secrets { get; } = new();

    public EventLog Log { get; } = new();

    public OneTorrentTracker Tracker { get; }

    public DownloadStore Downloads => new(tables, Time);

    private static string DownloadId => DownloadStore.IdOf(TorrentId);

    public Task ApproveAsync() =>
        Downloads.AddAsync(
            new Download
            {
                Id = DownloadId,
                TrackerId = TorrentId,
                Title = "Book",
                State = DownloadState.Approved,
                Reason = "series-gap",
                Volumes = [new DownloadVolume("gap", "Ann Author", "The Saga", "1", "Book")],
                Why = "Approved in a test.",
            },
            CancellationToken.None
        );

    public QBittorrentClient Connect(Uri address, Func<TunnelOptions, TunnelOptions>? change = null)
    {
        var tunnel = new TunnelOptions { BaseAddress = address, ReadRetries = 0 };
        var options = new QBittorrentOptions { Tunnel = change?.Invoke(tunnel) ?? tunnel, PasswordSecret = "password" };
        var http = TunnelHttp.CreateClient(options.Tunnel, TunnelTarget.QBittorrent, Secrets, Time, Log.CreateLogger("Tunnel"));
        var client = new QBittorrentClient(options, http, Secrets, TimeProvider.System);
        clients.AddRange([client, http]);
        return client;
    }

    /// <summary>A client through a proxy that demands a certificate, with a good one.</summary>
    public QBittorrentClient ConnectWithCertificate(Uri address, Func<TunnelOptions, TunnelOptions>? change = null)
    {
        Secrets.Values.TryAdd("certificate", Authority.IssueClient());
        var good = new TunnelOptions
        {
            BaseAddress = address,
            PinnedAuthority = Authority.Pem,
            ClientCertificateSecret = "certificate",
            ReadRetries = 0,
        };
        return Connect(address, _ => change?.Invoke(good) ?? good);
    }

    public Task<PushOutcome> PushAsync(QBittorrentClient client)
    {
        var push = new PushTorrent(
            Downloads,
            new GrabLedger(tables, Time),
            new AccountFacts(new AccountStore(tables), Tracker, Time),
            new LibraryLook(new EmptyLibrary(), Time),
            Tracker,
            client,
            new PushOptions { Loopback = true },
            Time,
            Log.Of<PushTorrent>()
        );
        return push.RunAsync(DownloadId, CancellationToken.None);
    }

    public async Task<Download> ReadAsync() => (await Downloads.GetAsync(DownloadId, CancellationToken.None))!;

    /// <summary>The rows of the download's history, oldest first.</summary>
    public async Task<IReadOnlyList<DownloadTransition>> HistoryAsync() => await Downloads.HistoryAsync(DownloadId, CancellationToken.None).ToListAsync();

    /// <summary>A fault of the tunnel has cost nothing but time: no attempt, no fetch, no slot, and the download is tried again.</summary>
    public async Task AssertCostNothingAsync()
    {
        var download = await ReadAsync();
        Assert.Equal((DownloadState.Approved, 0, 0), (download.State, download.Attempts, Tracker.Fetches));
        Assert.NotNull(download.NextAttemptAt);
        Assert.DoesNotContain(
            DownloadId,
            string.Concat(tables.All("Account").Select(row => row.Properties.GetValueOrDefault("Grabs"))),
            StringComparison.Ordinal
        );
    }

    public void Dispose()
    {
        foreach (var client in clients)
            client.Dispose();
        Authority.Dispose();
        Foreign.Dispose();
    }
}
