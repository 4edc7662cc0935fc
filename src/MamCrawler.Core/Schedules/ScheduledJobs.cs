using MamCrawler.Core.Faults;

namespace MamCrawler.Core.Schedules;

/// <summary>The jobs of a host, by name. A host that has no job for a schedule has no timer for it.</summary>
public sealed class ScheduledJobs
{
    private readonly Dictionary<string, IScheduledJob> jobs;

    /// <summary>Takes the jobs that this host can run.</summary>
    /// <exception cref="ArgumentException">A job has no schedule, or two have the same.</exception>
    public ScheduledJobs(IEnumerable<IScheduledJob> jobs)
    {
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
        try
        {
            return await job.RunAsync(cancellationToken);
        }
        catch (FaultException exception)
        {
            return JobOutcome.Stopped(exception.Fault);
        }
    }
}
