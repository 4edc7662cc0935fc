using MamCrawler.Core.Faults;
using MamCrawler.Core.Schedules;

namespace MamCrawler.Functions.Composition;

/// <summary>Hands out the services of this process. They are made with the first invocation that needs them, so that health is answered before.</summary>
public interface ICloudServicesSource
{
    /// <summary>The services.</summary>
    /// <exception cref="FaultException">The secret store could not be asked; the next call tries again.</exception>
    Task<ICloudServices> GetAsync(CancellationToken cancellationToken);

    /// <summary>The jobs that need the state alone, also one that a restore has left unfinished.</summary>
    ScheduledJobs StateJobs { get; }
}
