using MamCrawler.Core.Faults;
using MamCrawler.Core.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace MamCrawler.Core.Schedules;

/// <summary>The jobs of a host, by name. A host that has no job for a schedule has no timer for it.</summary>
public sealed class ScheduledJobs
{
    private readonly Dictionary<string, IScheduledJob> jobs;
    private readonly TimeProvider time;
    private readonly ILogger log;

    /// <summary>Takes the jobs that this host can run.</summary>
    /// <param name="jobs">The jobs.</param>
    /// <param name="time">The clock that measures them; the system's unless told.</param>
    /// <param name="logger">Where their events go; nowhere unless told.</param>
    /// <exception cref="ArgumentException">A job has no schedule, or two have the same.</exception>
    public ScheduledJobs(IEnumerable<IScheduledJob> jobs, TimeProvider? time = null, ILogger<ScheduledJobs>? logger = null)
    {
        (this.time, log) = (time ?? TimeProvider.System, logger ?? NullLogger<ScheduledJobs>.Instance);
        this.jobs = jobs.ToDictionary(job => job.Name, StringComparer.Ordinal);
        var unknown = this.jobs.Keys.Except(Schedules.All.Select(schedule => schedule.Name), StringComparer.Ordinal).FirstOrDefault();
        if (unknown is not null)
            throw new ArgumentException($"There is no schedule of the name {unknown}.", nameof(jobs));
    }

    /// <summary>The schedules that this host has a job for, in the order of <see cref="Schedules.All"/>.</summary>
    public IReadOnlyList<Schedule> Available => [.. Schedules.All.Where(schedule => jobs.ContainsKey(schedule.Name))];

    /// <summary>Runs a job once. A named fault ends it normally; what is thrown is a bug.</summary>
    /// <exception cref="ArgumentException">There is no such job.</exception>
    public async Task<JobOutcome> RunAsync(string name, CancellationToken cancellationToken)
    {
        if (!jobs.TryGetValue(name, out var job))
            throw new ArgumentException($"This host has no job of the name {name}.", nameof(name));
        log.JobStarted(name);
        var startedAt = time.GetTimestamp();
        var outcome = await RunAsync(job, cancellationToken);
        Tell(name, outcome, (long)time.GetElapsedTime(startedAt).TotalSeconds);
        return outcome;
    }

    private async Task<JobOutcome> RunAsync(IScheduledJob job, CancellationToken cancellationToken)
    {
        try
        {
            return await job.RunAsync(cancellationToken);
        }
        catch (FaultException exception)
        {
            return JobOutcome.Stopped(exception.Fault);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            log.JobBug(exception, job.Name);
            throw;
        }
    }

    private void Tell(string name, JobOutcome outcome, long seconds)
    {
        if (outcome.Fault is { } fault)
            log.JobFault(name, fault.Service, fault.Name, fault.Sentence);
        else if (outcome.Result == JobResult.Skipped)
            log.JobSkipped(name, outcome.Sentence);
        else
            log.JobFinished(name, seconds, outcome.Sentence);
    }
}
