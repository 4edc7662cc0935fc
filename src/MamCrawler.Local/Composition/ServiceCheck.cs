using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;

namespace MamCrawler.Local.Composition;

/// <summary>How a service is asked for its health.</summary>
/// <param name="Service">Its name.</param>
/// <param name="NeedsLane">True for the tracker, which only the holder of the lane may ask.</param>
/// <param name="ProbeAsync">Asks it; throws a <see cref="FaultException"/> when it could not be asked, or answered that something must be changed.</param>
public sealed record ServiceCheck(string Service, bool NeedsLane, Func<CancellationToken, Task<ServiceProbe>> ProbeAsync);
