using MamCrawler.Core.Ports;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>Makes the innermost handler of the tracker's client: every request, the question where it comes from included, takes the one way out.</summary>
public static class EgressHttp
{
    /// <summary>The handler. A proxy's secret is read with the first request.</summary>
    /// <exception cref="ArgumentException">The options are not valid.</exception>
    public static HttpMessageHandler CreateHandler(EgressOptions options, ISecretStore secrets)
    {
        if (options.Validate() is { Count: > 0 } problems)
            throw new ArgumentException(string.Join(' ', problems), nameof(options));
        if (options.Mode == EgressMode.Proxy)
            return new EgressHandler(options, secrets);
        var direct = ServiceHandler.Create();
        direct.UseProxy = false;
        return direct;
    }
}
