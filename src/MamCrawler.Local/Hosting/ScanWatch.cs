using MamCrawler.Core.Scanning;
using MamCrawler.Local.CommandLine;

namespace MamCrawler.Local.Hosting;

/// <summary>Looks at a run until nothing more happens in it.</summary>
public sealed class ScanWatch(IScans scans, TimeProvider timeProvider)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    /// <summary>The run as it ended. Every change of its progress is told on the way.</summary>
    /// <exception cref="CommandFailedException">The run is gone.</exception>
    public async Task<ScanState> UntilFinishedAsync(string runId, Action<ScanProgress> tell, CancellationToken cancellationToken)
    {
        ScanProgress? told = null;
        while (true)
        {
            var state =
                await scans.GetAsync(runId, cancellationToken)
                ?? throw new CommandFailedException($"The scan {runId} is no longer known. Look at the host's output.");
            if (state.Progress is { } progress && progress != told)
            {
                tell(progress);
                told = progress;
            }

            if (state.IsFinished)
            {
                return state;
            }

            await Task.Delay(Pause, timeProvider, cancellationToken);
        }
    }
}
