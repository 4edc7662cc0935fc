using System.Net;
using System.Text.Json;
using MamCrawler.Simulators.World;

namespace MamCrawler.Simulators.MyAnonamouse;

/// <summary>Writes a release as a row of the search JSON: entities in texts, JSON in strings, and numbers that are now a number, now a text.</summary>
internal sealed class ReleaseRow(TrackerAccount account)
{
    /// <summary>Writes a row; <paramref name="freeExpired"/> when its free time has just ended.</summary>
    public void Write(Utf8JsonWriter json, TrackerRelease release, SearchRequest request, bool freeExpired)
    {
        var typing = SeededRandom.For(release.Id, "typing", 0);
        json.WriteStartObject();
        Number(json, "id", release.Id, typing);
        json.WriteString("title", Entities(release.Title));
        People(json, "author_info", release.Authors, typing);
        People(json, "narrator_info", release.Narrators, typing);
        Series(json, release, typing);
        Number(json, "main_cat", release.Ebook ? 14 : 13, typing);
        Number(json, "category", release.Category, typing);
        json.WriteString("catname", release.Ebook ? "Ebooks - Fantasy" : $"Audiobooks - {CategoryName(release.Category)}");
        Number(json, "mediatype", release.Ebook ? 2 : 1, typing);
        Number(json, "maincat", 1, typing);
        json.WriteString("categories", "[13,39]");
        json.WriteString("size", SizeText.Of(release.SizeBytes));
        Number(json, "numfiles", release.FileCount, typing);
        Number(json, "seeders", release.Seeders, typing);
        Number(json, "leechers", release.Leechers, typing);
        Number(json, "times_completed", release.TimesCompleted, typing);
        Number(json, "comments", release.TimesCompleted / 40, typing);
        json.WriteString("filetype", release.FileTypes);
        Number(json, "language", release.Language.Id, typing);
        json.WriteString("lang_code", release.Language.Code);
        json.WriteString("added", release.AddedUtc.ToString("yyyy-MM-dd HH:mm:ss"));
        json.WriteString("tags", Entities(release.Tags));
        Number(json, "browseflags", release.BrowseFlags, typing);
        WriteCost(json, release, freeExpired, typing);
        Flag(json, "my_snatched", account.HasGrabbed(release.Id), typing);
        WriteRequested(json, release, request);
        json.WriteEndObject();
    }

    private void WriteCost(Utf8JsonWriter json, TrackerRelease release, bool freeExpired, SeededRandom typing)
    {
        var (free, vip) = freeExpired ? (false, false) : (release.Free, release.Vip);
        Flag(json, "vip", vip, typing);
        Flag(json, "free", free, typing);
        Flag(json, "fl_vip", free || vip, typing);
        Flag(json, "personal_freeleech", account.HasWedge(release.Id), typing);
        Number(json, "vip_expire", release.VipExpires, typing);
    }

    private static void WriteRequested(Utf8JsonWriter json, TrackerRelease release, SearchRequest request)
    {
        if (request.Has("bookmarks"))
            json.WriteNull("bookmarked");
        if (request.Has("dlLink"))
            json.WriteString("dl", DownloadHash.Of(release.Id));
        if (request.Has("description"))
            json.WriteString("description", ReleaseText.Description(release));
        if (request.Has("mediaInfo"))
            json.WriteString("mediainfo", ReleaseText.MediaInfo(release));
        if (request.Has("isbn"))
            json.WriteString("isbn", "");
        if (request.Has("thumbnail") || request.Has("thumbnails"))
            json.WriteString("thumbnail", "");
    }

    private static void People(Utf8JsonWriter json, string name, IReadOnlyList<string> people, SeededRandom typing) =>
        json.WriteString(
            name,
            people.Count == 0
                ? typing.Pick(["", "{}", "[]"])
                : JsonSerializer.Serialize(people.Distinct().ToDictionary(person => $"{StableHash.Id(person)}", Entities))
        );

    private static void Series(Utf8JsonWriter json, TrackerRelease release, SeededRandom typing) =>
        json.WriteString(
            "series_info",
            release.Series.Count == 0
                ? typing.Pick(["", "{}", "[]"])
                : JsonSerializer.Serialize(
                    release.Series.ToDictionary(
                        series => $"{StableHash.Id(series.Name)}",
                        series =>
                            typing.Chance(0.2)
                                ? new object[] { Entities(series.Name), series.Sequence ?? "", -1 }
                                : [Entities(series.Name), series.Sequence ?? ""]
                    )
                )
        );

    private static void Number(Utf8JsonWriter json, string name, long value, SeededRandom typing)
    {
        if (typing.Chance(0.25))
            json.WriteString(name, $"{value}");
        else
            json.WriteNumber(name, value);
    }

    private static void Flag(Utf8JsonWriter json, string name, bool value, SeededRandom typing)
    {
        switch (typing.Next(5))
        {
            case 0:
                json.WriteString(name, value ? "1" : "0");
                break;
            case 1:
                json.WriteBoolean(name, value);
                break;
            case 2:
                json.WriteString(name, value ? "yes" : "");
                break;
            default:
                json.WriteNumber(name, value ? 1 : 0);
                break;
        }
    }

    private static string Entities(string text) => WebUtility.HtmlEncode(text).Replace("&#39;", "&#039;", StringComparison.Ordinal);

    private static string CategoryName(int category) =>
        category switch
        {
            41 => "Fantasy",
            47 => "Science Fiction",
            87 => "Mystery",
            46 => "Romance",
            _ => "General Fiction",
        };
}
