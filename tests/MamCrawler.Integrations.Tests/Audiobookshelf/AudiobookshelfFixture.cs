using System.Text.Json;

namespace MamCrawler.Integrations.Tests.Audiobookshelf;

/// <summary>Answers of a real Audiobookshelf 2.36.</summary>
internal static class AudiobookshelfFixture
{
    public static string Text(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Fixtures", "audiobookshelf", name + ".json"));

    public static JsonElement Read(string name) => JsonDocument.Parse(Text(name)).RootElement;

    public static IReadOnlyList<JsonElement> ListItems { get; } = [.. Read("items-all").GetProperty("results").EnumerateArray()];

    public static IReadOnlyDictionary<string, JsonElement> ExpandedItems { get; } =
        Read("items-batch-get").GetProperty("libraryItems").EnumerateArray().ToDictionary(item => item.GetProperty("id").GetString()!);

    /// <summary>People and series of an expanded item, read with nothing but the JSON itself.</summary>
    public static string PeopleAndSeries(JsonElement expanded)
    {
        var metadata = expanded.GetProperty("media").GetProperty("metadata");
        return Say(
            metadata.GetProperty("authors").EnumerateArray().Select(author => author.GetProperty("name").GetString()!),
            metadata.GetProperty("narrators").EnumerateArray().Select(narrator => narrator.GetString()!),
            metadata
                .GetProperty("series")
                .EnumerateArray()
                .Select(series => (series.GetProperty("name").GetString()!, series.GetProperty("sequence").GetString() ?? ""))
        );
    }

    public static string Say(IEnumerable<string> authors, IEnumerable<string> narrators, IEnumerable<(string Name, string Sequence)> series) =>
        $"{string.Join('|', authors)} / {string.Join('|', narrators)} / {string.Join('|', series.Select(one => $"{one.Name}[{one.Sequence}]"))}";
}
