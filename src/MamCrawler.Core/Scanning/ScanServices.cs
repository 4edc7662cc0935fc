using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Gaps;
using MamCrawler.Core.Orchestrations;
using MamCrawler.Core.Orchestrations.Scanning;
using MamCrawler.Core.State;
using MamCrawler.Core.WantedLists;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Core.Scanning;

/// <summary>Puts scanning together from its parts: the activities for an engine, and what the API and the command line stand on.</summary>
public sealed class ScanServices : IDisposable
{
    private readonly ScanParts _parts;
    private readonly SnapshotStore _snapshots;
    private readonly RunStore _runs;
    private readonly GapStore _gaps;
    private readonly SeriesGapKeys _seriesGaps;
    private readonly AnswerStore _answers;
    private readonly AccountStore _accounts;
    private readonly WitnessCatalogStore _record;
    private readonly WitnessPanel _witnesses;
    private readonly RunDocuments _runDocuments;
    private readonly GrabBudgets _budgets;
    private readonly WishedGaps _wished;

    /// <summary>Puts it together; nothing is read or asked yet.</summary>
    public ScanServices(ScanParts parts)
    {
        _parts = parts;
        _snapshots = new SnapshotStore(parts.Documents);
        _runs = new RunStore(parts.Tables);
        _gaps = new GapStore(parts.Tables);
        _seriesGaps = new SeriesGapKeys(_gaps);
        _answers = new AnswerStore(parts.Tables);
        _accounts = new AccountStore(parts.Tables);
        _record = new WitnessCatalogStore(parts.Tables);
        _witnesses = new WitnessPanel(
            parts.SeriesWitnesses,
            parts.AuthorWitnesses,
            _record,
            parts.Witnesses,
            parts.Clock,
            parts.Loggers.CreateLogger<WitnessPanel>()
        );
        _runDocuments = new RunDocuments(parts.Documents);
        Account = new AccountFacts(_accounts, parts.Tracker, parts.Clock, parts.Loggers.CreateLogger<AccountFacts>());
        Ledger = new GrabLedger(parts.Tables, parts.Clock);
        Downloads = new DownloadStore(parts.Tables, parts.Clock, parts.Loggers.CreateLogger<DownloadStore>());
        _budgets = new GrabBudgets(Account, Ledger, new SpendLedger(parts.Tables, parts.Clock), Downloads, parts.AllowPaid, parts.Spending, parts.Clock);
        Follows = new FollowStore(parts.Tables, parts.Clock);
        Gaps = new GapStandings(_gaps, _answers, Downloads);
        Approvals = new Approvals(Downloads, parts.Queue, parts.Clock);
        var wishes = new WishStore(parts.Tables);
        var list = new WishList(wishes, _snapshots, new WishStandings(wishes, Gaps, Downloads), parts.Clock);
        Wishes = list;
        _wished = new WishedGaps(wishes, new WishLookups(wishes, list, parts.WishSources, parts.Providers), _gaps, parts.Clock);
    }

    public AccountFacts Account { get; }

    public GrabLedger Ledger { get; }

    public DownloadStore Downloads { get; }

    public IFollows Follows { get; }

    public IGapStandings Gaps { get; }

    public IApprovals Approvals { get; }

    public IWishes Wishes { get; }

    /// <summary>Scans on an engine.</summary>
    public IScans ScansOn(IOrchestrationClient engine, ScanOptions options) =>
        new Scans(engine, _runs, options, _parts.Clock, _parts.Loggers.CreateLogger<Scans>());

    /// <summary>Adds the orchestrators and activities of a scan to what an engine can run.</summary>
    public TRegistry AddTo<TRegistry>(TRegistry registry)
        where TRegistry : IOrchestrationRegistry
    {
        registry.AddOrchestrator<ScanLibrary, ScanInput, ScanOutcome>(() => new ScanLibrary());
        registry.AddOrchestrator<FindGapsInRange, ChunkRange, GapsOutcome>(() => new FindGapsInRange());
        registry.AddActivity<TakeSnapshot, string, SnapshotOutcome>(() => new TakeSnapshot(_parts.Library, Follows, _snapshots, _parts.Clock));
        registry.AddActivity<FindGaps, ChunkInput, GapsOutcome>(() => new FindGaps(_snapshots, _runs, _witnesses, _gaps, _parts.Gaps, _parts.Clock));
        registry.AddActivity<FindAuthorGaps, ChunkInput, GapsOutcome>(() =>
            new FindAuthorGaps(_snapshots, _runs, _witnesses, _gaps, _seriesGaps, _parts.Gaps, _parts.Clock)
        );
        registry.AddActivity<OrderGaps, OrderInput, OrderOutcome>(() =>
            new OrderGaps(_snapshots, _gaps, _answers, Downloads, Account, _runDocuments, _wished, _parts.Clock)
        );
        registry.AddActivity<SearchReleases, SearchInput, SearchOutcome>(() =>
            new SearchReleases(
                _parts.Tracker,
                _runs,
                _snapshots,
                Downloads,
                _runDocuments,
                _answers,
                _witnesses,
                _record,
                _accounts,
                _budgets,
                _parts.Releases,
                _parts.Clock
            )
        );
        registry.AddActivity<DecideGrabs, DecideInput, DecideOutcome>(() =>
            new DecideGrabs(_parts.Client, Downloads, _budgets, _answers, _runDocuments, _parts.Queue)
        );
        registry.AddActivity<WriteReport, ReportInput, bool>(() =>
            new WriteReport(_runs, _runDocuments, _gaps, _answers, _parts.Documents, _parts.Clock, _parts.Loggers.CreateLogger<WriteReport>())
        );
        return registry;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _snapshots.Dispose();
        _seriesGaps.Dispose();
    }
}
