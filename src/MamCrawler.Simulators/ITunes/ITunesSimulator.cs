using System.Net;
using System.Text.Json;
using MamCrawler.Simulators.Hosting;
using MamCrawler.Simulators.Listings;
using MamCrawler.Simulators.World;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace MamCrawler.Simulators.ITunes;

/// <summary>Plays the search of the iTunes store for audiobooks: by words alone, loosely, as text/javascript.</summary>
public sealed class ITunesSimulator : SimulatorServer
{
    private const string SearchPath = "/search";
    private const int PerMinute = 20;

    private readonly BookListing listing;
    private readonly RateWindow window;

    public ITunesSimulator(SimulatedWorld world, SimulatorOptions options)
        : base("iTunes", options, ITunesFaults.All)
    {
        listing = new BookListing(
            world,
            Name,
            work => work.Asin is not null && work.Kind is not (WorldWorkKind.Component or WorldWorkKind.Unreleased or WorldWorkKind.DramatisedPart)
        );
        window = new RateWindow(options.Time, TimeSpan.FromMinutes(1));
    }

    /// <summary>Whether the store has the audiobook.</summary>
    public bool Knows(WorldWork work) => listing.Find(work.Title, work.Author).Any(row => row.Trap == ListedTrap.None);

    /// <inheritdoc />
    protected override void Map(IEndpointRouteBuilder routes) => routes.MapGet(SearchPath, SearchAsync);

    private Task SearchAsync(HttpContext context)
    {
        if (window.Count() > PerMinute && Faults.TryTake(ITunesFaults.RateLimit, SearchPath))
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        }

        var query = context.Request.Query;
        var wanted = query["media"] == "audiobook" && !Faults.TryTake(ITunesFaults.EmptyResult, SearchPath);
        var size = int.TryParse(query["limit"], out var limit) ? Math.Clamp(limit, 1, 200) : 50;
        var found = wanted ? listing.FindAnywhere(query["term"].ToString()) : [];
        return WriteAsync(context, [.. found.Take(size)]);
    }

    private static async Task WriteAsync(HttpContext context, ListedBook[] rows)
    {
        context.Response.ContentType = "text/javascript; charset=utf-8";
        await using var json = new Utf8JsonWriter(context.Response.BodyWriter);
        json.WriteStartObject();
        json.WriteNumber("resultCount", rows.Length);
        json.WriteStartArray("results");
        foreach (var row in rows)
            Write(json, row);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ListedBook row)
    {
        json.WriteStartObject();
        json.WriteString("wrapperType", "audiobook");
        json.WriteNumber("artistId", StableHash.Id(row.Author));
        json.WriteNumber("collectionId", 1_400_000_000 + row.Id);
        json.WriteString("artistName", row.Lot % 8 == 0 ? $"{row.Author} & Various Readers" : row.Author);
        json.WriteString("collectionName", row.Lot % 3 == 0 ? row.Title : $"{row.Title} (Unabridged)");
        if (row.HasCover)
        {
            json.WriteString("artworkUrl60", $"http://is1-ssl.mzstatic.com/image/thumb/simulated/{row.Id}/60x60bb.jpg");
            json.WriteString("artworkUrl100", $"http://is1-ssl.mzstatic.com/image/thumb/simulated/{row.Id}/100x100bb.jpg");
        }

        json.WriteNumber("collectionPrice", 14.99);
        json.WriteNumber("trackCount", 1);
        json.WriteString("country", "USA");
        json.WriteString("currency", "USD");
        json.WriteString("releaseDate", $"{row.Published:yyyy-MM-dd}T08:00:00Z");
        json.WriteString("primaryGenreName", row.Genre == "Science Fiction" ? "Sci-Fi & Fantasy" : row.Genre);
        json.WriteString("previewUrl", $"https://audio-ssl.itunes.apple.com/simulated/{row.Id}.m4a");
        if (row.Description is { } text)
            json.WriteString(
                "description",
                $"<b>{WebUtility.HtmlEncode(row.Title)}</b><br />{WebUtility.HtmlEncode(text).Replace("\n\n", "<br /><br />", StringComparison.Ordinal)}"
            );
        json.WriteEndObject();
    }
}
