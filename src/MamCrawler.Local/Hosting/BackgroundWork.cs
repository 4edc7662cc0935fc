using MamCrawler.Core.Downloads.Pushing;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Scanning;
using MamCrawler.Core.Schedules;
using MamCrawler.Core.Telemetry;
using MamCrawler.Hosting.Readiness;
using MamCrawler.Local.Composition;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Local.Hosting;

/// <summary>What the host does by itself: goes on with killed runs, scans and sweeps by schedule, and hands queued downloads to the torrent client.</summary>
internal sealed class BackgroundWork(LocalContext context, ILocalServices services)
{
    private const string PurgeSchedule = "0 0 0 * * *";
    private static readonly TimeSpan QueuePause = TimeSpan.FromSeconds(2);

    private readonly ILogger<BackgroundWork> logger = context.Loggers.CreateLogger<BackgroundWork>();

    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        await ResumeAsync(cancellationToken);
        var settings = context.Settings.Serve;
        var work = new List<Task> { PushAsync(cancellationToken), PurgeAsync(cancellationToken) };
        if (settings.ScanSchedule.Length > 0)
        {
            work.Add(ScheduleOf("scan", settings.ScanSchedule).RunAsync(ct => RunConfiguredAsync(Schedules.ScanGaps, ScanAsync, ct), cancellationToken));
        }

        if (settings.SweepSchedule.Length > 0)
        {
            work.Add(
                ScheduleOf("sweep", settings.SweepSchedule).RunAsync(ct => RunConfiguredAsync(Schedules.SweepQueue, services.SweepAsync, ct), cancellationToken)
            );
        }

        await Task.WhenAll(work);
    }

    private Schedule ScheduleOf(string name, string text) => new(name, text, context.Time, context.Loggers.CreateLogger<Schedule>());

    private Task<ScanStart> ScanAsync(CancellationToken cancellationToken) =>
        services.Scans.StartAsync(new ScanRequest(context.Settings.Mode, context.Settings.Scan.Limit), cancellationToken);

    private async Task RunConfiguredAsync(Core.Schedules.Schedule schedule, Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        var missing = await services.MissingAsync(ScheduleNeeds.Of(schedule.Name), cancellationToken);
        if (missing.Count > 0)
        {
            var why = ConfiguredJob.Explain(missing);
            logger.JobSkipped(schedule.Name, why);
            return;
        }

        await work(cancellationToken);
    }

    private async Task ResumeAsync(CancellationToken cancellationToken)
    {
        try
        {
            await services.ResumeAsync(cancellationToken);
        }
        catch (FaultException exception) when (exception.Fault.Name == FaultName.NotConfigured)
        {
            // A host that waits for its first settings has no runs to go on with.
            logger.NotConfigured(exception.Fault.Service, exception.Fault.Sentence);
        }
    }

    /// <summary>Once at the start, for a machine that sleeps at midnight, and then daily.</summary>
    private async Task PurgeAsync(CancellationToken cancellationToken)
    {
        try
        {
            await services.PurgeAsync(cancellationToken);
        }
        catch (FaultException exception)
        {
            logger.JobFault("PurgeHistory", exception.Fault.Service, exception.Fault.Name, exception.Fault.Sentence);
        }

        await ScheduleOf("purge", PurgeSchedule).RunAsync(services.PurgeAsync, cancellationToken);
    }

    private async Task PushAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                // Each push logs its own end.
                await services.PushQueuedAsync(_ => { }, cancellationToken);
            }
            catch (FaultException exception)
            {
                logger.JobFault(nameof(PushTorrent), exception.Fault.Service, exception.Fault.Name, exception.Fault.Sentence);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                logger.JobBug(exception, nameof(PushTorrent));
            }

            await Task.Delay(QueuePause, context.Time, cancellationToken);
        }
    }
}
