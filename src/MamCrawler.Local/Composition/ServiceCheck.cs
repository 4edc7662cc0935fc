using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;

namespace MamCrawler.Local.Composition;

/// <summary>How a service is asked for its health.</summary>
/// <param name="Service">Its name.</param>
/// <param name="ProbeAsync">Asks it; throws a <see cref="FaultException"/> when it could not be asked.</param>
public sealed record ServiceCheck(string Service, Func<CancellationToken, Task<ServiceProbe>> ProbeAsync);
