using System.Text.Json;

namespace MamCrawler.Integrations.QBittorrent;

/// <summary>What should be changed in qBittorrent's settings, each in a sentence.</summary>
internal static class QBittorrentAdvice
{
    internal static IEnumerable<string> Give(JsonElement preferences, QBittorrentOptions options, bool withoutLogin)
    {
        var remote = !options.Tunnel.BaseAddress.IsLoopback;
        if (withoutLogin)
            yield return "qBittorrent let us in without a login; whoever reaches the tunnel is let in too. Switch off its authentication bypass.";
        else if (QBittorrentJson.Flag(preferences, "bypass_local_auth"))
            yield return "qBittorrent lets callers from its own machine in without a login (bypass_local_auth); behind a proxy on that machine this is everybody. Switch it off.";
        if (QBittorrentJson.Flag(preferences, "bypass_auth_subnet_whitelist_enabled"))
            yield return "qBittorrent lets some networks in without a login (bypass_auth_subnet_whitelist); make sure that the proxy is in none of them.";
        if (remote && !QBittorrentJson.Flag(preferences, "web_ui_reverse_proxy_enabled"))
            yield return "qBittorrent's reverse-proxy support is off: a ban after failed logins would hit everybody behind the proxy. Switch it on and list the proxy.";
    }
}
