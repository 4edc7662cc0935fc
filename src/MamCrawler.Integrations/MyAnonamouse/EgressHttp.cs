using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Integrations.Http;
using MamCrawler.Integrations.Http.Tunnels;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>Makes the innermost handler of the tracker's client: every request, the question where it comes from included, takes the one way out.</summary>
public static class EgressHttp
{
    private static readonly TunnelTarget Target = new(MyAnonamouseOptions.Service, FaultName.TrackerUnreachable);

    /// <summary>The handler. A proxy's secret is read with the first request.</summary>
    /// <param name="options">The way out.</param>
    /// <param name="secrets">Where the proxy's secret is.</param>
    /// <param name="time">The clock that a failing proxy is told again by; the system's unless told.</param>
    /// <param name="logger">Where the proxy's events go, which are those of a tunnel; nowhere unless told.</param>
    /// <exception cref="ArgumentException">The options are not valid.</exception>
    public static HttpMessageHandler CreateHandler(EgressOptions options, ISecretStore secrets, TimeProvider? time = null, ILogger? logger = null)
    {
        if (options.Validate() is { Count: > 0 } problems)
            throw new ArgumentException(string.Join(' ', problems), nameof(options));
        if (options.Mode == EgressMode.Proxy)
            return new EgressHandler(options, secrets, new TunnelWatch(Target, time ?? TimeProvider.System, logger ?? NullLogger.Instance));
        var direct = ServiceHandler.Create();
        direct.UseProxy = false;
        return direct;
    }
}
