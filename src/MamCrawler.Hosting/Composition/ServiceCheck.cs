using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Hosting.Doctoring;
using MamCrawler.Hosting.Readiness;

namespace MamCrawler.Hosting.Composition;

/// <summary>How a service is asked for its health.</summary>
/// <param name="Area">What is checked.</param>
/// <param name="NeedsLane">True for the tracker, which only the holder of the lane may ask.</param>
/// <param name="RunAsync">Asks; throws a <see cref="FaultException"/> when it could not be asked.</param>
public sealed record ServiceCheck(string Area, bool NeedsLane, Func<CancellationToken, Task<Finding>> RunAsync)
{
    /// <summary>The services that must be configured before it is worth asking.</summary>
    public RequiredServices Needs { get; init; }

    /// <summary>What is wrong as far as it is known here without asking the service; null when nothing is. For when another process has the lane.</summary>
    public Func<CancellationToken, Task<Finding?>> LookAsync { get; init; } = _ => Task.FromResult<Finding?>(null);

    /// <summary>A check that is good when the service answers its probe.</summary>
    public static ServiceCheck Of(string service, bool needsLane, Func<CancellationToken, Task<ServiceProbe>> probe) =>
        new(service, needsLane, async cancellationToken => Describe(service, await probe(cancellationToken)));

    private static Finding Describe(string service, ServiceProbe probe)
    {
        var version = probe.Version.Length > 0 ? $" (version {probe.Version})" : "";
        return new Finding(service, true, string.Join(' ', [$"It answers{version}.", .. probe.Details, .. probe.Advice])) { Advises = probe.Advice.Count > 0 };
    }
}
