using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace MamCrawler.Simulators.QBittorrent;

/// <summary>The endpoints that speak of the application itself.</summary>
internal static class AppEndpoints
{
    internal static JsonObject Preferences(QBittorrentSimulator simulator) =>
        new()
        {
            ["auto_tmm_enabled"] = false,
            ["bypass_auth_subnet_whitelist"] = "",
            ["bypass_auth_subnet_whitelist_enabled"] = false,
            ["bypass_local_auth"] = simulator.BypassesLocalAuthentication,
            ["dht"] = false,
            ["incomplete_files_ext"] = false,
            ["save_path"] = simulator.SavePath,
            ["temp_path"] = simulator.IncompletePath ?? simulator.SavePath + "/temp",
            ["temp_path_enabled"] = simulator.MovesWhenComplete || simulator.IncompletePath is not null,
            ["torrent_content_layout"] = "Original",
            ["web_ui_address"] = "127.0.0.1",
            ["web_ui_ban_duration"] = 3600,
            ["web_ui_csrf_protection_enabled"] = true,
            ["web_ui_domain_list"] = "*",
            ["web_ui_host_header_validation_enabled"] = true,
            ["web_ui_max_auth_fail_count"] = 5,
            ["web_ui_port"] = simulator.Address.Port,
            ["web_ui_reverse_proxies_list"] = "",
            ["web_ui_reverse_proxy_enabled"] = simulator.SupportsReverseProxy,
            ["web_ui_session_timeout"] = 3600,
            ["web_ui_username"] = QBittorrentSimulator.UserName,
        };

    internal static Task RotateApiKeyAsync(HttpContext context, QBittorrentSimulator simulator)
    {
        if (!simulator.Profile.HasApiKey)
            return Gatekeeper.AnswerAsync(context, StatusCodes.Status404NotFound, "Not Found");
        simulator.ApiKey = "qbt_" + Guid.NewGuid().ToString("N")[..28];
        return JsonText.WriteAsync(context, new JsonObject { ["apiKey"] = simulator.ApiKey });
    }

    internal static JsonObject TransferInfo() =>
        new()
        {
            ["connection_status"] = "connected",
            ["dht_nodes"] = 0,
            ["dl_info_data"] = 0,
            ["dl_info_speed"] = 0,
            ["dl_rate_limit"] = 0,
            ["up_info_data"] = 0,
            ["up_info_speed"] = 0,
            ["up_rate_limit"] = 0,
        };
}
