using System.Text.Json;
using MamCrawler.Simulators.World;

namespace MamCrawler.Simulators.Audiobookshelf;

/// <summary>
/// What a write to an item's media does, as the server does it: a field that is not named stays; a text of another kind than text, number or null is passed over; authors and
/// series are replaced whole, those that stay keep their place; a sequence that is no text becomes none.
/// </summary>
internal static class MediaPatch
{
    public static WorldItem Apply(WorldItem item, JsonElement body)
    {
        if (!body.TryGetProperty("metadata", out var metadata) || metadata.ValueKind != JsonValueKind.Object)
            return item;
        var year = Text(metadata, "publishedYear", item.PublishedYearText ?? item.PublishedYear?.ToString());
        return item with
        {
            Title = Text(metadata, "title", item.Title) ?? "",
            Subtitle = Text(metadata, "subtitle", item.Subtitle),
            PublishedYear = year is null ? null : item.PublishedYear,
            PublishedYearText = year == item.PublishedYear?.ToString() ? null : year,
            Publisher = Text(metadata, "publisher", item.Publisher),
            Description = Text(metadata, "description", item.Description, SanitisedHtml.Of),
            Isbn = Text(metadata, "isbn", item.Isbn),
            Asin = Text(metadata, "asin", item.Asin),
            Language = Text(metadata, "language", item.Language),
            Narrators = List(metadata, "narrators", item.Narrators),
            Genres = List(metadata, "genres", item.Genres),
            Series = Series(metadata, item.Series),
            Authors = Authors(metadata, item.Authors),
        };
    }

    private static string? Text(JsonElement metadata, string name, string? before, Func<string, string>? clean = null)
    {
        if (!metadata.TryGetProperty(name, out var value))
            return before;
        var text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            JsonValueKind.Null => null,
            _ => before,
        };
        return string.IsNullOrEmpty(text) ? null
            : text == before || clean is null ? text
            : clean(text);
    }

    private static IReadOnlyList<string> List(JsonElement metadata, string name, IReadOnlyList<string> before) =>
        metadata.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.Array
        && value.EnumerateArray().All(one => one.ValueKind == JsonValueKind.String)
        && value.EnumerateArray().Select(one => one.GetString()!).ToArray() is var list
        && !list.SequenceEqual(before)
            ? list
            : before;

    private static IReadOnlyList<WorldItemSeries> Series(JsonElement metadata, IReadOnlyList<WorldItemSeries> before)
    {
        if (!metadata.TryGetProperty("series", out var value) || value.ValueKind != JsonValueKind.Array)
            return before;
        var named = value.EnumerateArray().ToArray();
        if (Array.Exists(named, one => NameOf(one) is not { Length: > 0 }))
            return before;
        var after = before.Where(old => Array.Exists(named, one => IsSame(NameOf(one)!, old.Name))).ToList();
        foreach (var one in named)
        {
            var place = after.FindIndex(old => IsSame(old.Name, NameOf(one)!));
            if (place < 0)
                after.Add(new WorldItemSeries(NameOf(one)!, SequenceOf(one)));
            else
                after[place] = after[place] with { Sequence = SequenceOf(one) };
        }

        return after.SequenceEqual(before) ? before : after;
    }

    private static IReadOnlyList<string> Authors(JsonElement metadata, IReadOnlyList<string> before)
    {
        if (!metadata.TryGetProperty("authors", out var value) || value.ValueKind != JsonValueKind.Array)
            return before;
        var named = value.EnumerateArray().Select(one => NameOf(one)?.Trim()).Where(name => !string.IsNullOrEmpty(name)).OfType<string>().ToArray();
        string[] after =
        [
            .. before.Where(old => Array.Exists(named, name => IsSame(name, old))),
            .. named.Where(name => !before.Any(old => IsSame(name, old))).Distinct(StringComparer.OrdinalIgnoreCase),
        ];
        return after.SequenceEqual(before) ? before : after;
    }

    private static string? NameOf(JsonElement one) =>
        one.ValueKind == JsonValueKind.Object && one.TryGetProperty("name", out var name) && name.ValueKind == JsonValueKind.String ? name.GetString() : null;

    private static string? SequenceOf(JsonElement one) =>
        one.TryGetProperty("sequence", out var sequence) && sequence.ValueKind == JsonValueKind.String ? sequence.GetString() : null;

    private static bool IsSame(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
