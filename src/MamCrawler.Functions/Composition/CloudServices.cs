using MamCrawler.Core.Downloads.Pushing;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Orchestrations;
using MamCrawler.Core.Schedules;
using MamCrawler.Core.State;
using MamCrawler.Core.Telemetry;
using MamCrawler.Functions.Activities;
using MamCrawler.Functions.Timers;
using MamCrawler.Hosting.Composition;
using MamCrawler.Web;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Functions.Composition;

/// <summary>The services of this process.</summary>
internal sealed class CloudServices : ICloudServices, IAsyncDisposable
{
    private readonly HostServices host;
    private readonly Lazy<ActivityRegistry> activities;
    private readonly PoisonedPush poisoned;
    private readonly ILogger<CloudServices> logger;

    internal CloudServices(HostServices host, IOrchestrationClient engine, DurableHistory history)
    {
        this.host = host;
        var parts = host.Parts;
        logger = parts.Loggers.CreateLogger<CloudServices>();
        activities = new Lazy<ActivityRegistry>(() => host.Shelving.AddTo(host.Scanning.AddTo(new ActivityRegistry())));
        poisoned = new PoisonedPush(host.Downloads, parts.Tables, parts.Time, parts.Loggers.CreateLogger<PoisonedPush>());
        Api = host.ApiOn(engine);
        Jobs = HostJobs.Of(host, () => Api.Scans, () => engine, new PurgeHistory(history.PurgeAsync, new RunStore(parts.Tables), parts.Time));
    }

    /// <inheritdoc />
    public IApiServices Api { get; }

    /// <inheritdoc />
    public ScheduledJobs Jobs { get; }

    /// <inheritdoc />
    public TActivity MakeActivity<TActivity>() => activities.Value.Make<TActivity>();

    /// <inheritdoc />
    public Task PushAsync(string downloadId, CancellationToken cancellationToken) => host.PushAsync(downloadId, cancellationToken);

    /// <inheritdoc />
    public Task GiveUpPushAsync(string message, int times, CancellationToken cancellationToken) => poisoned.RunAsync(message, times, cancellationToken);

    /// <inheritdoc />
    public async Task HandOverTrackerAsync()
    {
        try
        {
            await host.FlushAsync(CancellationToken.None);
        }
        catch (FaultException exception)
        {
            logger.SessionNotFlushed(exception.Fault.Name, exception.Fault.Sentence);
        }
        catch (OperationCanceledException)
        {
            // The process ends while another one has the lane, which hands the session over itself.
            logger.SessionLeft();
        }
    }

    /// <inheritdoc />
    public ValueTask DisposeAsync() => host.DisposeAsync();
}
