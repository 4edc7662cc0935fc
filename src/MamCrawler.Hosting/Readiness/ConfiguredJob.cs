using MamCrawler.Core.Schedules;

namespace MamCrawler.Hosting.Readiness;

/// <summary>A scheduled job that is passed over while a service that it asks is not configured.</summary>
/// <param name="job">The job.</param>
/// <param name="configuration">What is missing.</param>
public sealed class ConfiguredJob(IScheduledJob job, ConfigurationWatch configuration) : IScheduledJob
{
    /// <inheritdoc />
    public string Name => job.Name;

    /// <inheritdoc />
    public async Task<JobOutcome> RunAsync(CancellationToken cancellationToken)
    {
        var missing = await configuration.ReadAsync(ScheduleNeeds.Of(job.Name), cancellationToken);
        return missing.Count == 0 ? await job.RunAsync(cancellationToken) : JobOutcome.Skipped(Explain(missing));
    }

    /// <summary>Why a job is passed over, in one sentence.</summary>
    public static string Explain(IReadOnlyList<MissingPart> missing) =>
        $"Not configured: {string.Join(", ", missing.Select(part => part.Name))}. 'mamcrawler doctor' says what to do.";
}
