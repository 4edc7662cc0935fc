using System.Globalization;
using System.Text.Json;
using MamCrawler.Core.Downloads;

namespace MamCrawler.Integrations.QBittorrent;

/// <summary>Reads qBittorrent's JSON. Numbers may come as text, unknown fields are passed over; a missing hash or state is another shape.</summary>
internal static class QBittorrentJson
{
    private const int TrackerWorks = 2;
    private const int TrackerRefuses = 4;
    private const int LongestMessage = 200;

    // Connected ones, and those of the whole swarm as the tracker counts them; -1 when it does not.
    private static readonly string[] PeerCounts = ["num_seeds", "num_leechs", "num_complete", "num_incomplete"];

    private static readonly JsonDocumentOptions Bounds = new() { MaxDepth = 16 };

    internal static IReadOnlyList<QBittorrentTorrent> ReadTorrents(string json) => ReadArray(json, "list of torrents", ReadTorrent);

    internal static IReadOnlyList<TorrentEntry> ReadFiles(string json) =>
        ReadArray(
            json,
            "list of files",
            file => new TorrentEntry(
                Text(file, "name") is { Length: > 0 } name ? name : throw new FormatException("A file has no name."),
                (long)Number(file, "size")
            )
        );

    /// <summary>The words of a tracker that does not take the torrent (status 4), unless another one of the torrent works (2). Rows like "** [DHT] **" are no trackers.</summary>
    internal static string? ReadTrackerRefusal(string json)
    {
        var trackers = ReadArray(
                json,
                "list of trackers",
                tracker => (Url: Text(tracker, "url"), Status: (int)Number(tracker, "status"), Message: Text(tracker, "msg"))
            )
            .Where(tracker => !tracker.Url.StartsWith("**", StringComparison.Ordinal))
            .ToList();
        return trackers.Exists(tracker => tracker.Status == TrackerWorks) ? null
            : trackers.Find(tracker => tracker.Status >= TrackerRefuses && tracker.Message.Length > 0).Message is { } message ? Cut(message)
            : null;
    }

    internal static JsonElement ReadObject(string json, string what)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Bounds);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : throw QBittorrentFaults.ShapeChanged(what);
        }
        catch (JsonException exception)
        {
            throw QBittorrentFaults.ShapeChanged(what, exception);
        }
    }

    internal static string Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() ?? "" : "";

    internal static bool Flag(JsonElement element, string name) => element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    private static QBittorrentTorrent ReadTorrent(JsonElement torrent)
    {
        var key = Text(torrent, "hash");
        var state = Text(torrent, "state");
        if (key.Length == 0 || state.Length == 0)
            throw new FormatException("A torrent has no hash or no state.");
        var version1 = Text(torrent, "infohash_v1");
        var version2 = Text(torrent, "infohash_v2");
        string[] tags = Text(torrent, "tags").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new QBittorrentTorrent(
            key,
            new ClientTorrent
            {
                // The client's own key of a hybrid torrent is its v2 hash; the tracker and we know it by v1.
                InfoHash = (
                    version1.Length > 0 ? version1
                    : version2.Length >= 40 ? version2[..40]
                    : key
                ).ToLowerInvariant(),
                Name = Text(torrent, "name"),
                State = state,
                Progress = Math.Clamp(Number(torrent, "progress"), 0, 1),
                SizeBytes = (long)Number(torrent, "total_size"),
                Category = Text(torrent, "category"),
                Tags = tags,
                SavePath = Text(torrent, "save_path"),
                ContentPath = Text(torrent, "content_path"),
                LoadedBytes = (long)Number(torrent, "completed"),
                BytesPerSecond = (long)Number(torrent, "dlspeed"),
                KnowsPeers = PeerCounts.Any(count => Number(torrent, count) > 0),
                TrackerId = TrackerId(tags, Text(torrent, "comment")),
            }
        );
    }

    /// <summary>From our own tag (only beside ours is a number a tracker id), else from the comment that the tracker writes (5.0 and later show it).</summary>
    private static long? TrackerId(string[] tags, string comment)
    {
        if (
            tags.Contains("mamcrawler", StringComparer.OrdinalIgnoreCase)
            && tags.Select(tag => tag.StartsWith("mam-", StringComparison.Ordinal) ? tag[4..] : tag).FirstOrDefault(IsId) is { } tagged
        )
            return long.Parse(tagged, CultureInfo.InvariantCulture);
        var mark = comment.IndexOf("MID=", StringComparison.OrdinalIgnoreCase);
        if (mark < 0)
            return null;
        var digits = new string([.. comment.Skip(mark + 4).TakeWhile(char.IsAsciiDigit)]);
        return IsId(digits) ? long.Parse(digits, CultureInfo.InvariantCulture) : null;
    }

    private static string Cut(string text) => text.Length <= LongestMessage ? text : text[..LongestMessage];

    private static bool IsId(string text) => text.Length is > 0 and <= 18 && text.All(char.IsAsciiDigit);

    private static double Number(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value)
            ? value.ValueKind switch
            {
                JsonValueKind.Number when value.TryGetDouble(out var number) => number,
                JsonValueKind.String when double.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => number,
                _ => 0,
            }
            : 0;

    private static List<T> ReadArray<T>(string json, string what, Func<JsonElement, T> read)
    {
        try
        {
            using var document = JsonDocument.Parse(json, Bounds);
            return document.RootElement.ValueKind == JsonValueKind.Array
                ? [.. document.RootElement.EnumerateArray().Select(read)]
                : throw QBittorrentFaults.ShapeChanged(what);
        }
        catch (Exception exception) when (exception is JsonException or FormatException or InvalidOperationException)
        {
            throw QBittorrentFaults.ShapeChanged(what, exception);
        }
    }
}
