using MamCrawler.Integrations.MyAnonamouse;

namespace MamCrawler.Hosting.Settings;

/// <summary>The way out to the tracker; no other service takes it. What the session was made for stands in <see cref="MyAnonamouseSettings"/>.</summary>
public sealed record EgressSettings
{
    /// <summary>Direct, NatGateway or Proxy.</summary>
    public EgressMode Mode { get; init; } = EgressMode.Direct;

    /// <summary>The proxy of the mode Proxy: http, https or socks5 with host and port; null until it is set.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>The secret that holds the proxy's user and password with a colon between them; null when it asks for none.</summary>
    public string? ProxySecret { get; init; }
}
