using MamCrawler.Core.Downloads;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Scanning;
using MamCrawler.Local.Settings;
using MamCrawler.Web;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Local.Composition;

/// <summary>The real services of a data folder: state in files, clients of the services, the engine that scans and the queue that pushes.</summary>
internal sealed partial class LocalServices : ILocalServices
{
    private readonly LocalState state;
    private readonly LocalClients clients;
    private readonly Lazy<ScanEngine> engine;
    private readonly Lazy<PushQueue> pushes;
    private readonly ILogger<LocalServices> logger;

    private LocalServices(LocalContext context, LocalState state, LocalClients clients)
    {
        (this.state, this.clients) = (state, clients);
        logger = context.Loggers.CreateLogger<LocalServices>();
        Policy = new ScanPolicy(context.Settings.Mode, context.Settings.Scan.Limit, SettingsCheck.AutoRefusal(context.Settings));
        engine = new Lazy<ScanEngine>(() => new ScanEngine(context, state, clients));
        pushes = new Lazy<PushQueue>(() => new PushQueue(context, state, clients));
    }

    public IScans Scans => engine.Value.Scans;

    public IGapStandings Gaps => state.Gaps;

    public IApprovals Approvals => state.Approvals;

    public IFollows Follows => state.Follows;

    public ScanPolicy Policy { get; }

    public IDocumentStore Documents => state.Documents;

    public ILibrary Library => clients.Library;

    public ITracker Tracker => clients.Tracker;

    public ITorrentClient TorrentClient => clients.TorrentClient;

    public IReadOnlyList<ServiceCheck> Checks => clients.Checks;

    public Task ResumeAsync(CancellationToken cancellationToken) => engine.Value.ResumeAsync(cancellationToken);

    public Task<IReadOnlyList<Download>> PushQueuedAsync(Action<int> tellDone, CancellationToken cancellationToken) =>
        pushes.Value.DrainAsync(tellDone, cancellationToken);

    public Task PurgeAsync(CancellationToken cancellationToken) => engine.Value.PurgeAsync(cancellationToken);

    public Task SweepAsync(CancellationToken cancellationToken) => pushes.Value.SweepAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (engine.IsValueCreated)
        {
            await engine.Value.DisposeAsync();
        }

        clients.StopWaiting();
        try
        {
            await clients.FlushAsync(CancellationToken.None);
        }
        catch (FaultException exception)
        {
            // The session's newest value is in its own row already; the secret store gets it at the next end of a run.
            LogFlush(exception.Fault.Name, exception.Fault.Sentence);
        }
        catch (OperationCanceledException)
        {
            LogLaneHeld();
        }

        await clients.DisposeAsync();
        state.Dispose();
    }

    internal static async Task<LocalServices> MakeAsync(LocalContext context, CancellationToken cancellationToken)
    {
        var state = new LocalState(context);
        return new LocalServices(context, state, await LocalClients.MakeAsync(context, state.Tables, cancellationToken));
    }

    [LoggerMessage(40, LogLevel.Warning, "SessionNotFlushed {Fault}: {Sentence}")]
    private partial void LogFlush(FaultName fault, string sentence);

    [LoggerMessage(41, LogLevel.Debug, "SessionLeft: another process holds the tracker's lane and hands the session over itself.")]
    private partial void LogLaneHeld();
}
