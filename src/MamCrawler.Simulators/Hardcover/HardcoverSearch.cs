using System.Text.Json;
using MamCrawler.Simulators.World;

namespace MamCrawler.Simulators.Hardcover;

/// <summary>The search for books, series and authors by words; its results are raw answers of another engine, now as an object, now as text.</summary>
internal sealed class HardcoverSearch
{
    private readonly HardcoverData data;
    private readonly List<WorldWork> works;
    private readonly List<WorldSeries> series;
    private readonly List<string> authors;
    private readonly WordIndex bookWords = new();
    private readonly WordIndex seriesWords = new();
    private readonly WordIndex authorWords = new();

    public HardcoverSearch(HardcoverData data)
    {
        this.data = data;
        works = [.. data.Works];
        series = [.. data.Series];
        authors = [.. data.Authors];
        for (var row = 0; row < works.Count; row++)
            bookWords.Add(row, Words(works[row]));
        for (var row = 0; row < series.Count; row++)
            seriesWords.Add(row, $"{series[row].Name} {series[row].Author}");
        for (var row = 0; row < authors.Count; row++)
            authorWords.Add(row, authors[row]);
    }

    private static string Words(WorldWork work) =>
        $"{work.Title} {work.Subtitle} {work.Author} {string.Join(' ', work.Series.Select(membership => membership.Series.Name))} {work.Isbn}";

    public void Write(Utf8JsonWriter json, GraphField field, bool empty)
    {
        var query = field.Argument<string>("query") ?? throw GraphException.Invalid("search needs a query");
        var kind = (field.Argument<string>("query_type") ?? "book").ToLowerInvariant();
        var perPage = field.Arguments.GetValueOrDefault("per_page") is double size ? (int)size : 25;
        var page = field.Arguments.GetValueOrDefault("page") is double number ? Math.Max(1, (int)number) : 1;
        var documents = empty ? [] : Find(kind, query);
        var shown = documents.Skip((page - 1) * perPage).Take(perPage).ToList();
        json.WriteStartObject();
        foreach (var below in field.Fields)
        {
            json.WritePropertyName(below.Alias);
            switch (below.Name)
            {
                case "ids":
                    JsonSerializer.Serialize(json, shown.Select(document => document["id"]));
                    break;
                case "results":
                    WriteResults(json, query, documents.Count, shown);
                    break;
                case "query":
                    json.WriteStringValue(query);
                    break;
                case "query_type":
                    json.WriteStringValue(kind);
                    break;
                case "page":
                    json.WriteNumberValue(page);
                    break;
                case "per_page":
                    json.WriteNumberValue(perPage);
                    break;
                case "error":
                    json.WriteNullValue();
                    break;
                default:
                    throw GraphException.Invalid($"field '{below.Name}' not found in type: 'SearchOutput'");
            }
        }

        json.WriteEndObject();
    }

    private static void WriteResults(Utf8JsonWriter json, string query, int found, List<Dictionary<string, object?>> shown)
    {
        var results = new
        {
            found,
            page = 1,
            hits = shown.Select(document => new { document }),
        };
        if (StableHash.Of(query) % 3 == 0)
            json.WriteStringValue(JsonSerializer.Serialize(results));
        else
            JsonSerializer.Serialize(json, results);
    }

    private List<Dictionary<string, object?>> Find(string kind, string query) =>
        kind switch
        {
            "book" => [.. Best(bookWords, query, row => works[row].Title).Select(row => Document(works[row]))],
            "series" => [.. Best(seriesWords, query, row => series[row].Name).Select(row => Document(series[row]))],
            "author" => [.. Best(authorWords, query, row => authors[row]).Select(row => Document(authors[row]))],
            "character" or "list" or "prompt" or "publisher" or "user" => [],
            _ => throw GraphException.Invalid($"unknown query_type '{kind}'"),
        };

    private static IEnumerable<int> Best(WordIndex words, string query, Func<int, string> name)
    {
        var found = words.FindAll(query);
        var rows = found.Count > 0 ? found : [.. words.FindRarest(query).Take(5)];
        return rows.OrderByDescending(row => string.Equals(name(row), query, StringComparison.OrdinalIgnoreCase))
            .ThenBy(row => name(row).Length)
            .ThenBy(row => row);
    }

    private Dictionary<string, object?> Document(WorldWork work)
    {
        var row = new BookRow(data, work);
        var featured = work.Series.FirstOrDefault(membership => membership.Series.OnHardcover);
        return new Dictionary<string, object?>
        {
            ["id"] = $"{row.Get("id")}",
            ["title"] = work.Title,
            ["subtitle"] = work.Subtitle,
            ["slug"] = row.Get("slug"),
            ["has_audiobook"] = row.Get("audio_seconds") is not null,
            ["audio_seconds"] = row.Get("audio_seconds"),
            ["author_names"] = new[] { work.Author },
            ["series_names"] = work.Series.Select(membership => membership.Series.Name),
            ["featured_series"] = featured is null
                ? null
                : new { position = featured.Position, series = new { id = SeriesRow.FirstId + featured.Series.Id, name = featured.Series.Name } },
            ["isbns"] = work.Isbn is null ? [] : new[] { work.Isbn },
            ["users_count"] = row.UsersCount,
            ["release_year"] = work.ReleaseDate.Year,
        };
    }

    private Dictionary<string, object?> Document(WorldSeries found)
    {
        var row = new SeriesRow(data, found);
        return new Dictionary<string, object?>
        {
            ["id"] = $"{row.Get("id")}",
            ["name"] = found.Name,
            ["slug"] = row.Get("slug"),
            ["author_name"] = found.Author,
            ["books_count"] = row.Get("books_count"),
            ["primary_books_count"] = row.Get("primary_books_count"),
            ["readers_count"] = 500,
            ["books"] = found.Works.Where(work => work.OnHardcover).Take(5).Select(work => work.Title),
        };
    }

    private Dictionary<string, object?> Document(string author) =>
        new()
        {
            ["id"] = $"{AuthorRow.IdOf(author)}",
            ["name"] = author,
            ["slug"] = Slugs.Of(author),
            ["books_count"] = data.WorksBy(author).Count,
            ["books"] = data.WorksBy(author).Take(5).Select(work => work.Title),
        };
}
