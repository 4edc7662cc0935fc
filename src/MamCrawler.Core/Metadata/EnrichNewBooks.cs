using MamCrawler.Core.Schedules;

namespace MamCrawler.Core.Metadata;

/// <summary>Weekly: items added in the last 13 days, 100 a run, oldest first (rules.md 7). A job that runs twice in a day asks once.</summary>
public sealed class EnrichNewBooks(MetadataRun run, TimeProvider time) : IScheduledJob
{
    private static readonly TimeSpan New = TimeSpan.FromDays(13);

    /// <inheritdoc />
    public string Name => Schedules.Schedules.EnrichNewBooks.Name;

    /// <inheritdoc />
    public Task<JobOutcome> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return run.RunAsync(
            Name,
            (book, look) => book.AddedAt is { } added && now - added <= New && (look is null || now - look.At >= FillMetadata.ShortRest),
            cancellationToken
        );
    }
}
