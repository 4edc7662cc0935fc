using MamCrawler.Core.Downloads.Pushing;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Scanning;
using MamCrawler.Core.Telemetry;
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
        await services.ResumeAsync(cancellationToken);
        var settings = context.Settings.Serve;
        var work = new List<Task> { PushAsync(cancellationToken), PurgeAsync(cancellationToken) };
        if (settings.ScanSchedule.Length > 0)
        {
            work.Add(ScheduleOf("scan", settings.ScanSchedule).RunAsync(ScanAsync, cancellationToken));
        }

        if (settings.SweepSchedule.Length > 0)
        {
            work.Add(ScheduleOf("sweep", settings.SweepSchedule).RunAsync(services.SweepAsync, cancellationToken));
        }

        await Task.WhenAll(work);
    }

    private Schedule ScheduleOf(string name, string text) => new(name, text, context.Time, context.Loggers.CreateLogger<Schedule>());

    private Task<ScanStart> ScanAsync(CancellationToken cancellationToken) =>
        services.Scans.StartAsync(new ScanRequest(context.Settings.Mode, context.Settings.Scan.Limit), cancellationToken);

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
