using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Downloads.Watching;
using MamCrawler.Core.Metadata.Writing;
using MamCrawler.Core.Orchestrations;
using MamCrawler.Core.Orchestrations.InProcess;
using MamCrawler.Core.Shelving;
using MamCrawler.Core.Tests.Downloads.Pushing;
using MamCrawler.Core.Tests.Metadata;
using MamCrawler.Core.Tests.State;
using MamCrawler.Tests;
using Microsoft.Extensions.Logging.Abstractions;

namespace MamCrawler.Core.Tests.Shelving;

/// <summary>A pack of two volumes that is complete in the client, a library that takes it in when it is scanned, and the watch that has it shelved.</summary>
internal sealed class ShelvingBench : IAsyncDisposable
{
    public const string Id = "mam-4711";
    public const string Saga = "/srv/books/Ann Author/The Saga";

    private readonly List<InProcessEngine> engines = [];
    private readonly HashSet<string> dead = [];

    public ShelvingBench()
    {
        Tables = new KillableTableStore(new MemoryTableStore());
        Downloads = new DownloadStore(Tables, Time);
        Shelf = new FakeShelf(Time);
        Options = new ShelvingOptions();
    }

    public ManualTimeProvider Time { get; } = new();

    public KillableTableStore Tables { get; }

    public FakeTorrentClient Client { get; } = new();

    public FakeShelf Shelf { get; }

    public DownloadStore Downloads { get; }

    public ShelvingOptions Options { get; set; }

    /// <summary>The same library as what keeps the books' metadata.</summary>
    public FakeEditor Editor { get; } = new();

    public bool WritesMetadata { get; init; } = true;

    public MetadataChanges Metadata => new(() => Editor, Tables, WritesMetadata, Time, NullLoggerFactory.Instance);

    public ShelvingServices Services =>
        new(
            new ShelvingParts
            {
                Downloads = Downloads,
                Client = () => Client,
                Shelf = () => Shelf,
                Metadata = Metadata,
                Tables = Tables,
                Clock = Time,
                Options = Options,
            }
        );

    public OrchestrationRegistry Registry => Services.AddTo(new OrchestrationRegistry());

    /// <summary>A download of two volumes of ten hours each, whose torrent the client has just completed.</summary>
    public async Task<Download> AddAsync(DownloadState state = DownloadState.Downloading)
    {
        var file = new TorrentFile(
            TestTorrent.Multiple("Pack", [("1 - The First Fire/The First Fire.m4b", 10_000), ("2 - Second Sight/Second Sight.m4b", 20_000)], 4711)
        );
        var torrent = Torrent.Read(file);
        Client.Add(torrent, new TorrentAddition(file, "audiobooks", ["mamcrawler", "series-gap", "4711"], SubfolderForSingleFile: true));
        foreach (var (number, title) in new[] { (1, "The First Fire"), (2, "Second Sight") })
            await Client.RenameFileAsync(
                torrent.InfoHash,
                $"Pack/{number} - {title}/{title}.m4b",
                $"Ann Author/The Saga/{number} - {title}/{title}.m4b",
                CancellationToken.None
            );
        Client.Commands.Clear();
        Client.Torrents[torrent.InfoHash] = Client.Torrents[torrent.InfoHash] with { State = "stalledUP", Progress = 1, SavePath = "/srv/books" };
        return await Downloads.AddAsync(
            new Download
            {
                Id = Id,
                TrackerId = 4711,
                Title = "Pack",
                State = state,
                Reason = "series-gap",
                Volumes = [VolumeOf(1, "The First Fire"), VolumeOf(2, "Second Sight")],
                InfoHash = torrent.InfoHash,
                SizeBytes = 30_000,
                FileCount = 2,
                Costs = false,
                StartedAt = Time.GetUtcNow(),
                Why = "Started in a test.",
            },
            CancellationToken.None
        );
    }

    /// <summary>Lays both volumes where a scan finds them.</summary>
    public void LayBoth()
    {
        Editor.Add(Shelf.Lay($"{Saga}/1 - The First Fire", "The First Fire").Book);
        Editor.Add(Shelf.Lay($"{Saga}/2 - Second Sight", "Second Sight").Book);
    }

    public InProcessEngine NewEngine(string holder = "one")
    {
        var options = new InProcessEngineOptions
        {
            Holder = holder,
            HolderIsAlive = name => !dead.Contains(name),
            LeaseDuration = Timeout.InfiniteTimeSpan,
        };
        engines.Add(new InProcessEngine(Registry, Tables, Time, NullLoggerFactory.Instance, options));
        return engines[^1];
    }

    /// <summary>The process of this name is dead.</summary>
    public void Bury(string holder) => dead.Add(holder);

    /// <summary>Whatever was wrong with the library is mended, and both volumes lie where the next scan finds them.</summary>
    public void Mend()
    {
        Shelf.Libraries = [new("books", "Books", ["/srv/books"], IsChosen: true)];
        Shelf.Clear();
        LayBoth();
    }

    /// <summary>One round of the watch.</summary>
    public Task WatchAsync(IOrchestrationClient engine) => WatchOn(engine).RunAsync(CancellationToken.None);

    /// <summary>A look that a person asks for, with a host's engine or without.</summary>
    public Task<LookedAgain?> LookAsync(IOrchestrationClient? engine = null) =>
        new LookAgain(Downloads, Services, () => WatchOn(engine), engine is null ? null : () => Services.StartOn(engine), Time).LookAsync(
            Id,
            CancellationToken.None
        );

    /// <summary>One round of the watch and whatever shelving it began, to its end.</summary>
    public async Task<Download> RoundAsync(InProcessEngine? engine = null)
    {
        engine ??= NewEngine();
        await WatchAsync(engine);
        if (await engine.GetStateAsync(ShelvingStart.InstanceOf(Id), CancellationToken.None) is not null)
            await EndAsync(engine);
        return await ReadAsync();
    }

    public async Task<OrchestrationState> EndAsync(InProcessEngine engine)
    {
        using var moving = Time.AdvanceByItself(TimeSpan.FromMilliseconds(2));
        return await engine.WaitAsync(ShelvingStart.InstanceOf(Id), CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(60), TimeProvider.System);
    }

    public async Task<Download> ReadAsync() => (await Downloads.GetAsync(Id, CancellationToken.None))!;

    public async Task<IReadOnlyList<DownloadTransition>> HistoryAsync() =>
        await Downloads.HistoryAsync(Id, CancellationToken.None).ToListAsync(CancellationToken.None);

    public Task<IReadOnlyList<Arrival>> ArrivalsAsync() => Services.Arrivals.ListAsync(Id, CancellationToken.None);

    public async ValueTask DisposeAsync()
    {
        foreach (var engine in engines)
            await engine.DisposeAsync();
    }

    private WatchDownloads WatchOn(IOrchestrationClient? engine) =>
        new(
            Downloads,
            new GrabLedger(Tables, Time),
            new AccountStore(Tables),
            Client,
            new WatchOptions(),
            Time,
            engine is null ? null : () => Services.StartOn(engine)
        );

    private static DownloadVolume VolumeOf(int number, string title) =>
        new($"g{number}", "Ann Author", "The Saga", $"{number}", title)
        {
            Durations = [TimeSpan.FromHours(10)],
            Narrators = [$"Narrator {number}"],
            Publisher = "A House",
        };
}
