using MamCrawler.Azure;
using MamCrawler.Azure.Documents;
using MamCrawler.Azure.Queues;
using MamCrawler.Azure.Tables;
using MamCrawler.Core.Backups;
using MamCrawler.Core.Orchestrations;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Schedules;
using MamCrawler.Core.Telemetry;
using MamCrawler.Functions.Settings;
using MamCrawler.Functions.Timers;
using MamCrawler.Hosting.Composition;
using MamCrawler.Web;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Functions.Composition;

/// <summary>Makes the services once and keeps them. What failed is made anew by the next call.</summary>
internal sealed class CloudServicesSource(
    CloudSettings settings,
    ISecretStore secrets,
    StorageClients storage,
    IOrchestrationClient engine,
    DurableHistory history,
    TimeProvider time,
    ILoggerFactory loggers
) : ICloudServicesSource, IAsyncDisposable
{
    private readonly SemaphoreSlim gate = new(1, 1);
    private readonly RestoreWatch restores = new(new BlobDocumentStore(storage.Documents), time);
    private CloudServices? services;

    /// <inheritdoc />
    public ScheduledJobs StateJobs => Hosting.Composition.StateJobs.Of(Parts());

    /// <inheritdoc />
    public async Task<ICloudServices> GetAsync(CancellationToken cancellationToken)
    {
        // Also later: a restore may begin while this process runs.
        await restores.RefuseUnfinishedAsync(cancellationToken);
        if (services is { } made)
            return made;
        await gate.WaitAsync(cancellationToken);
        try
        {
            if (services is null)
            {
                services = new CloudServices(await HostServices.MakeAsync(Parts(), cancellationToken), engine, history);
                // Not at the start of the process: the host drops every line that belongs to no invocation.
                loggers.CreateLogger<CloudServicesSource>().HostStarted("Functions", ProductVersion.Text);
                if (settings.UnknownSwitches.Count > 0)
                    loggers.CreateLogger<CloudServicesSource>().NotConfigured("SWITCHED_OFF", TimerSwitches.Sentence(settings.UnknownSwitches));
            }

            return services;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (services is { } made)
            await made.DisposeAsync();
        gate.Dispose();
    }

    private HostParts Parts() =>
        new(settings.Services, secrets, time)
        {
            Tables = new TableStorageStore(storage.Tables),
            Documents = new BlobDocumentStore(storage.Documents),
            Queue = new StorageWorkQueue(storage.Queues, time),
            Loggers = loggers,
        };
}
