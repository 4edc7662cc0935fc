using MamCrawler.Core.Schedules;

namespace MamCrawler.Core.Scanning;

/// <summary>Starts the daily scan (rules.md 8). While one runs, whoever started it, no second one begins.</summary>
/// <param name="scans">Where scans are started.</param>
/// <param name="mode">What is done with what is found.</param>
/// <param name="limit">Grabs proposed at most, at least 1.</param>
public sealed class ScanGaps(IScans scans, ScanMode mode, int limit) : IScheduledJob
{
    /// <inheritdoc />
    public string Name => nameof(ScanGaps);

    /// <inheritdoc />
    public async Task<JobOutcome> RunAsync(CancellationToken cancellationToken)
    {
        var start = await scans.StartAsync(new ScanRequest(mode, limit), cancellationToken);
        return start.Started
            ? JobOutcome.Done($"The scan {start.RunId} was started.")
            : JobOutcome.Skipped($"The scan {start.RunId} is still running; no second one is started.");
    }
}
