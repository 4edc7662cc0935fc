using System.Text.Json;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.Audible;

/// <summary>Reads products.</summary>
internal static class AudibleProductReader
{
    /// <summary>The products of an answer, stubs left out.</summary>
    /// <exception cref="Core.Faults.StopFaultException">There is no list of products.</exception>
    public static IReadOnlyList<AudibleProduct> ReadAll(JsonElement root)
    {
        if (root.Member("products") is not { ValueKind: JsonValueKind.Array } products)
            throw ShapeFault.Make(AudibleApi.Service, "a list of products", "an object without one");
        return [.. products.EnumerateArray().Select(Read).OfType<AudibleProduct>()];
    }

    private static AudibleProduct? Read(JsonElement product) =>
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
            }
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
