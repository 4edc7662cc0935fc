using System.Text.Json.Nodes;

namespace MamCrawler.Simulators.QBittorrent;

/// <summary>Shows torrents as the Web API of a version does.</summary>
internal sealed class TorrentView(QBittorrentProfile profile, Func<SimulatedTorrent, string> stateOf, Func<SimulatedTorrent, long> loadedOf, Func<int> seeders)
{
    private const long Unknown = 8_640_000;

    internal JsonObject Info(SimulatedTorrent torrent)
    {
        var loaded = loadedOf(torrent);
        var complete = torrent.Size > 0 && loaded >= torrent.Size;
        var notDone = profile.SaysStopped ? -1 : 0;
        var root = torrent.Files[0].Name.Split('/') is [var folder, _, ..] ? $"{torrent.SavePath}/{folder}" : "";
        var view = new JsonObject
        {
            ["added_on"] = torrent.AddedAt.ToUnixTimeSeconds(),
            ["amount_left"] = torrent.Size - loaded,
            ["auto_tmm"] = false,
            ["availability"] =
                torrent.IsStopped ? 0
                : complete ? -1
                : 0.5,
            ["category"] = torrent.Category,
            ["completed"] = loaded,
            ["completion_on"] = complete ? torrent.SwitchedAt.ToUnixTimeSeconds() : notDone,
            ["content_path"] = torrent.Files is [var only] ? $"{torrent.SavePath}/{only.Name}" : root,
            ["dl_limit"] = 0,
            ["dlspeed"] = 0,
            ["download_path"] = "",
            ["downloaded"] = loaded,
            ["downloaded_session"] = loaded,
            ["eta"] = Unknown,
            ["f_l_piece_prio"] = false,
            ["force_start"] = false,
            ["hash"] = torrent.Key,
            ["infohash_v1"] = torrent.InfoHashV1,
            ["infohash_v2"] = torrent.InfoHashV2,
            ["last_activity"] = torrent.AddedAt.ToUnixTimeSeconds(),
            ["magnet_uri"] = $"magnet:?xt=urn:btih:{torrent.InfoHashV1}&dn={Uri.EscapeDataString(torrent.Name)}",
            ["max_ratio"] = -1,
            ["max_seeding_time"] = -1,
            ["name"] = torrent.Name,
            ["num_complete"] = seeders(),
            ["num_incomplete"] = 0,
            ["num_leechs"] = 0,
            ["num_seeds"] = 0,
            ["priority"] = complete ? 0 : 1,
            ["progress"] = torrent.Size == 0 ? 0 : (double)loaded / torrent.Size,
            ["ratio"] = 0,
            ["ratio_limit"] = -2,
            ["save_path"] = torrent.SavePath,
            ["seeding_time"] = 0,
            ["seeding_time_limit"] = -2,
            ["seen_complete"] = notDone,
            ["seq_dl"] = false,
            ["size"] = torrent.Size,
            ["state"] = stateOf(torrent),
            ["super_seeding"] = false,
            ["tags"] = string.Join(", ", torrent.Tags),
            ["time_active"] = 0,
            ["total_size"] = torrent.Size,
            ["tracker"] = "",
            ["trackers_count"] = 1,
            ["up_limit"] = 0,
            ["uploaded"] = 0,
            ["uploaded_session"] = 0,
            ["upspeed"] = 0,
        };
        if (profile.HasLateFields)
            AddLateFields(view, torrent, root);
        if (profile.HasLatestFields)
            AddLatestFields(view, torrent);
        return view;
    }

    internal static JsonArray Files(SimulatedTorrent torrent, long loaded)
    {
        var files = new JsonArray();
        foreach (var (file, index) in torrent.Files.Select((file, index) => (file, index)))
        {
            var view = new JsonObject
            {
                ["availability"] = 0,
                ["index"] = index,
                ["name"] = file.Name,
                ["piece_range"] = new JsonArray(0, 0),
                ["priority"] = 1,
                ["progress"] = torrent.Size == 0 ? 0 : (double)loaded / torrent.Size,
                ["size"] = file.Size,
            };
            if (index == 0)
                view["is_seed"] = loaded == torrent.Size;
            files.Add(view);
        }
        return files;
    }

    internal JsonObject Properties(SimulatedTorrent torrent) =>
        new()
        {
            ["addition_date"] = torrent.AddedAt.ToUnixTimeSeconds(),
            ["comment"] = torrent.Comment,
            ["completion_date"] = -1,
            ["created_by"] = torrent.CreatedBy,
            ["creation_date"] = torrent.CreatedOn,
            ["hash"] = torrent.Key,
            ["infohash_v1"] = torrent.InfoHashV1,
            ["infohash_v2"] = torrent.InfoHashV2,
            ["is_private"] = torrent.IsPrivate,
            ["name"] = torrent.Name,
            ["piece_size"] = torrent.PieceLength,
            ["save_path"] = torrent.SavePath,
            ["total_downloaded"] = loadedOf(torrent),
            ["total_size"] = torrent.Size,
        };

    internal static JsonArray Trackers(bool unregistered)
    {
        var trackers = new JsonArray();
        foreach (var kind in new[] { "DHT", "PeX", "LSD" })
            trackers.Add(Tracker($"** [{kind}] **", -1, 0, "This torrent is private"));
        trackers.Add(
            unregistered
                ? Tracker("http://127.0.0.1:9/announce", 0, 4, "torrent not registered with this tracker")
                : Tracker("http://127.0.0.1:9/announce", 0, 2, "")
        );
        return trackers;
    }

    private static JsonObject Tracker(string url, int tier, int status, string message) =>
        new()
        {
            ["msg"] = message,
            ["num_downloaded"] = 0,
            ["num_leeches"] = 0,
            ["num_peers"] = 0,
            ["num_seeds"] = 0,
            ["status"] = status,
            ["tier"] = tier,
            ["url"] = url,
        };

    private static void AddLateFields(JsonObject view, SimulatedTorrent torrent, string root)
    {
        view["comment"] = torrent.Comment;
        view["has_metadata"] = true;
        view["inactive_seeding_time_limit"] = -2;
        view["max_inactive_seeding_time"] = -1;
        view["popularity"] = 0;
        view["private"] = torrent.IsPrivate;
        view["reannounce"] = 0;
        view["root_path"] = root;
    }

    private static void AddLatestFields(JsonObject view, SimulatedTorrent torrent)
    {
        view["connections_count"] = 0;
        view["connections_limit"] = 100;
        view["created_by"] = torrent.CreatedBy;
        view["creation_date"] = torrent.CreatedOn;
        view["piece_size"] = torrent.PieceLength;
        view["pieces_have"] = 0;
        view["pieces_num"] = torrent.PieceLength == 0 ? 0 : (torrent.Size + torrent.PieceLength - 1) / torrent.PieceLength;
        view["share_limit_action"] = "Default";
        view["share_limits_mode"] = "Default";
        view["total_wasted"] = 0;
    }
}
