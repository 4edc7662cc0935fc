using System.Text.Json;
using MamCrawler.Simulators.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace MamCrawler.Simulators.Audiobookshelf;

/// <summary>The endpoints of single items, series and authors.</summary>
internal sealed class ItemEndpoints(Shelf shelf, MinifiedItem minified, ExpandedItem expanded)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/items/batch/get", BatchAsync);
        routes.MapGet("/api/items/{id}", ItemAsync);
        routes.MapGet("/api/series/{id}", SeriesAsync);
        routes.MapGet("/api/authors/{id}", AuthorAsync);
        routes.MapGet("/api/tasks", context => JsonAnswer.WriteListAsync<int>(context, "tasks", [], (_, _) => { }));
    }

    /// <summary>Writes a series up to, and without, its end.</summary>
    public static void WriteSeriesHead(Utf8JsonWriter json, ShelfSeries series, Shelf shelf)
    {
        var added = shelf.Items[series.Items[0]].AddedAt;
        json.WriteStartObject();
        json.WriteString("id", series.Id);
        json.WriteString("name", series.Name);
        json.WriteString("nameIgnorePrefix", MinifiedItem.IgnorePrefix(series.Name));
        json.WriteNull("description");
        json.WriteNumber("addedAt", added);
        json.WriteNumber("updatedAt", added);
        json.WriteString("libraryId", shelf.LibraryId);
    }

    /// <summary>Writes an author up to, and without, its end.</summary>
    public static void WriteAuthorHead(Utf8JsonWriter json, ShelfAuthor author, Shelf shelf)
    {
        var added = shelf.Items[author.Items[0]].AddedAt;
        json.WriteStartObject();
        json.WriteString("id", author.Id);
        json.WriteNull("asin");
        json.WriteString("name", author.Name);
        json.WriteNull("description");
        json.WriteNull("imagePath");
        json.WriteString("libraryId", shelf.LibraryId);
        json.WriteNumber("addedAt", added);
        json.WriteNumber("updatedAt", added);
    }

    private async Task BatchAsync(HttpContext context)
    {
        using var body = await JsonBody.ReadAsync(context);
        if (body is null || !body.Root.TryGetProperty("libraryItemIds", out var ids) || ids.ValueKind != JsonValueKind.Array || ids.GetArrayLength() == 0)
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            await context.Response.WriteAsync("Invalid payload");
            return;
        }

        // Ids that are not known are left out without a word, and the order is the server's own.
        var found = ids.EnumerateArray()
            .Select(id => id.ValueKind == JsonValueKind.String ? shelf.Find(id.GetString()!) : null)
            .OfType<int>()
            .Distinct()
            .Order();
        await JsonAnswer.WriteListAsync(context, "libraryItems", found, (json, index) => expanded.Write(json, shelf.Items[index], tracks: true));
    }

    private Task ItemAsync(HttpContext context)
    {
        if (shelf.Find((string)context.Request.RouteValues["id"]!) is not { } index)
            return NotFoundAsync(context);

        return JsonAnswer.WriteAsync(context, json => expanded.Write(json, shelf.Items[index], context.Request.Query["expanded"] == "1"));
    }

    private Task SeriesAsync(HttpContext context)
    {
        if (shelf.FindSeries((string)context.Request.RouteValues["id"]!) is not { } series)
            return NotFoundAsync(context);

        return JsonAnswer.WriteAsync(
            context,
            json =>
            {
                WriteSeriesHead(json, series, shelf);
                json.WriteEndObject();
            }
        );
    }

    private Task AuthorAsync(HttpContext context)
    {
        if (shelf.FindAuthor((string)context.Request.RouteValues["id"]!) is not { } author)
            return NotFoundAsync(context);

        return JsonAnswer.WriteAsync(
            context,
            json =>
            {
                WriteAuthorHead(json, author, shelf);
                json.WriteStartArray("libraryItems");
                foreach (var index in author.Items)
                    minified.Write(json, shelf.Items[index]);
                json.WriteEndArray();
                json.WriteEndObject();
            }
        );
    }

    private static Task NotFoundAsync(HttpContext context)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return context.Response.WriteAsync("Not Found");
    }
}
