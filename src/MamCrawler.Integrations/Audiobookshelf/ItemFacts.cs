using System.Text.Json;
using MamCrawler.Core.Library;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.Audiobookshelf;

/// <summary>What a list item and an item in full state in the same way.</summary>
internal static class ItemFacts
{
    /// <summary>The book without people and series.</summary>
    public static Book Read(JsonElement item)
    {
        var metadata = Metadata(item);
        var media = item.GetProperty("media");
        return new Book
        {
            Id = Id(item),
            Title = metadata.Text("title") ?? "",
            Subtitle = metadata.Text("subtitle"),
            Asin = metadata.Text("asin")?.Trim().ToUpperInvariant(),
            Isbn = Isbn(metadata.Text("isbn")),
            Duration = Duration(media.Number("duration")),
            Language = metadata.Text("language"),
            Abridged = metadata.Flag("abridged"),
            Publisher = metadata.Text("publisher"),
            PublishedYear = metadata.Text("publishedYear"),
            AddedAt = item.MomentMilliseconds("addedAt"),
            UpdatedAt = item.MomentMilliseconds("updatedAt"),
            Path = item.Text("path"),
            LacksDescription = Lacks(metadata, "description"),
            LacksGenres = Lacks(metadata, "genres"),
            LacksCover = Lacks(media, "coverPath"),
            FileCount = (int)Math.Clamp(media.Whole("numAudioFiles") ?? media.Items("audioFiles").Count(), 0, 100_000),
        };
    }

    public static string Id(JsonElement item) => item.Text("id") ?? throw ShapeFault.Make(AudiobookshelfApi.Service, "an item with an id", "one without");

    public static JsonElement Metadata(JsonElement item) =>
        item.Member("media") is { } media && media.Member("metadata") is { ValueKind: JsonValueKind.Object } metadata
            ? metadata
            : throw ShapeFault.Make(AudiobookshelfApi.Service, "an item with media.metadata", "one without");

    public static IReadOnlyList<SeriesMembership> ExactSeries(JsonElement metadata) =>
        [
            .. metadata
                .Items("series")
                .Where(static series => series.Text("name") is not null)
                .Select(static series => new SeriesMembership(series.Text("name")!, SequenceText.Parse(series.Text("sequence")))),
        ];

    // What an item does not state at all is unknown, and not empty.
    private static bool Lacks(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out _) && element.Texts(name).Count == 0;

    private static TimeSpan? Duration(double? seconds) => seconds is > 0 and < 10_000_000 ? TimeSpan.FromSeconds(seconds.Value) : null;

    private static string? Isbn(string? text)
    {
        var clean = new string([.. (text ?? "").Where(static character => char.IsAsciiDigit(character) || character is 'X' or 'x')]).ToUpperInvariant();
        return clean.Length is 10 or 13 ? clean : null;
    }
}
