using System.Globalization;
using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Gaps;
using MamCrawler.Core.Library;
using MamCrawler.Core.Metadata.Providers;
using MamCrawler.Core.Orchestrations.Scanning;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Releases;
using MamCrawler.Core.Scanning;
using MamCrawler.Core.State;
using MamCrawler.Core.State.Files;
using MamCrawler.Core.WantedLists;

namespace MamCrawler.Core.Tests.Scanning;

/// <summary>A small world to scan: two series with holes, a witness that knows them, a tracker that has most of them.</summary>
internal sealed class ScanScene : IDisposable
{
    private static readonly string[] Ordinals = ["Ashen", "Brazen", "Cobalt", "Dusky", "Emerald", "Frosted", "Gilded", "Hollow", "Ivory", "Jaded"];
    private readonly ScanStores _stores = new();

    public ScanScene()
    {
        Tracker = new FakeTracker(_stores.Clock);
        Own("Lantern Roads", "Maren Oak", 1, 3);
        Own("Ironbark", "Hal Whit", 2);
        Witness.Lists("Lantern Roads", "Maren Oak", 5);
        Witness.Lists("Ironbark", "Hal Whit", 3);
        foreach (var number in new[] { 2, 4, 5 })
            Offer(100 + number, "Lantern Roads", "Maren Oak", number);
        Offer(201, "Ironbark", "Hal Whit", 1);
    }

    public ScanStores Stores => _stores;

    public FakeLibrary Library { get; } = new();

    public FakeWitness Witness { get; } = new();

    public FakeTracker Tracker { get; }

    public FakeTorrentClient Client { get; } = new();

    public DownloadStore Downloads => new(_stores.Tables, _stores.Clock);

    public FileWorkQueue Queue => new(_stores.Directory, _stores.Clock);

    public AccountFacts Account => new(new AccountStore(_stores.Tables), Tracker, _stores.Clock);

    public RunDocuments RunDocuments => new(_stores.Documents);

    public SnapshotStore Snapshots => new(_stores.Documents);

    private WitnessPanel Panel => new([Witness], [], _stores.Witnesses, new WitnessOptions(), _stores.Clock);

    public TakeSnapshot TakeSnapshot => new(Library, _stores.Follows, Snapshots, _stores.Clock);

    public FindGaps FindGaps => new(Snapshots, _stores.Runs, Panel, _stores.Gaps, new GapOptions(), _stores.Clock);

    public FindAuthorGaps FindAuthorGaps => new(Snapshots, _stores.Runs, Panel, _stores.Gaps, new SeriesGapKeys(_stores.Gaps), new GapOptions(), _stores.Clock);

    public OrderGaps OrderGaps => new(Snapshots, _stores.Gaps, _stores.Answers, Downloads, Account, RunDocuments, WishedGaps, _stores.Clock);

    public WishStore WishStore => new(_stores.Tables);

    public WishList Wishes =>
        new(WishStore, Snapshots, new WishStandings(WishStore, new GapStandings(_stores.Gaps, _stores.Answers, Downloads), Downloads), _stores.Clock);

    /// <summary>Lists that are kept elsewhere.</summary>
    public List<IWishSource> WishSources { get; } = [];

    /// <summary>Who tells the titles of wishes by ASIN alone.</summary>
    public List<IMetadataProvider> Providers { get; } = [];

    private WishedGaps WishedGaps =>
        new(
            WishStore,
            new WishLookups(WishStore, Wishes, WishSources, new MetadataProviders(Providers, _stores.Tables, _stores.Clock)),
            _stores.Gaps,
            _stores.Clock
        );

    public SearchReleases SearchReleases =>
        new(
            Tracker,
            _stores.Runs,
            Snapshots,
            Downloads,
            RunDocuments,
            _stores.Answers,
            Panel,
            _stores.Witnesses,
            new AccountStore(_stores.Tables),
            Budgets,
            new ReleaseOptions(),
            _stores.Clock
        );

    public DecideGrabs DecideGrabs => new(Client, Downloads, Budgets, _stores.Answers, RunDocuments, Queue);

    /// <summary>True when what costs may be taken.</summary>
    public bool AllowPaid { get; set; }

    private GrabBudgets Budgets =>
        new(
            Account,
            new GrabLedger(_stores.Tables, _stores.Clock),
            new SpendLedger(_stores.Tables, _stores.Clock),
            Downloads,
            AllowPaid,
            new SpendingOptions(),
            _stores.Clock
        );

    public WriteReport WriteReport => new(_stores.Runs, RunDocuments, _stores.Gaps, _stores.Answers, _stores.Documents, _stores.Clock);

    public ScanParts Parts =>
        new()
        {
            Library = Library,
            SeriesWitnesses = [Witness],
            AuthorWitnesses = [],
            Tracker = Tracker,
            Client = Client,
            Tables = _stores.Tables,
            Documents = _stores.Documents,
            Queue = Queue,
            Clock = _stores.Clock,
        };

    public static string TitleOf(string series, int number) => $"{Ordinals[number - 1]} {series[..3]}{series[^2..]} Tale";

    public static string AsinOf(string series, int number) => $"B{series[0]}{series[^1]}{number:D7}".ToUpperInvariant();

    public void Own(string series, string author, params int[] numbers)
    {
        foreach (var number in numbers)
            Library.Books.Add(
                new Book
                {
                    Id = $"{series}-{number}",
                    Title = TitleOf(series, number),
                    Asin = AsinOf(series, number),
                    Authors = [author],
                    Narrators = ["Tobias Fenn"],
                    Language = "English",
                    Series = [new SeriesMembership(series, SequenceText.Parse(number.ToString(CultureInfo.InvariantCulture)))],
                }
            );
    }

    public void Offer(long id, string series, string author, int number) =>
        Tracker.Releases.Add(
            new Release
            {
                Id = id,
                Title = TitleOf(series, number),
                Authors = [author],
                Narrators = ["Tobias Fenn"],
                Series = [new SeriesMembership(series, SequenceText.Parse(number.ToString(CultureInfo.InvariantCulture)))],
                IsAudiobook = true,
                Category = 41,
                LanguageCode = "ENG",
                SizeBytes = 400L << 20,
                SizeBytesLow = 399L << 20,
                SizeBytesHigh = 401L << 20,
                FileCount = 1,
                FileTypes = ["m4b"],
                Seeders = 12,
                Free = true,
                Facts = new ReleaseFacts { StatedBitrate = 128, SaysUnabridged = true },
            }
        );

    /// <summary>Begins a run in the way <see cref="Scans"/> does.</summary>
    public async Task<ScanInput> BeginAsync(string runId = "20261120T010000000", ScanMode mode = ScanMode.Propose, int limit = 10, int requests = 100)
    {
        var input = new ScanInput(runId, mode, limit, requests, 2);
        await _stores.Runs.BeginAsync(input, _stores.Clock.GetUtcNow(), TestContext.Current.CancellationToken);
        return input;
    }

    /// <summary>Runs the activities up to the order, one after the other, without an engine.</summary>
    public async Task<OrderOutcome> OrderAsync(ScanInput input)
    {
        var token = TestContext.Current.CancellationToken;
        var snapshot = await TakeSnapshot.RunAsync(input.RunId, token);
        var found = GapsOutcome.None;
        for (var chunk = 0; chunk < snapshot.SeriesChunks; chunk++)
            found = found.Plus(await FindGaps.RunAsync(new ChunkInput(input.RunId, chunk), token));
        return await OrderGaps.RunAsync(new OrderInput(input.RunId, found.Faults.Count == 0, input.TrackerRequests), token);
    }

    public void Dispose() => _stores.Dispose();
}
