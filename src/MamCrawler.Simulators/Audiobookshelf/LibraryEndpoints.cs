using System.Text.Json;
using MamCrawler.Simulators.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace MamCrawler.Simulators.Audiobookshelf;

/// <summary>The endpoints under /api/libraries.</summary>
internal sealed class LibraryEndpoints(Shelf shelf, MinifiedItem minified, ExpandedItem expanded, FaultSwitches faults)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/libraries", context => JsonAnswer.WriteListAsync(context, "libraries", [shelf], (json, _) => WriteLibrary(json)));
        MapOne(routes, "/api/libraries/{library}", context => JsonAnswer.WriteAsync(context, WriteLibrary));
        MapOne(routes, "/api/libraries/{library}/items", ItemsAsync);
        MapOne(routes, "/api/libraries/{library}/series", SeriesAsync);
        MapOne(routes, "/api/libraries/{library}/authors", AuthorsAsync);
        MapOne(routes, "/api/libraries/{library}/search", context => new LibrarySearch(shelf, minified, expanded).AnswerAsync(context));
    }

    private void MapOne(IEndpointRouteBuilder routes, string pattern, RequestDelegate answer) =>
        routes.MapGet(
            pattern,
            async context =>
            {
                if ((string?)context.Request.RouteValues["library"] == shelf.LibraryId.ToString())
                {
                    await answer(context);
                }
                else
                {
                    context.Response.StatusCode = StatusCodes.Status404NotFound;
                    await context.Response.WriteAsync("Library not found");
                }
            }
        );

    private Task ItemsAsync(HttpContext context)
    {
        var query = ListQuery.Read(context.Request.Query);
        var list = shelf.List(query.Filter, query.Sort, query.Descending);
        var total = list.Length + (faults.TryTake(AudiobookshelfFaults.ShortPage, context.Request.Path.Value!) ? 7 : 0);
        var filtered = query.FilteredSeries(shelf);
        return JsonAnswer.WriteListAsync(
            context,
            "results",
            query.Page(list).Select(index => shelf.Items[index]),
            (json, item) => minified.Write(json, item, filtered),
            json => query.WriteRest(json, total, items: true)
        );
    }

    private Task SeriesAsync(HttpContext context)
    {
        var query = ListQuery.Read(context.Request.Query);
        var hide = faults.TryTake(AudiobookshelfFaults.HideSingleBookSeries, context.Request.Path.Value!);
        var series = shelf.Series.Where(entry => !hide || entry.Items.Count > 1).ToList();
        return JsonAnswer.WriteListAsync(context, "results", query.Page(series), WriteSeries, json => query.WriteRest(json, series.Count, items: false));
    }

    private void WriteSeries(Utf8JsonWriter json, ShelfSeries series)
    {
        ItemEndpoints.WriteSeriesHead(json, series, shelf);
        json.WriteStartArray("books");
        foreach (var index in series.Items)
            minified.Write(json, shelf.Items[index]);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private Task AuthorsAsync(HttpContext context) =>
        JsonAnswer.WriteListAsync(
            context,
            "authors",
            shelf.Authors,
            (json, author) =>
            {
                ItemEndpoints.WriteAuthorHead(json, author, shelf);
                json.WriteNumber("numBooks", author.Items.Count);
                json.WriteString("lastFirst", author.LastFirst);
                json.WriteEndObject();
            }
        );

    private void WriteLibrary(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("id", shelf.LibraryId);
        json.WriteString("name", "Audiobooks");
        json.WriteStartArray("folders");
        json.WriteStartObject();
        json.WriteString("id", shelf.FolderId);
        json.WriteString("fullPath", shelf.Folder);
        json.WriteString("libraryId", shelf.LibraryId);
        json.WriteNumber("addedAt", 1_795_149_799_715);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteNumber("displayOrder", 1);
        json.WriteString("icon", "audiobookshelf");
        json.WriteString("mediaType", "book");
        json.WriteString("provider", "audible");
        json.WriteStartObject("settings");
        json.WriteNumber("coverAspectRatio", 1);
        json.WriteBoolean("audiobooksOnly", true);
        json.WriteBoolean("hideSingleBookSeries", faults.On.ContainsKey(AudiobookshelfFaults.HideSingleBookSeries));
        json.WriteEndObject();
        json.WriteNumber("lastScan", 1_795_149_804_307);
        json.WriteString("lastScanVersion", AudiobookshelfSimulator.ServerVersion);
        json.WriteNumber("createdAt", 1_795_149_799_713);
        json.WriteNumber("lastUpdate", 1_795_149_804_307);
        json.WriteEndObject();
    }
}
