using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Drift;
using MamCrawler.Core.Metadata.Writing;
using MamCrawler.Core.Notices;
using MamCrawler.Core.Orchestrations;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Reports;
using MamCrawler.Core.Scanning;
using MamCrawler.Core.Schedules;
using MamCrawler.Core.Shelving;
using MamCrawler.Core.State;
using MamCrawler.Core.WantedLists;
using MamCrawler.Hosting.Composition;
using MamCrawler.Web;
using MamCrawler.Web.Responses;

namespace MamCrawler.Local.Composition;

/// <summary>The real services of a data folder: state in files, what every host does, the engine that scans and the queue that pushes.</summary>
internal sealed class LocalServices : ILocalServices
{
    private readonly LocalState state;
    private readonly HostServices host;
    private readonly Lazy<ScanEngine> engine;
    private readonly Lazy<PushQueue> pushes;

    private LocalServices(LocalContext context, LocalState state, HostServices host)
    {
        (this.state, this.host) = (state, host);
        engine = new Lazy<ScanEngine>(() => new ScanEngine(context, host));
        pushes = new Lazy<PushQueue>(() => new PushQueue(context, state.Queue, host));
        Jobs = HostJobs.Of(
            host,
            () => Scans,
            () => engine.Value.Client,
            new PurgeHistory((before, ct) => engine.Value.PurgeAsync(before, ct), new RunStore(state.Tables), context.Time)
        );
    }

    public IScans Scans => engine.Value.Scans;

    public IGapStandings Gaps => host.Gaps;

    public IApprovals Approvals => host.Approvals;

    public ILookAgain Looks => HostLooks.Of(host, () => engine.Value.Client);

    public ILookAgain LooksAlone => HostLooks.Of(host, null);

    public IWishes WantedList => host.WantedList;

    public IFollows Follows => host.Follows;

    public IAccountStanding Account => host.Standing;

    public IDriftStanding Drift => host.Drift;

    public INotices Notices => host.Notices;

    public IReports Reports => host.Reports;

    public IMetadataChanges Metadata => host.Metadata;

    public ScanPolicy Policy => host.Policy;

    public IDocumentStore Documents => state.Documents;

    public ILibrary Library => host.Library;

    public ITracker Tracker => host.Tracker;

    public IWishSource WantToRead => host.WantToRead;

    public ITorrentClient TorrentClient => host.TorrentClient;

    public ScheduledJobs Jobs { get; }

    public IReadOnlyList<ServiceCheck> Checks => host.Checks;

    public Task<IReadOnlyList<DoctorFinding>> ExamineAsync(bool clearsLane, CancellationToken cancellationToken) =>
        host.ExamineAsync(clearsLane, cancellationToken);

    public Task ResumeAsync(CancellationToken cancellationToken) => engine.Value.ResumeAsync(cancellationToken);

    public Task<IReadOnlyList<Download>> PushQueuedAsync(Action<int> tellDone, CancellationToken cancellationToken) =>
        pushes.Value.DrainAsync(tellDone, cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (engine.IsValueCreated)
        {
            await engine.Value.DisposeAsync();
        }

        await host.DisposeAsync();
        state.Dispose();
    }

    internal static async Task<LocalServices> MakeAsync(LocalContext context, CancellationToken cancellationToken)
    {
        var state = new LocalState(context);
        try
        {
            return new LocalServices(context, state, await HostServices.MakeAsync(context.PartsWith(state), cancellationToken));
        }
        catch
        {
            state.Dispose();
            throw;
        }
    }
}
