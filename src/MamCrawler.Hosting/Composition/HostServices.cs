using MamCrawler.Core.Account;
using MamCrawler.Core.Backups;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Drift;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Metadata.Providers;
using MamCrawler.Core.Metadata.Writing;
using MamCrawler.Core.Notices;
using MamCrawler.Core.Orchestrations;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Reports;
using MamCrawler.Core.Scanning;
using MamCrawler.Core.Shelving;
using MamCrawler.Core.State;
using MamCrawler.Core.Telemetry;
using MamCrawler.Core.WantedLists;
using MamCrawler.Hosting.Doctoring;
using MamCrawler.Hosting.Readiness;
using MamCrawler.Hosting.Settings;
using MamCrawler.Web;
using MamCrawler.Web.Responses;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Hosting.Composition;

/// <summary>
/// What every host does, put together from its parts: the clients of the services, the scanning, the pushes, and what the API stands on. Each is made when it is
/// first asked for, so that a command or an invocation pays only for what it uses.
/// </summary>
public sealed class HostServices : IAsyncDisposable
{
    private readonly ServiceClients clients;
    private readonly Lazy<AccountFacts> account;
    private readonly Lazy<ScanServices> scanning;
    private readonly Lazy<ShelvingServices> shelving;
    private readonly DownloadPushes pushes;
    private readonly Lazy<MetadataProviders> providers;
    private readonly ILogger<HostServices> logger;
    private readonly SnapshotStore snapshots;

    private HostServices(HostParts parts)
    {
        Parts = parts;
        Drift = new DriftWatch(parts.Tables, parts.Documents, parts.Time, parts.Loggers.CreateLogger<DriftWatch>());
        clients = new ServiceClients(parts, Drift);
        Configuration = new ConfigurationWatch(parts.Settings, parts.Secrets, parts.Time);
        logger = parts.Loggers.CreateLogger<HostServices>();
        Policy = new ScanPolicy(parts.Settings.Mode, parts.Settings.Scan.Limit);
        Downloads = new DownloadStore(parts.Tables, parts.Time, parts.Loggers.CreateLogger<DownloadStore>());
        Accounts = new AccountStore(parts.Tables);
        NoticeParts = new NoticeComposition(parts);
        Reports = new KeptReports(parts.Documents);
        Follows = new FollowStore(parts.Tables, parts.Time);
        Gaps = new GapStandings(new GapStore(parts.Tables), new AnswerStore(parts.Tables), Downloads);
        Approvals = new Approvals(Downloads, parts.Queue, parts.Time);
        var wishes = new WishStore(parts.Tables);
        snapshots = new SnapshotStore(parts.Documents);
        WantedList = new WishList(wishes, snapshots, new WishStandings(wishes, Gaps, Downloads), parts.Time);
        Spends = new SpendLedger(parts.Tables, parts.Time);
        Metadata = new MetadataChanges(() => clients.Library.Editor, parts.Tables, parts.Settings.Metadata.Write, parts.Time, parts.Loggers);
        Standing = new AccountStanding(Accounts, new GrabLedger(parts.Tables, parts.Time), Spends, Downloads, parts.Time);
        account = new Lazy<AccountFacts>(() => new AccountFacts(Accounts, clients.Tracker, parts.Time, parts.Loggers.CreateLogger<AccountFacts>()));
        scanning = new Lazy<ScanServices>(() => new ScanServices(ScanComposition.PartsOf(parts, clients, Providers)));
        providers = new Lazy<MetadataProviders>(() =>
            new MetadataProviders(clients.Catalogues.MetadataProviders, parts.Tables, parts.Time, parts.Loggers.CreateLogger<MetadataProviders>())
        );
        shelving = new Lazy<ShelvingServices>(() => new ShelvingServices(ShelvingComposition.PartsOf(parts, clients, Downloads, Metadata)));
        pushes = new DownloadPushes(parts, Downloads, account, clients, Configuration);
    }

    /// <summary>What they were made from.</summary>
    public HostParts Parts { get; }

    /// <summary>What is missing of settings and secrets.</summary>
    public ConfigurationWatch Configuration { get; }

    public ScanPolicy Policy { get; }

    public DownloadStore Downloads { get; }

    public AccountStore Accounts { get; }

    /// <summary>The account's facts.</summary>
    public AccountFacts Account => account.Value;

    public IFollows Follows { get; }

    public IGapStandings Gaps { get; }

    public IApprovals Approvals { get; }

    /// <summary>A person's list of wishes.</summary>
    public IWishes WantedList { get; }

    /// <summary>The want-to-read list of Hardcover.</summary>
    public IWishSource WantToRead => clients.Catalogues.WantToRead;

    /// <summary>How the account stands, from what is kept in state.</summary>
    public IAccountStanding Standing { get; }

    /// <summary>The shapes of the services' answers.</summary>
    public DriftWatch Drift { get; }

    /// <summary>The messages to a person.</summary>
    public INotices Notices => NoticeParts.Desk;

    internal NoticeComposition NoticeParts { get; }

