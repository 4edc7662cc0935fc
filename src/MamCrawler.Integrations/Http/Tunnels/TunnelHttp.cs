using MamCrawler.Core.Ports;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace MamCrawler.Integrations.Http.Tunnels;

/// <summary>Makes the HTTP client for a service at home. Secrets are read with the first request, so that a service that is never asked needs none.</summary>
public static class TunnelHttp
{
    /// <summary>A client whose base address ends with a slash (ask with relative addresses), and whose every failure below HTTP is a named fault.</summary>
    /// <param name="options">The tunnel.</param>
    /// <param name="target">What stands behind it.</param>
    /// <param name="secrets">Where its secrets are.</param>
    /// <param name="time">The clock that certificates are judged by.</param>
    /// <param name="logger">Where the tunnel's events go; null for nowhere.</param>
    /// <exception cref="ArgumentException">The options are not valid.</exception>
    public static HttpClient CreateClient(TunnelOptions options, TunnelTarget target, ISecretStore secrets, TimeProvider time, ILogger? logger = null) =>
        new(CreateHandler(options, target, secrets, time, logger))
        {
            BaseAddress = new Uri(options.BaseAddress.AbsoluteUri.TrimEnd('/') + "/"),
            // The handler keeps the time itself, so that a timeout is a named fault too.
            Timeout = Timeout.InfiniteTimeSpan,
        };

    /// <summary>The handler of <see cref="CreateClient"/>, for whoever puts more in front of it.</summary>
    /// <exception cref="ArgumentException">The options are not valid.</exception>
    public static HttpMessageHandler CreateHandler(TunnelOptions options, TunnelTarget target, ISecretStore secrets, TimeProvider time, ILogger? logger = null)
    {
        var problems = options.Validate(target.Service);
        return problems.Count == 0
            ? new TunnelHandler(options, target, secrets, time, logger ?? NullLogger.Instance)
            : throw new ArgumentException(string.Join(' ', problems), nameof(options));
    }
}
