using System.Text.Json;

namespace MamCrawler.Integrations.QBittorrent;

/// <summary>What the doctor says of qBittorrent's settings.</summary>
internal static class QBittorrentAdvice
{
    internal static IEnumerable<string> Give(JsonElement preferences, QBittorrentOptions options, bool withoutLogin)
    {
        var savePath = options.SavePath ?? QBittorrentJson.Text(preferences, "save_path");
        yield return $"Finished files are saved to {savePath}, which Audiobookshelf must see as a library folder.";
        yield return IncompleteFiles(preferences, savePath);
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

    private static string IncompleteFiles(JsonElement preferences, string savePath)
    {
        if (!QBittorrentJson.Flag(preferences, "temp_path_enabled"))
            return "Unfinished files are kept in the save path itself, where Audiobookshelf would find half a book. Switch on a separate folder for incomplete torrents, outside every library folder.";
        var incomplete = QBittorrentJson.Text(preferences, "temp_path");
        return IsInside(incomplete, savePath)
            ? $"Unfinished files are kept in {incomplete}, inside the save path, where Audiobookshelf would find half a book. Move that folder out of every library folder."
            : $"Unfinished files are kept in {incomplete}; it must lie outside every library folder.";
    }

    private static bool IsInside(string path, string folder)
    {
        var inner = path.Replace('\\', '/').TrimEnd('/') + "/";
        var outer = folder.Replace('\\', '/').TrimEnd('/') + "/";
        return inner.StartsWith(outer, StringComparison.OrdinalIgnoreCase);
    }
}
