using MamCrawler.Core.Gaps;
using MamCrawler.Core.Orchestrations.InProcess;
using MamCrawler.Core.Releases;
using MamCrawler.Core.Scanning;
using MamCrawler.Core.State.Files;
using MamCrawler.Local.Settings;

namespace MamCrawler.Local.Composition;

/// <summary>The in-process engine with all that a scan needs. Made only by whoever scans: it needs every client.</summary>
internal sealed class ScanEngine : IAsyncDisposable
{
    private static readonly TimeSpan KeepHistory = TimeSpan.FromDays(30);

    // Long enough for a request that is under way: cut off, its answer and the session's new value with it would be lost.
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(5);
    private readonly TimeProvider time;
    private readonly FileHolder holder;
    private readonly LocalClients clients;
    private readonly ScanServices services;
    private readonly InProcessEngine engine;

    internal ScanEngine(LocalContext context, LocalState state, LocalClients clients)
    {
        (time, this.clients) = (context.Time, clients);
        services = new ScanServices(PartsOf(context, state, clients));
        holder = new FileHolder(context.Folder.StateFolder);
        var options = new InProcessEngineOptions
        {
            Holder = holder.Name,
            HolderIsAlive = holder.IsAlive,
            LeaseDuration = Timeout.InfiniteTimeSpan,
        };
        engine = new InProcessEngine(services.AddTo(new OrchestrationRegistry()), state.Tables, context.Time, context.Loggers, options);
        var settings = context.Settings.Scan;
        Scans = services.ScansOn(
            engine,
            new ScanOptions
            {
                Limit = settings.Limit,
                TrackerRequests = settings.TrackerRequests,
                AutoAllowed = SettingsCheck.AutoRefusal(context.Settings) is null,
            }
        );
    }

    internal IScans Scans { get; }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        using (var patience = new CancellationTokenSource(StopPatience))
        {
            // In this order: an activity that ends because the engine stops is called again on resuming, any other has failed.
            var stopped = engine.StopAsync(patience.Token);
            clients.StopWaiting();
            await stopped;
        }

        await engine.DisposeAsync();
        services.Dispose();
        holder.Dispose();
    }

    /// <summary>Goes on with runs that a killed process left behind.</summary>
    internal Task ResumeAsync(CancellationToken cancellationToken) => engine.ResumeAsync(cancellationToken);

    /// <summary>Deletes the history of runs that ended more than 30 days ago.</summary>
    internal Task PurgeAsync(CancellationToken cancellationToken) => engine.PurgeAsync(time.GetUtcNow() - KeepHistory, cancellationToken);

    private static ScanParts PartsOf(LocalContext context, LocalState state, LocalClients clients) =>
        new()
        {
            Library = clients.Library,
            SeriesWitnesses = clients.SeriesWitnesses,
            AuthorWitnesses = clients.AuthorWitnesses,
            Tracker = clients.Tracker,
            Client = clients.TorrentClient,
            Tables = state.Tables,
            Documents = state.Documents,
            Queue = state.Queue,
            Requests = clients.Connections,
            Clock = context.Time,
            Gaps = new GapOptions { IncludeNovellas = context.Settings.Scan.WantNovellas },
            Releases = new ReleaseOptions { AllowDramatised = context.Settings.Scan.AllowDramatised, AllowPoor = context.Settings.Scan.AllowPoor },
        };
}
