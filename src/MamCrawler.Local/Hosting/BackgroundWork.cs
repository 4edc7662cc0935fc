using MamCrawler.Core.Downloads.Pushing;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Schedules;
using MamCrawler.Core.Telemetry;
using MamCrawler.Local.Composition;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Local.Hosting;

/// <summary>What the host does by itself: goes on with killed runs, runs the jobs of the schedules, and hands queued downloads to the torrent client.</summary>
internal sealed class BackgroundWork(LocalContext context, ILocalServices services)
{
    private static readonly TimeSpan QueuePause = TimeSpan.FromSeconds(2);

    private readonly ILogger<BackgroundWork> logger = context.Loggers.CreateLogger<BackgroundWork>();

    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        await ResumeAsync(cancellationToken);
        await Task.WhenAll([PushAsync(cancellationToken), PurgeAtStartAsync(cancellationToken), .. Timers(cancellationToken)]);
    }

    private IEnumerable<Task> Timers(CancellationToken cancellationToken)
    {
        foreach (var schedule in services.Jobs.Available)
        {
            if (context.Settings.Serve.TextOf(schedule) is { Length: > 0 } text)
            {
                yield return new Timetable(text, context.Time).RunAsync(ct => services.Jobs.RunAsync(schedule.Name, ct), cancellationToken);
            }
        }
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

    /// <summary>For a machine that sleeps at midnight.</summary>
    private async Task PurgeAtStartAsync(CancellationToken cancellationToken)
    {
        if (services.Jobs.Available.Contains(Schedules.PurgeHistory))
        {
            await services.Jobs.RunAsync(Schedules.PurgeHistory.Name, cancellationToken);
        }
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
