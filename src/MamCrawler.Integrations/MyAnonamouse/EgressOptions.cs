namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>The way out to the tracker. It is the tracker's alone, and whatever a machine sets for all its programs (<c>HTTPS_PROXY</c>) is passed over: the session is bound to it.</summary>
public sealed record EgressOptions
{
    private static readonly string[] Schemes = [Uri.UriSchemeHttp, Uri.UriSchemeHttps, "socks5"];

    /// <summary>Which way.</summary>
    public EgressMode Mode { get; init; } = EgressMode.Direct;

    /// <summary>The proxy of <see cref="EgressMode.Proxy"/>: http, https or socks5 with host and port.</summary>
    public Uri? Proxy { get; init; }

    /// <summary>The secret that holds the proxy's user and password with a colon between them; null when it asks for none.</summary>
    public string? ProxySecret { get; init; }

    /// <summary>The way in words, to stand behind "leaves": "directly", "through the proxy home.example:3128".</summary>
    public string Way =>
        Mode switch
        {
            EgressMode.Proxy => $"through the proxy {Proxy?.Host}:{Proxy?.Port}",
            EgressMode.NatGateway => "through the NAT gateway",
            _ => "directly",
        };

    /// <summary>Sentences about what is wrong; empty when nothing is.</summary>
    public IReadOnlyList<string> Validate()
    {
        if (Mode != EgressMode.Proxy)
            return Proxy is null && ProxySecret is null
                ? []
                : [$"The way out to the tracker is {Mode}, but a proxy is named too: set the mode to Proxy, or take the proxy and its secret away."];
        if (Proxy is not { IsAbsoluteUri: true } proxy || !Schemes.Contains(proxy.Scheme) || proxy.Host.Length == 0 || proxy.Port <= 0)
            return ["The proxy to the tracker is no address such as https://home.example.org:3128/, http://10.0.0.2:3128/ or socks5://10.0.0.2:1080/."];
        var wrong = new List<string>();
        if (proxy.UserInfo.Length > 0)
            wrong.Add("The address of the proxy to the tracker holds a user or a password: take them out, and name the secret that holds them.");
        if (proxy.AbsolutePath.Trim('/').Length > 0 || proxy.Query.Length > 0 || proxy.Fragment.Length > 0)
            wrong.Add("The address of the proxy to the tracker holds more than scheme, host and port.");
        if (ProxySecret is { } secret && (secret.Length is 0 or > 127 || !secret.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter == '-')))
            wrong.Add("The name of the proxy's secret is made of 1 to 127 letters, digits and hyphens.");
        if (ProxySecret is not null && proxy.Scheme != Uri.UriSchemeHttps && !PrivateAddress.Holds(proxy))
            wrong.Add(
                $"The proxy's password would travel in clear to {proxy.Host}: use https, or the proxy's address in a private network such as WireGuard or Tailscale."
            );
        return wrong;
    }
}
