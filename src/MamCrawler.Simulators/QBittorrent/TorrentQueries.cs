using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace MamCrawler.Simulators.QBittorrent;

/// <summary>The endpoints that only show torrents.</summary>
internal sealed class TorrentQueries(QBittorrentSimulator simulator, ClientState state)
{
    private readonly TorrentView view = new(simulator.Profile, state.ShownStateOf, state.LoadedOf, () => simulator.Seeders);

    internal Task InfoAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var hashes = query["hashes"].FirstOrDefault() is { Length: > 0 } text ? text.Split('|').ToHashSet(StringComparer.OrdinalIgnoreCase) : null;
        var list = new JsonArray();
        lock (state.Gate)
        {
            foreach (var torrent in state.Torrents)
                if (
                    (hashes is null || hashes.Contains(torrent.Key))
                    && (!query.ContainsKey("category") || torrent.Category == query["category"])
                    && (!query.ContainsKey("tag") || torrent.Tags.Contains(query["tag"].ToString()))
                )
                    list.Add(view.Info(torrent));
        }
        return JsonText.WriteAsync(context, list);
    }

    internal Task FilesAsync(HttpContext context) => OfOneAsync(context, torrent => TorrentView.Files(torrent, state.LoadedOf(torrent)));

    internal Task PropertiesAsync(HttpContext context) => OfOneAsync(context, view.Properties);

    internal Task TrackersAsync(HttpContext context) =>
        OfOneAsync(context, _ => TorrentView.Trackers(simulator.Faults.TryTake(QBittorrentFaults.Unregistered, context.Request.Path.Value ?? "/")));

    internal Task CategoriesAsync(HttpContext context)
    {
        var categories = new JsonObject();
        lock (state.Gate)
        {
            foreach (var (name, savePath) in state.Categories)
                categories[name] = new JsonObject { ["name"] = name, ["savePath"] = savePath };
        }
        return JsonText.WriteAsync(context, categories);
    }

    internal Task TagsAsync(HttpContext context)
    {
        lock (state.Gate)
            return JsonText.WriteAsync(context, new JsonArray([.. state.Tags.Select(tag => JsonValue.Create(tag))]));
    }

    internal Task MainDataAsync(HttpContext context)
    {
        var torrents = new JsonObject();
        lock (state.Gate)
        {
            foreach (var torrent in state.Torrents)
            {
                var entry = view.Info(torrent);
                entry.Remove("hash");
                torrents[torrent.Key] = entry;
            }
        }
        return JsonText.WriteAsync(
            context,
            new JsonObject
            {
                ["full_update"] = true,
                ["rid"] = 1,
                ["server_state"] = new JsonObject { ["connection_status"] = "connected", ["free_space_on_disk"] = 1L << 36 },
                ["torrents"] = torrents,
            }
        );
    }

    private Task OfOneAsync(HttpContext context, Func<SimulatedTorrent, JsonNode> show)
    {
        JsonNode? shown;
        lock (state.Gate)
            shown = state.Find(context.Request.Query["hash"]) is { } torrent ? show(torrent) : null;
        return shown is null ? Gatekeeper.AnswerAsync(context, StatusCodes.Status404NotFound, "Not Found") : JsonText.WriteAsync(context, shown);
    }
}
