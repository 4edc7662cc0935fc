using MamCrawler.Simulators.Hosting;
using MamCrawler.Simulators.Listings;
using MamCrawler.Simulators.World;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace MamCrawler.Simulators.GoogleBooks;

/// <summary>Plays the volumes of Google Books. Without a key its quota is zero, as in life.</summary>
public sealed class GoogleBooksSimulator : SimulatorServer
{
    public const string Key = "simulated-google-books-key";

    private const string VolumesPath = "/books/v1/volumes";

    private readonly BookListing listing;

    public GoogleBooksSimulator(SimulatedWorld world, SimulatorOptions options)
        : base("Google Books", options, GoogleBooksFaults.All) =>
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
                        or WorldWorkKind.Unreleased
                        or WorldWorkKind.Duplicate
        );

    /// <inheritdoc />
    protected override void Map(IEndpointRouteBuilder routes) => routes.MapGet(VolumesPath, VolumesAsync);

    private Task VolumesAsync(HttpContext context)
    {
        if (context.Request.Query.ContainsKey("key"))
            Requests.Violate("The key stood in the address, where it can be logged.");
        if (RefusalOf(context) is { } refusal)
            return refusal.WriteAsync(context);

        var query = VolumeQuery.Read(context.Request.Query["q"].ToString());
        var found = Faults.TryTake(GoogleBooksFaults.EmptyResult, VolumesPath) ? [] : Find(query);
        var size = int.TryParse(context.Request.Query["maxResults"], out var number) ? Math.Clamp(number, 1, 40) : 10;
        return JsonAnswer.WriteAsync(
            context,
            json =>
            {
                json.WriteStartObject();
                json.WriteString("kind", "books#volumes");
                // The number is a guess that changes from page to page.
                json.WriteNumber("totalItems", found.Count > size ? found.Count * 3 : found.Count);
                if (found.Count > 0)
                {
                    json.WriteStartArray("items");
                    foreach (var row in found.Take(size))
                        VolumeJson.Write(json, row);
                    json.WriteEndArray();
                }

                json.WriteEndObject();
            }
        );
    }

    private IReadOnlyList<ListedBook> Find(VolumeQuery query) =>
        query.Isbn is { } isbn ? listing.FindIsbn(isbn)
        : query.Title is null && query.Author is null ? listing.FindAnywhere(query.Words)
        : listing.Find(query.Title, query.Author);

    private GoogleBooksRefusal? RefusalOf(HttpContext context)
    {
        var key = context.Request.Headers["X-Goog-Api-Key"].FirstOrDefault() ?? context.Request.Query["key"].FirstOrDefault();
        if (string.IsNullOrEmpty(key))
            return GoogleBooksRefusal.Quota("defaultPerDayPerProject", 0);
        if (key != Key || Faults.TryTake(GoogleBooksFaults.InvalidKey, VolumesPath))
            return new(StatusCodes.Status400BadRequest, "INVALID_ARGUMENT", "badRequest", "API key not valid. Please pass a valid API key.")
            {
                Detail = "API_KEY_INVALID",
            };
        if (Faults.TryTake(GoogleBooksFaults.ServiceDisabled, VolumesPath))
            return new(
                StatusCodes.Status403Forbidden,
                "PERMISSION_DENIED",
                "accessNotConfigured",
                "Books API has not been used in project 1 before or it is disabled."
            )
            {
                Detail = "SERVICE_DISABLED",
            };
        if (context.Request.Query["country"].ToString().Length != 2 || Faults.TryTake(GoogleBooksFaults.UnknownLocation, VolumesPath))
            return new(
                StatusCodes.Status403Forbidden,
                "PERMISSION_DENIED",
                "unknownLocation",
                "Cannot determine user location for geographically restricted operation."
            );
        if (Faults.TryTake(GoogleBooksFaults.DaySpent, VolumesPath))
            return GoogleBooksRefusal.Quota("defaultPerDayPerProject", 1000);
        return Faults.TryTake(GoogleBooksFaults.MinuteSpent, VolumesPath) ? GoogleBooksRefusal.Quota("defaultPerMinutePerUser", 100) : null;
    }
}
