using System.Net;

namespace MamCrawler.Integrations.Http;

/// <summary>Makes the innermost handler of every client: no redirects, no cookie jar, bounded headers, connections that follow DNS.</summary>
public static class ServiceHandler
{
    /// <summary>A new handler; whoever wraps it owns it.</summary>
    public static SocketsHttpHandler Create() =>
        new()
        {
            // A redirect from a service means a login page or a wrong address; following it would send the key elsewhere.
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = TimeSpan.FromSeconds(10),
            PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            MaxResponseHeadersLength = 64,
            MaxResponseDrainSize = 256 * 1024,
        };

    /// <summary>A client over <paramref name="handler"/> (a new plain one when null). Timeouts are set by <see cref="ServiceClient"/>, not here.</summary>
    public static HttpClient CreateClient(HttpMessageHandler? handler = null) => new(handler ?? Create()) { Timeout = Timeout.InfiniteTimeSpan };
}
