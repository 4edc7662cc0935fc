using System.Globalization;
using System.Text.Json;
using MamCrawler.Simulators.Listings;

namespace MamCrawler.Simulators.OpenLibrary;

/// <summary>Writes rows of a search, editions and works, with the gaps and the mess of the real ones.</summary>
internal static class OpenLibraryJson
{
    private static readonly Dictionary<string, string> Codes = new()
    {
        ["english"] = "eng",
        ["german"] = "ger",
        ["spanish"] = "spa",
    };

    public static string WorkKey(ListedBook row) => $"OL{row.Id}W";

    public static string EditionKey(ListedBook row) => $"OL{row.Id}M";

    /// <summary>A row: only the fields that were asked for, and no description among them.</summary>
    public static void WriteRow(Utf8JsonWriter json, ListedBook row, IReadOnlySet<string> fields)
    {
        json.WriteStartObject();
        if (fields.Contains("key"))
            json.WriteString("key", $"/works/{WorkKey(row)}");
        if (fields.Contains("title"))
            json.WriteString("title", row.Title);
        if (fields.Contains("subtitle") && row.Subtitle is not null)
            json.WriteString("subtitle", row.Subtitle);
        if (fields.Contains("author_name") && row.Lot % 25 != 24)
            WriteList(json, "author_name", [row.Author]);
        if (fields.Contains("first_publish_year") && row.Lot % 12 != 11)
            json.WriteNumber("first_publish_year", row.Published.Year);
        if (fields.Contains("cover_i") && row.HasCover)
            json.WriteNumber("cover_i", 10_000 + row.Id);
        if (fields.Contains("isbn") && row.Isbn is not null)
            WriteList(json, "isbn", [row.Isbn]);
        if (fields.Contains("language") && row.Lot % 6 != 5)
            WriteList(json, "language", row.Lot % 6 == 0 ? [Code(row), "fre"] : [Code(row)]);
        if (fields.Contains("edition_count"))
            json.WriteNumber("edition_count", 1 + (row.Lot % 9));
        json.WriteEndObject();
    }

    public static void WriteEdition(Utf8JsonWriter json, ListedBook row)
    {
        json.WriteStartObject();
        json.WriteString("key", $"/books/{EditionKey(row)}");
        json.WriteString("title", row.Title);
        WriteKeys(json, "works", $"/works/{WorkKey(row)}");
        WriteKeys(json, "languages", $"/languages/{Code(row)}");
        WriteList(json, "isbn_13", [row.Isbn!]);
        WriteList(json, "publishers", [row.Publisher]);
        json.WriteString("publish_date", row.Lot % 2 == 0 ? row.Published.ToString("MMMM d, yyyy", CultureInfo.InvariantCulture) : $"{row.Published.Year}");
        WriteCovers(json, row);
        json.WriteEndObject();
    }

    /// <summary>A work. Its description is a text or an object with its type, and often is not there.</summary>
    public static void WriteWork(Utf8JsonWriter json, ListedBook row)
    {
        json.WriteStartObject();
        json.WriteString("key", $"/works/{WorkKey(row)}");
        json.WriteString("title", row.Title);
        if (row.Description is { } text && row.Lot % 2 == 0)
        {
            json.WriteString("description", text);
        }
        else if (row.Description is { } typed)
        {
            json.WriteStartObject("description");
            json.WriteString("type", "/type/text");
            json.WriteString("value", typed);
            json.WriteEndObject();
        }

        WriteList(json, "subjects", [row.Genre, "Fiction", "nyt:hardcover-fiction=2020-01-01", "Accessible book", "Large type books"]);
        WriteCovers(json, row);
        json.WriteEndObject();
    }

    private static void WriteCovers(Utf8JsonWriter json, ListedBook row)
    {
        json.WriteStartArray("covers");
        // -1 stands for a cover that was taken away.
        json.WriteNumberValue(-1);
        if (row.HasCover)
            json.WriteNumberValue(10_000 + row.Id);
        json.WriteEndArray();
    }

    private static void WriteKeys(Utf8JsonWriter json, string name, string key)
    {
        json.WriteStartArray(name);
        json.WriteStartObject();
        json.WriteString("key", key);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteList(Utf8JsonWriter json, string name, ReadOnlySpan<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }

    private static string Code(ListedBook row) => Codes.GetValueOrDefault(row.Language, "und");
}