    /// <summary>The reports that are kept.</summary>
    public IReports Reports { get; }

    /// <summary>What is written into the library's metadata, and undone.</summary>
    public MetadataChanges Metadata { get; }

    public ILibrary Library => clients.Library;

    public ITracker Tracker => clients.Tracker;

    /// <summary>What the tracker sells.</summary>
    public ITrackerStore TrackerStore => clients.Tracker;

    /// <summary>Every spend, and every one that would have been made.</summary>
    public SpendLedger Spends { get; }

    public ITorrentClient TorrentClient => clients.TorrentClient;

    /// <summary>The providers of metadata that the settings name, with their health, quotas and answers.</summary>
    public MetadataProviders Providers => providers.Value;

    /// <summary>The probes of every service that is switched on.</summary>
    public IReadOnlyList<ServiceCheck> Checks => clients.Checks;

    /// <summary>The orchestrators and activities of scans. Needs every client.</summary>
    /// <exception cref="FaultException"><see cref="FaultName.NotConfigured"/>: the address of a service is missing.</exception>
    public ScanServices Scanning => scanning.Value;

    /// <summary>The orchestrator and activities that bring books from the client to the shelf. Each asks for its client when it runs.</summary>
    public ShelvingServices Shelving => shelving.Value;

    /// <summary>Puts them together; no service is asked, and settings and secrets may still be missing.</summary>
    /// <exception cref="FaultException">A restore has left the state unfinished, or it could not be asked whether one has.</exception>
    public static async Task<HostServices> MakeAsync(HostParts parts, CancellationToken cancellationToken)
    {
        await RestoreMark.RefuseUnfinishedAsync(parts.Documents, cancellationToken);
        return new HostServices(parts with { Tables = new SchemaCheckedTableStore(parts.Tables) });
    }

    /// <summary>Scans on a host's engine. None is started while something that it needs is missing.</summary>
    /// <exception cref="FaultException"><see cref="FaultName.NotConfigured"/>: the address of a service is missing.</exception>
    public IScans ScansOn(IOrchestrationClient engine)
    {
        var options = new ScanOptions
        {
            Limit = Parts.Settings.Scan.Limit,
            TrackerRequests = Parts.Settings.Scan.TrackerRequests,
            Loopback = SettingsCheck.IsLoopback(Parts.Settings),
        };
        return new ConfiguredScans(Scanning.ScansOn(engine, options), Configuration);
    }

    /// <summary>What the API stands on, with a host's engine.</summary>
    public IApiServices ApiOn(IOrchestrationClient engine) => new ApiServices(this, engine);

    /// <summary>Deals with one message of the queue <see cref="Core.Downloads.Pushing.PushTorrent.Queue"/>. Ends normally on every named fault; what it throws is a bug (rules.md 6).</summary>
    /// <param name="downloadId">What the message says.</param>
    /// <param name="cancellationToken">Ends it between two steps.</param>
    public Task PushAsync(string downloadId, CancellationToken cancellationToken) => pushes.RunAsync(downloadId, cancellationToken);

    /// <summary>Asks every service once, for a person, and gives the tracker's lane back afterwards. That the newest session could not be handed over is a finding too.</summary>
    /// <param name="clearsLane">False leaves a lane that stands still as it is, says why it does, and does not ask the tracker then.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IReadOnlyList<DoctorFinding>> ExamineAsync(bool clearsLane, CancellationToken cancellationToken)
    {
        var findings = await new ServiceDoctor(this).RunAsync(clearsLane, cancellationToken);
        try
        {
            await FlushAsync(cancellationToken);
        }
        catch (FaultException exception)
        {
            findings = [.. findings, new Finding("Tracker session", false, exception.Fault.Sentence)];
        }

        return [.. findings.Select(finding => new DoctorFinding(finding.Area, finding.Good, finding.Sentence) { Name = finding.Name, Steps = finding.Steps })];
    }

    /// <summary>Ends the wait for a lane that another process holds: there is nothing in it that could be finished.</summary>
    public void StopWaiting() => clients.StopWaiting();

    /// <summary>Hands the tracker's newest session to the secret store, and gives the lane back to other processes: the end of a run, or of an invocation.</summary>
    /// <exception cref="FaultException">The secret store or the state could not be written.</exception>
    public Task FlushAsync(CancellationToken cancellationToken) => clients.FlushAsync(cancellationToken);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        clients.StopWaiting();
        try
        {
            await clients.FlushAsync(CancellationToken.None);
        }
        catch (FaultException exception)
        {
            // The session's newest value is in its own row already; the secret store gets it at the next end of a run.
            logger.SessionNotFlushed(exception.Fault.Name, exception.Fault.Sentence);
        }
        catch (OperationCanceledException)
        {
            logger.SessionLeft();
        }

        if (scanning.IsValueCreated)
        {
            scanning.Value.Dispose();
        }

        snapshots.Dispose();
        NoticeParts.Dispose();
        await clients.DisposeAsync();
        Configuration.Dispose();
    }
}
