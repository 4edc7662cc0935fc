using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace MamCrawler.Simulators.QBittorrent;

/// <summary>Writes JSON the way qBittorrent labels it.</summary>
internal static class JsonText
{
    internal static Task WriteAsync(HttpContext context, JsonNode node)
    {
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync(node.ToJsonString());
    }
}
