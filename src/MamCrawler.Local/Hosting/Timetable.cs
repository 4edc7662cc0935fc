using NCrontab;

namespace MamCrawler.Local.Hosting;

/// <summary>Does something at the times of an NCRONTAB text, in UTC. A time that passes while it is at work, or while the machine sleeps, is made up for once.</summary>
public sealed class Timetable(string text, TimeProvider timeProvider)
{
    // A long wait is cut up, so that a clock that is set or a machine that slept is noticed.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    private readonly CrontabSchedule times = CrontabSchedule.Parse(text, new CrontabSchedule.ParseOptions { IncludingSeconds = true });

    /// <summary>Runs until it is cancelled. Work that fails has to tell it itself; the next time is waited for.</summary>
    public async Task RunAsync(Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        var next = NextAfter(timeProvider.GetUtcNow());
        while (true)
        {
            var wait = next - timeProvider.GetUtcNow();
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait < LongestWait ? wait : LongestWait, timeProvider, cancellationToken);
                continue;
            }

            next = NextAfter(timeProvider.GetUtcNow());
            try
            {
                await work(cancellationToken);
            }
            catch (Exception) when (!cancellationToken.IsCancellationRequested)
            {
                // The job has told it. A bug in one is not to end the others, nor to keep this one from its next time.
                continue;
            }
        }
    }

    private DateTimeOffset NextAfter(DateTimeOffset time) => new(times.GetNextOccurrence(time.UtcDateTime), TimeSpan.Zero);
}
