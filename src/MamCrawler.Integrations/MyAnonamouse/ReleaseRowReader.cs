using System.Globalization;
using System.Net;
using System.Text.Json;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Library;
using MamCrawler.Core.Releases;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>Reads one row of the tracker's search answer. Types vary from row to row, so every member is read tolerantly; only id and title must be there.</summary>
public static class ReleaseRowReader
{
    private const string Service = "MyAnonamouse";
    private const int AbridgedFlag = 32;
    private const int AudiobookMediaType = 1;
    private const int AudiobookMainCategory = 13;
    private const int MostPeople = 200;

    /// <summary>Reads a row, with the facts that its title, tags, description and media info state.</summary>
    /// <exception cref="FaultException"><see cref="FaultName.ShapeChanged"/>: the row is no object, or has no readable id or title.</exception>
    public static Release Read(JsonElement row)
    {
        if (row.ValueKind != JsonValueKind.Object)
            throw ShapeFault.Make(Service, "a search row as a JSON object", row.ValueKind.ToString());
        if (row.Whole("id") is not { } id || id <= 0)
            throw ShapeFault.Make(Service, "a search row with the torrent's id", "a row without a positive id");
        if (Decoded(row.Text("title") ?? row.Text("name")) is not { } title)
            throw ShapeFault.Make(Service, "a search row with a title", $"row {id} without a title");
        var size = SizeText.Read(row.Text("size")) ?? default;
        var tags = Decoded(row.Text("tags")) ?? "";
        return new Release
        {
            Id = id,
            Title = title,
            Authors = People(row.Member("author_info")),
            Narrators = People(row.Member("narrator_info")),
            Series = Series(row.Member("series_info")),
            IsAudiobook = row.Whole("mediatype") is { } type and > 0 ? type == AudiobookMediaType : row.Whole("main_cat") == AudiobookMainCategory,
            Category = (int)Math.Clamp(row.Whole("category") ?? 0, 0, int.MaxValue),
            LanguageCode = row.Text("lang_code")?.Trim().ToUpperInvariant() ?? "",
            SizeBytes = size.Middle,
            SizeBytesLow = size.Low,
            SizeBytesHigh = size.High,
            FileCount = (int)Math.Clamp(row.Whole("numfiles") ?? 0, 0, int.MaxValue),
            FileTypes = (row.Text("filetype") ?? "").ToLowerInvariant().Split([' ', ',', '/'], StringSplitOptions.RemoveEmptyEntries),
            Seeders = (int)Math.Clamp(row.Whole("seeders") ?? 0, 0, int.MaxValue),
            Added = Moment(row.Text("added")),
            Tags = tags,
            FlaggedAbridged = ((row.Whole("browseflags") ?? 0) & AbridgedFlag) != 0,
            Free = row.Flag("free") ?? false,
            PersonalFreeleech = row.Flag("personal_freeleech") ?? false,
            Vip = row.Flag("vip") ?? false,
            FreeForVip = row.Flag("fl_vip") ?? false,
            VipExpires = row.Whole("vip_expire") is { } seconds and > 0 and < 253_402_300_800 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null,
            Snatched = row.Flag("my_snatched") ?? false,
            Facts = ReleaseFactsReader.Read(title, tags, row.Text("description"), EmbeddedJson.Read(row.Member("mediainfo"))),
        };
    }

    /// <summary>{"id": "Name"}, or a list of names.</summary>
    private static IReadOnlyList<string> People(JsonElement? info)
    {
        var people = new List<string>();
        foreach (var entry in Entries(EmbeddedJson.Read(info)))
            if (people.Count < MostPeople && Decoded(entry.Text() ?? entry.Text("name")) is { } name)
                people.Add(name);
        return people;
    }

    /// <summary>{"id": ["Series name", "3"]}; a third element repeats the number.</summary>
    private static IReadOnlyList<SeriesMembership> Series(JsonElement? info)
    {
        var series = new List<SeriesMembership>();
        foreach (var entry in Entries(EmbeddedJson.Read(info)))
        {
            var parts = entry.ValueKind == JsonValueKind.Array ? entry.EnumerateArray().Take(2).ToArray() : [entry];
            if (series.Count < MostPeople && parts.Length > 0 && Decoded(parts[0].Text() ?? parts[0].Text("name")) is { } name)
                series.Add(new(name, SequenceText.Parse(parts.Length > 1 ? Decoded(parts[1].Text()) : null)));
        }
        return series;
    }

    private static IEnumerable<JsonElement> Entries(JsonElement? info) =>
        info switch
        {
            { ValueKind: JsonValueKind.Object } map => map.EnumerateObject().Select(member => member.Value),
            { ValueKind: JsonValueKind.Array } list => list.EnumerateArray(),
            _ => [],
        };

    private static string? Decoded(string? text)
    {
        var decoded = text is null ? null : WebUtility.HtmlDecode(text).Trim();
        return string.IsNullOrEmpty(decoded) ? null : decoded;
    }

    private static DateTimeOffset? Moment(string? text) =>
        DateTimeOffset.TryParseExact(text, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) ? moment : null;
}
