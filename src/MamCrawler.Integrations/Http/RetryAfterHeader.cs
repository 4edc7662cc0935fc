using System.Net.Http.Headers;

namespace MamCrawler.Integrations.Http;

/// <summary>Reads Retry-After in both its forms.</summary>
public static class RetryAfterHeader
{
    /// <summary>The stated wait, never negative and at most one day; null when none is stated.</summary>
    public static TimeSpan? Read(HttpResponseHeaders headers, TimeProvider time)
    {
        var stated = headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - time.GetUtcNow(),
            _ => (TimeSpan?)null,
        };
        return stated is { } wait ? TimeSpan.FromTicks(Math.Clamp(wait.Ticks, 0, TimeSpan.TicksPerDay)) : null;
    }
}
