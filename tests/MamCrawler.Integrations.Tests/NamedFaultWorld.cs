using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Downloads.Pushing;
using MamCrawler.Integrations.Http;
using MamCrawler.Integrations.MyAnonamouse;
using MamCrawler.Integrations.Tests.MyAnonamouse;
using MamCrawler.Simulators.Hosting;
using MamCrawler.Simulators.MyAnonamouse;
using MamCrawler.Simulators.World;
using MamCrawler.Tests;
using Microsoft.Extensions.Logging.Abstractions;

namespace MamCrawler.Integrations.Tests;

/// <summary>An approved download between the real tracker client, the simulated tracker and a torrent client that counts what it gets; the pace costs no time.</summary>
internal sealed class NamedFaultWorld : IAsyncDisposable
{
    private static readonly Lazy<SimulatedWorld> World = new(() => SimulatedWorld.Generate(new WorldOptions { Books = 300, UnrelatedReleases = 50 }));
    private readonly IDisposable moving;
    private readonly HttpClient http = ServiceHandler.CreateClient();
    private readonly MemoryTables tables = new();
    private MyAnonamouseClient client;

    private NamedFaultWorld(MyAnonamouseSimulator simulator, ManualTimeProvider time)
    {
        (Simulator, Time) = (simulator, time);
        Secrets["mam-id"] = MyAnonamouseSimulator.SessionCookie;
        moving = time.AdvanceByItself();
        client = NewProcess();
    }

    public static TrackerRelease Wanted => World.Value.Releases.First(release => release is { Ebook: false, Seeders: > 0, FileCount: 1 });

    public MyAnonamouseSimulator Simulator { get; }

    public ManualTimeProvider Time { get; }

    public MemorySecrets Secrets { get; } = new();

    public RecordingTorrentClient TorrentClient { get; } = new();

    public MyAnonamouseClient Tracker => client;

    public static async Task<NamedFaultWorld> StartAsync(CancellationToken cancellationToken)
    {
        var time = new ManualTimeProvider();
        var simulator = new MyAnonamouseSimulator(World.Value, new SimulatorOptions { Time = time });
        await simulator.StartAsync(cancellationToken);
        return new NamedFaultWorld(simulator, time);
    }

    /// <summary>Another process over the same state.</summary>
    public MyAnonamouseClient NewProcess() =>
        client = new MyAnonamouseClient(
            http,
            new MyAnonamouseOptions
            {
                BaseAddress = Simulator.Address,
                ExpectedAsn = MyAnonamouseSimulator.Asn,
                JitterSeed = 1,
            },
            tables,
            Secrets,
            Time
        );

    /// <summary>Pushes the wanted release, which a person has approved although it costs.</summary>
    public async Task<PushOutcome> PushAsync(CancellationToken cancellationToken)
    {
        var downloads = new DownloadStore(tables, Time);
        await downloads.AddAsync(
            new Download
            {
                Id = DownloadStore.IdOf(Wanted.Id),
                TrackerId = Wanted.Id,
                Title = Wanted.Title,
                State = DownloadState.Approved,
                CostApproval = new CostApproval(Time.GetUtcNow(), long.MaxValue),
                Reason = "series-gap",
                Volumes = [new DownloadVolume("gap", "Ann Author", "The Saga", "1", "Book")],
                Why = "Approved in a test.",
            },
            cancellationToken
        );
        return await PushAgainAsync(cancellationToken);
    }

    /// <summary>The message comes again.</summary>
    public Task<PushOutcome> PushAgainAsync(CancellationToken cancellationToken)
    {
        var push = new PushTorrent(
            new DownloadStore(tables, Time),
            new GrabLedger(tables, Time),
            new AccountFacts(new AccountStore(tables), client, Time),
            new LibraryLook(new EmptyLibrary(), Time),
            client,
            TorrentClient,
            new PushOptions { Loopback = true },
            Time,
            NullLogger<PushTorrent>.Instance
        );
        return push.RunAsync(DownloadStore.IdOf(Wanted.Id), cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await client.DisposeAsync();
        moving.Dispose();
        http.Dispose();
        await Simulator.DisposeAsync();
    }
}
