using MamCrawler.Core.Faults;
using MamCrawler.Core.Telemetry;
using Microsoft.Extensions.Logging;
using NCrontab;

namespace MamCrawler.Local.Hosting;

/// <summary>Does something at the times of an NCRONTAB text, in UTC. A time that passes while it is at work, or while the machine sleeps, is made up for once.</summary>
public sealed class Schedule(string name, string text, TimeProvider timeProvider, ILogger<Schedule> logger)
{
    // A long wait is cut up, so that a clock that is set or a machine that slept is noticed.
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    private readonly CrontabSchedule times = CrontabSchedule.Parse(text, new CrontabSchedule.ParseOptions { IncludingSeconds = true });

    /// <summary>Runs until it is cancelled. A named fault is logged, and the next time is waited for.</summary>
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
                logger.JobStarted(name);
                await work(cancellationToken);
            }
            catch (FaultException exception)
            {
                logger.JobFault(name, exception.Fault.Service, exception.Fault.Name, exception.Fault.Sentence);
            }
            catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
            {
                // A bug in one job is not to end the others, nor to keep this one from its next time.
                logger.JobBug(exception, name);
            }
        }
    }

    private DateTimeOffset NextAfter(DateTimeOffset time) => new(times.GetNextOccurrence(time.UtcDateTime), TimeSpan.Zero);
}
