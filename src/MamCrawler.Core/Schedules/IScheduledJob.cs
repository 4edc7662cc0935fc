using MamCrawler.Core.Faults;

namespace MamCrawler.Core.Schedules;

/// <summary>What a schedule starts. The timer function of the same name and the one-machine host's schedule run the same job.</summary>
public interface IScheduledJob
{
    /// <summary>The name of its <see cref="Schedule"/>.</summary>
    string Name { get; }

    /// <summary>Does the work once. It may be called again at any time, also after a kill: it does nothing twice.</summary>
    /// <param name="cancellationToken">Ends the work between two steps.</param>
    /// <exception cref="FaultException">It could not be done, and the next time tries again. Anything else that is thrown is a bug.</exception>
    Task<JobOutcome> RunAsync(CancellationToken cancellationToken);
}
