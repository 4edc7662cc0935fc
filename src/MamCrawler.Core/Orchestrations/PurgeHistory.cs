using MamCrawler.Core.Schedules;
using MamCrawler.Core.State;

namespace MamCrawler.Core.Orchestrations;

/// <summary>Removes the history of runs that ended more than 30 days ago (rules.md 8). Their reports stay.</summary>
/// <param name="purge">Removes from the host's engine what ended before a time; answers how many instances that were.</param>
/// <param name="runs">The rows of the runs, of which the newest always stays.</param>
/// <param name="time">The clock.</param>
public sealed class PurgeHistory(Func<DateTimeOffset, CancellationToken, Task<int>> purge, RunStore runs, TimeProvider time) : IScheduledJob
{
    /// <summary>How long history is kept.</summary>
    public static TimeSpan Kept { get; } = TimeSpan.FromDays(30);

    /// <inheritdoc />
    public string Name => nameof(PurgeHistory);

    /// <inheritdoc />
    public async Task<JobOutcome> RunAsync(CancellationToken cancellationToken)
    {
        var before = time.GetUtcNow() - Kept;
        var removed = await purge(before, cancellationToken);
        var forgotten = await runs.PurgeAsync(before, cancellationToken);
        return removed + forgotten == 0
            ? JobOutcome.Skipped($"No run ended more than {Kept.TotalDays:0} days ago.")
            : JobOutcome.Done(
                $"Instances removed with their history, because they ended more than {Kept.TotalDays:0} days ago: {removed}. Rows of runs: {forgotten}."
            );
    }
}
