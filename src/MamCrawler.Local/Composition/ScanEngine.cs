using MamCrawler.Core.Orchestrations;
using MamCrawler.Core.Orchestrations.InProcess;
using MamCrawler.Core.Scanning;
using MamCrawler.Core.State.Files;
using MamCrawler.Hosting.Composition;

namespace MamCrawler.Local.Composition;

/// <summary>The in-process engine with all that scanning and shelving need. Made only by whoever scans: it needs every client.</summary>
internal sealed class ScanEngine : IAsyncDisposable
{
    // Long enough for a request that is under way: cut off, its answer and the session's new value with it would be lost.
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(5);
    private readonly FileHolder holder;
    private readonly HostServices host;
    private readonly InProcessEngine engine;

    internal ScanEngine(LocalContext context, HostServices host)
    {
        this.host = host;
        holder = new FileHolder(context.Folder.StateFolder);
        var options = new InProcessEngineOptions
        {
            Holder = holder.Name,
            HolderIsAlive = holder.IsAlive,
            LeaseDuration = Timeout.InfiniteTimeSpan,
        };
        engine = new InProcessEngine(
            host.Shelving.AddTo(host.Scanning.AddTo(new OrchestrationRegistry())),
            host.Parts.Tables,
            context.Time,
            context.Loggers,
            options
        );
        Scans = host.ScansOn(engine);
    }

    internal IScans Scans { get; }

    internal IOrchestrationClient Client => engine;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        using (var patience = new CancellationTokenSource(StopPatience))
        {
            // In this order: an activity that ends because the engine stops is called again on resuming, any other has failed.
            var stopped = engine.StopAsync(patience.Token);
            host.StopWaiting();
            await stopped;
        }

        await engine.DisposeAsync();
        holder.Dispose();
    }

    /// <summary>Goes on with runs that a killed process left behind.</summary>
    internal Task ResumeAsync(CancellationToken cancellationToken) => engine.ResumeAsync(cancellationToken);

    /// <summary>Deletes the history of runs that ended before a time. Returns how many those were.</summary>
    internal Task<int> PurgeAsync(DateTimeOffset before, CancellationToken cancellationToken) => engine.PurgeAsync(before, cancellationToken);
}
