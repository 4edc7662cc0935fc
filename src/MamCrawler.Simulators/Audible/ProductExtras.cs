using System.Net;
using System.Text.Json;
using MamCrawler.Simulators.Listings;
using MamCrawler.Simulators.World;

namespace MamCrawler.Simulators.Audible;

/// <summary>Writes what a product says besides: what it is about, its pictures and its genres, each now and then not there.</summary>
internal static class ProductExtras
{
    public static void WriteSummary(Utf8JsonWriter json, WorldWork work)
    {
        // Some have an empty one.
        var about = ListedText.Lot(work, "Audible", "summary") < 70 ? WebUtility.HtmlEncode(ListedText.About(work)) : "";
        json.WriteString("publisher_summary", about.Length > 0 ? $"<p>{about.Replace("\n\n", "</p><p>", StringComparison.Ordinal)}</p>" : "");
    }

    public static void WriteImages(Utf8JsonWriter json, WorldWork work)
    {
        if (ListedText.Lot(work, "Audible", "cover") >= 90)
        {
            json.WriteNull("product_images");
            return;
        }

        json.WriteStartObject("product_images");
        json.WriteString("500", $"https://m.media-amazon.com/images/I/simulated-{work.Asin}._SL500_.jpg");
        json.WriteString("1024", $"https://m.media-amazon.com/images/I/simulated-{work.Asin}._SL1024_.jpg");
        json.WriteEndObject();
    }

    public static void WriteLadders(Utf8JsonWriter json, WorldWork work)
    {
        json.WriteStartArray("category_ladders");
        json.WriteStartObject();
        json.WriteStartArray("ladder");
        foreach (var name in new[] { "Literature & Fiction", ListedText.GenreOf(work) })
        {
            json.WriteStartObject();
            json.WriteString("id", $"{StableHash.Id(name)}");
            json.WriteString("name", name);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("root", "Genres");
        json.WriteEndObject();
        json.WriteEndArray();
    }
}
