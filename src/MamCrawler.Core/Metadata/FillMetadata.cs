using MamCrawler.Core.Library;
using MamCrawler.Core.Schedules;

namespace MamCrawler.Core.Metadata;

/// <summary>Daily: items with empty fields, 100 a run, oldest first (rules.md 7). One that all providers were asked about rests 30 days, else one day.</summary>
public sealed class FillMetadata(MetadataRun run, TimeProvider time) : IScheduledJob
{
    internal static readonly TimeSpan Rest = TimeSpan.FromDays(30);
    internal static readonly TimeSpan ShortRest = TimeSpan.FromHours(20);

    /// <inheritdoc />
    public string Name => Schedules.Schedules.FillMetadata.Name;

    /// <inheritdoc />
    public Task<JobOutcome> RunAsync(CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        return run.RunAsync(Name, IsWanted, cancellationToken);

        bool IsWanted(Book book, MetadataLook? look) =>
            FillOnly.EmptyFieldsOf(book).Count > 0 && (look is null || now - look.At >= (look.Complete ? Rest : ShortRest));
    }
}
