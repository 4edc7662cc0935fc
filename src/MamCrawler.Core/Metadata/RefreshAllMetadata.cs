using MamCrawler.Core.Schedules;

namespace MamCrawler.Core.Metadata;

/// <summary>Monthly: the whole library, 100 a run, those first that were not looked at for longest (rules.md 7).</summary>
public sealed class RefreshAllMetadata(MetadataRun run, TimeProvider time) : IScheduledJob
{
    /// <inheritdoc />
    public string Name => Schedules.Schedules.RefreshAllMetadata.Name;

    /// <inheritdoc />
    public Task<JobOutcome> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return run.RunAsync(Name, (_, look) => look is null || now - look.At >= FillMetadata.ShortRest, cancellationToken);
    }
}
