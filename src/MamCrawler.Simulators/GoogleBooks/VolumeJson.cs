using System.Globalization;
using System.Net;
using System.Text.Json;
using MamCrawler.Simulators.Listings;

namespace MamCrawler.Simulators.GoogleBooks;

/// <summary>Writes a volume, with the gaps and the mess of the real ones.</summary>
internal static class VolumeJson
{
    public static void Write(Utf8JsonWriter json, ListedBook row)
    {
        json.WriteStartObject();
        json.WriteString("kind", "books#volume");
        json.WriteString("id", $"sim{row.Id:D8}");
        json.WriteStartObject("volumeInfo");
        json.WriteString("title", row.Title);
        if (row.Subtitle is not null)
            json.WriteString("subtitle", row.Subtitle);
        if (row.Lot % 20 != 19)
            WriteList(json, "authors", row.Author);
        json.WriteString("publisher", row.Publisher);
        json.WriteString("publishedDate", Date(row));
        if (row.Description is { } text)
            json.WriteString(
                "description",
                row.Lot % 2 == 0 ? text : $"<p>{WebUtility.HtmlEncode(text).Replace("\n\n", "</p><p>", StringComparison.Ordinal)}</p>"
            );
        WriteIdentifiers(json, row);
        json.WriteString("printType", "BOOK");
        if (row.Lot % 4 != 3)
            WriteList(json, "categories", row.Lot % 4 == 0 ? $"Fiction / {row.Genre} / General" : row.Genre);
        json.WriteString(
            "language",
            row.Language switch
            {
                "german" => "de",
                "spanish" => "es",
                _ => "en",
            }
        );
        if (row.HasCover)
        {
            json.WriteStartObject("imageLinks");
            json.WriteString("smallThumbnail", $"http://books.google.com/books/content?id=sim{row.Id:D8}&printsec=frontcover&img=1&zoom=5");
            json.WriteString("thumbnail", $"http://books.google.com/books/content?id=sim{row.Id:D8}&printsec=frontcover&img=1&zoom=1");
            json.WriteEndObject();
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string Date(ListedBook row) =>
        row.Lot switch
        {
            < 25 => row.Published.Year.ToString(CultureInfo.InvariantCulture),
            < 35 => row.Published.ToString("yyyy-MM", CultureInfo.InvariantCulture),
            < 38 => "101-01-01",
            < 40 => "19??",
            _ => row.Published.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        };

    private static void WriteIdentifiers(Utf8JsonWriter json, ListedBook row)
    {
        json.WriteStartArray("industryIdentifiers");
        if (row.Isbn is not null)
            WriteIdentifier(json, "ISBN_13", row.Isbn);
        WriteIdentifier(json, "OTHER", $"SIMU:{row.Id}");
        json.WriteEndArray();
    }

    private static void WriteIdentifier(Utf8JsonWriter json, string type, string identifier)
    {
        json.WriteStartObject();
        json.WriteString("type", type);
        json.WriteString("identifier", identifier);
        json.WriteEndObject();
    }

    private static void WriteList(Utf8JsonWriter json, string name, string value)
    {
        json.WriteStartArray(name);
        json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
