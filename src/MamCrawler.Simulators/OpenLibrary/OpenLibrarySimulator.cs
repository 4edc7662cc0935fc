using MamCrawler.Simulators.Hosting;
using MamCrawler.Simulators.Listings;
using MamCrawler.Simulators.World;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace MamCrawler.Simulators.OpenLibrary;

/// <summary>Plays Open Library: search, editions by ISBN (through a redirect), and works.</summary>
public sealed class OpenLibrarySimulator : SimulatorServer
{
    private static readonly string[] EveryField = ["key", "title", "author_name", "first_publish_year", "cover_i", "language", "edition_count"];

    private readonly BookListing listing;

    public OpenLibrarySimulator(SimulatedWorld world, SimulatorOptions options)
        : base("Open Library", options, OpenLibraryFaults.All) =>
        listing = new BookListing(
            world,
            Name,
            work =>
                work.Kind
                    is WorldWorkKind.Volume
                        or WorldWorkKind.Novella
                        or WorldWorkKind.Pack
                        or WorldWorkKind.Translation
                        or WorldWorkKind.PrintOnly
                        or WorldWorkKind.PartialBook
                        or WorldWorkKind.Duplicate
        );

    /// <inheritdoc />
    protected override void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/search.json", SearchAsync);
        routes.MapGet("/isbn/{isbn}.json", IsbnAsync);
        routes.MapGet("/books/OL{id:int}M.json", context => FoundAsync(context, OpenLibraryJson.WriteEdition));
        routes.MapGet("/works/OL{id:int}W.json", context => FoundAsync(context, OpenLibraryJson.WriteWork));
    }

    private Task SearchAsync(HttpContext context)
    {
        if (context.Request.Headers.UserAgent.Count == 0)
            Requests.Violate("A request did not say who makes it.");
        var query = context.Request.Query;
        var empty = Faults.TryTake(OpenLibraryFaults.EmptyResult, "/search.json");
        var found =
            empty ? []
            : query["q"].FirstOrDefault() is { } words ? listing.FindAnywhere(words)
            : listing.Find(query["title"].FirstOrDefault(), query["author"].FirstOrDefault());
        var size = int.TryParse(query["limit"], out var limit) ? Math.Clamp(limit, 1, 1000) : 100;
        var fields = (query["fields"].FirstOrDefault()?.Split(',') ?? EveryField).ToHashSet();
        return JsonAnswer.WriteListAsync(
            context,
            "docs",
            found.Take(size),
            (json, row) => OpenLibraryJson.WriteRow(json, row, fields),
            json =>
            {
                json.WriteNumber("numFound", found.Count);
                json.WriteNumber("start", 0);
            }
        );
    }

    private Task IsbnAsync(HttpContext context)
    {
        var isbn = (string)context.Request.RouteValues["isbn"]!;
        if (Faults.TryTake(OpenLibraryFaults.SentElsewhere, "/isbn/", out var elsewhere))
            context.Response.Redirect(elsewhere.Value ?? "http://127.0.0.2/books/OL1M.json");
        else if (Faults.TryTake(OpenLibraryFaults.EmptyResult, "/isbn/") || listing.FindIsbn(isbn) is not [var row, ..])
            return NotFoundAsync(context);
        else
            context.Response.Redirect($"/books/{OpenLibraryJson.EditionKey(row)}.json");
        return Task.CompletedTask;
    }

    private Task FoundAsync(HttpContext context, Action<System.Text.Json.Utf8JsonWriter, ListedBook> write) =>
        int.TryParse((string?)context.Request.RouteValues["id"], out var id) && listing.Find(id) is { } row
            ? JsonAnswer.WriteAsync(context, json => write(json, row))
            : NotFoundAsync(context);

    private static Task NotFoundAsync(HttpContext context) =>
        JsonAnswer.WriteAsync(
            context,
            json =>
            {
                json.WriteStartObject();
                json.WriteString("error", "notfound");
                json.WriteString("key", context.Request.Path.Value!.Replace(".json", "", StringComparison.Ordinal));
                json.WriteEndObject();
            },
            StatusCodes.Status404NotFound
        );
}
