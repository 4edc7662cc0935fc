using System.Text.Json;
using MamCrawler.Simulators.Hosting;
using MamCrawler.Simulators.World;
using Microsoft.AspNetCore.Http;

namespace MamCrawler.Simulators.Audiobookshelf;

/// <summary>The search of a library: the words as they stand, anywhere in title, subtitle, ASIN or ISBN, without regard to case.</summary>
internal sealed class LibrarySearch(Shelf shelf, MinifiedItem minified, ExpandedItem expanded)
{
    private const int UsualLimit = 12;

    public async Task AnswerAsync(HttpContext context)
    {
        var words = context.Request.Query["q"].ToString().Trim();
        if (words.Length == 0)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await context.Response.WriteAsync("No query string");
            return;
        }

        var limit = int.TryParse(context.Request.Query["limit"], out var wished) && wished > 0 ? wished : UsualLimit;
        await JsonAnswer.WriteAsync(context, json => Write(json, words, limit));
    }

    private void Write(Utf8JsonWriter json, string words, int limit)
    {
        json.WriteStartObject();
        json.WriteStartArray("book");
        foreach (var item in shelf.Items.Where(item => Holds(item, words)).Take(limit))
        {
            json.WriteStartObject();
            json.WritePropertyName("libraryItem");
            expanded.Write(json, item, tracks: true);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        foreach (var other in new[] { "narrators", "tags", "genres" })
        {
            json.WriteStartArray(other);
            json.WriteEndArray();
        }

        WriteSeries(json, words, limit);
        WriteAuthors(json, words, limit);
        json.WriteEndObject();
    }

    private void WriteSeries(Utf8JsonWriter json, string words, int limit)
    {
        json.WriteStartArray("series");
        foreach (var series in shelf.Series.Where(series => Holds(series.Name, words)).Take(limit))
        {
            json.WriteStartObject();
            json.WritePropertyName("series");
            ItemEndpoints.WriteSeriesHead(json, series, shelf);
            json.WriteEndObject();
            json.WriteStartArray("books");
            foreach (var index in series.Items)
                minified.Write(json, shelf.Items[index]);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteAuthors(Utf8JsonWriter json, string words, int limit)
    {
        json.WriteStartArray("authors");
        foreach (var author in shelf.Authors.Where(author => Holds(author.Name, words)).Take(limit))
        {
            ItemEndpoints.WriteAuthorHead(json, author, shelf);
            json.WriteNumber("numBooks", author.Items.Count);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static bool Holds(WorldItem item, string words) =>
        Holds(item.Title, words) || Holds(item.Subtitle, words) || Holds(item.Asin, words) || Holds(item.Isbn, words);

    private static bool Holds(string? text, string words) => text?.Contains(words, StringComparison.OrdinalIgnoreCase) ?? false;
}
