using MamCrawler.Core.Schedules;

namespace MamCrawler.Hosting.Readiness;

/// <summary>A scheduled job that is passed over while a service that it asks is not configured.</summary>
/// <param name="schedule">Its schedule.</param>
/// <param name="make">Makes the job, once, when it first runs: its clients cannot be made without their addresses.</param>
/// <param name="configuration">What is missing.</param>
public sealed class ConfiguredJob(Schedule schedule, Func<IScheduledJob> make, ConfigurationWatch configuration) : IScheduledJob
{
    private readonly Lazy<IScheduledJob> job = new(make);

    /// <inheritdoc />
    public string Name => schedule.Name;

    /// <inheritdoc />
    public async Task<JobOutcome> RunAsync(CancellationToken cancellationToken)
    {
        var missing = await configuration.ReadAsync(ScheduleNeeds.Of(Name), cancellationToken);
        return missing.Count == 0
            ? await job.Value.RunAsync(cancellationToken)
            : JobOutcome.Skipped($"Not configured: {string.Join(", ", missing.Select(part => part.Name))}. 'mamcrawler doctor' says what to do.");
    }
}
