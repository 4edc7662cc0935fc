using System.Globalization;
using System.Text.Json;
using MamCrawler.Core.Metadata;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.Audible;

/// <summary>Reads products.</summary>
internal static class AudibleProductReader
{
    private const int MostGenres = 10;

    /// <summary>The products of an answer, stubs left out.</summary>
    /// <param name="root">The answer.</param>
    /// <param name="whole">True where descriptions, genres and covers are wanted, which would only take memory elsewhere.</param>
    /// <exception cref="Core.Faults.StopFaultException">There is no list of products.</exception>
    public static IReadOnlyList<AudibleProduct> ReadAll(JsonElement root, bool whole)
    {
        if (root.Member("products") is not { ValueKind: JsonValueKind.Array } products)
            throw ShapeFault.Make(AudibleApi.Service, "a list of products", "an object without one");
        return [.. products.EnumerateArray().Select(product => Read(product, whole)).OfType<AudibleProduct>()];
    }

    private static AudibleProduct? Read(JsonElement product, bool whole) =>
        AudibleAsin.Of(product.Text("asin")) is { } asin && product.Text("title") is { } title
            ? new AudibleProduct
            {
                Asin = asin,
                Title = title,
                Subtitle = product.Text("subtitle"),
                Authors = product.Texts("authors"),
                Narrators = product.Texts("narrators"),
                Series = [.. product.Items("series").Select(Place).OfType<AudibleSeriesPlace>()],
                Relations = [.. product.Items("relationships").Select(Relation).OfType<AudibleRelation>()],
                RuntimeMinutes = product.Whole("runtime_length_min") is > 0 and < 100_000 and var minutes ? (int)minutes : null,
                ReleaseDate = product.Date("release_date") ?? product.Date("issue_date"),
                Language = product.Text("language"),
                FormatType = product.Text("format_type") ?? "",
                DeliveryType = product.Text("content_delivery_type") ?? "",
                Publisher = product.Text("publisher_name"),
                Isbn = product.Text("isbn"),
                Description = whole ? Description(product) : null,
                Genres = whole ? Genres(product) : [],
                Cover = whole ? Cover(product) : null,
            }
            : null;

    private static string? Description(JsonElement product) =>
        DescriptionText.Read(product.Text("publisher_summary")) ?? DescriptionText.Read(product.Text("merchandising_summary"));

    private static IReadOnlyList<string> Genres(JsonElement product) =>
        [
            .. product
                .Items("category_ladders")
                .Where(static one => one.Text("root") is null or "Genres")
                .SelectMany(static one => one.Texts("ladder"))
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Take(MostGenres),
        ];

    // Named by their width: {"500": "...", "1024": "..."}.
    private static Uri? Cover(JsonElement product) =>
        product.Member("product_images") is { ValueKind: JsonValueKind.Object } images
            ? images
                .EnumerateObject()
                .OrderByDescending(static image => int.TryParse(image.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var width) ? width : 0)
                .Select(static image => CoverAddress.Read(image.Value.Text()))
                .OfType<string>()
                .Select(static link => new Uri(link))
                .FirstOrDefault()
            : null;

    private static AudibleSeriesPlace? Place(JsonElement place) =>
        AudibleAsin.Of(place.Text("asin")) is { } asin && place.Text("title") is { } title ? new(asin, title, place.Text("sequence") ?? "") : null;

    private static AudibleRelation? Relation(JsonElement relation) =>
        AudibleAsin.Of(relation.Text("asin")) is { } asin
            ? new(
                asin,
                string.Equals(relation.Text("relationship_to_product"), "child", StringComparison.OrdinalIgnoreCase),
                relation.Text("relationship_type")?.ToLowerInvariant() ?? "",
                relation.Text("sequence") ?? "",
                relation.Whole("sort") ?? long.MaxValue
            )
            : null;
}
