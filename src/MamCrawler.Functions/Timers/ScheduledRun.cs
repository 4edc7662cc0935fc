using MamCrawler.Core.Faults;
using MamCrawler.Core.Schedules;
using MamCrawler.Core.Telemetry;
using MamCrawler.Functions.Composition;
using MamCrawler.Functions.Durable;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Functions.Timers;

/// <summary>Runs the job of a schedule. A named fault ends it normally, told in one event; what is thrown is a bug.</summary>
public sealed class ScheduledRun(ICloudServicesSource services, DurableClientScope durable, ILogger<ScheduledRun> logger)
{
    /// <summary>Runs a job that may start an orchestration or look at one.</summary>
    public Task RunAsync(Schedule schedule, DurableTaskClient client, CancellationToken cancellationToken)
    {
        durable.Enter(client);
        return RunAsync(schedule, cancellationToken);
    }

    /// <summary>Runs a job that needs the state alone.</summary>
    public Task RunOnStateAsync(Schedule schedule, CancellationToken cancellationToken) => services.StateJobs.RunAsync(schedule.Name, cancellationToken);

    /// <summary>Runs a job once.</summary>
    public async Task RunAsync(Schedule schedule, CancellationToken cancellationToken)
    {
        try
        {
            var cloud = await services.GetAsync(cancellationToken);
            if (!cloud.Jobs.Available.Contains(schedule))
            {
                logger.JobSkipped(schedule.Name, "This version has no such job.");
                return;
            }

            try
            {
                await cloud.Jobs.RunAsync(schedule.Name, cancellationToken);
            }
            finally
            {
                await cloud.HandOverTrackerAsync();
            }
        }
        catch (FaultException exception)
        {
            logger.JobFault(schedule.Name, exception.Fault.Service, exception.Fault.Name, exception.Fault.Sentence);
        }
    }
}
