using System.Text.Json;
using MamCrawler.Core.Metadata;
using MamCrawler.Core.Metadata.Writing;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.Audiobookshelf;

/// <summary>Reads what each field of an item in full holds, exactly as it stands there: nothing is trimmed, so that it can be put back.</summary>
internal static class EditableItemReader
{
    private static readonly (MetadataField Field, string Name)[] Texts =
    [
        (MetadataField.Subtitle, "subtitle"),
        (MetadataField.Isbn, "isbn"),
        (MetadataField.Language, "language"),
        (MetadataField.Publisher, "publisher"),
        (MetadataField.PublishedYear, "publishedYear"),
        (MetadataField.Asin, "asin"),
        (MetadataField.Description, "description"),
        (MetadataField.Narrators, "narrators"),
        (MetadataField.Genres, "genres"),
    ];

    /// <summary>Reads an item.</summary>
    /// <exception cref="Core.Faults.StopFaultException">A field holds something of another kind than this version knows, so that it could not be put back.</exception>
    public static EditableItem Read(JsonElement item)
    {
        var book = ExpandedItemReader.Read(item);
        var metadata = ItemFacts.Metadata(item);
        var values = Texts.ToDictionary(text => text.Field, text => Values(metadata, text.Name));
        values[MetadataField.Series] = [.. metadata.Items("series").Select(Place)];
        values[MetadataField.Cover] = Values(item.GetProperty("media"), "coverPath");
        return new EditableItem(book, values);
    }

    private static IReadOnlyList<string> Values(JsonElement element, string name) =>
        element.Member(name) is not { } member ? []
        : member.ValueKind == JsonValueKind.Array ? [.. member.EnumerateArray().Select(value => Value(value, name))]
        : [Value(member, name)];

    private static string Value(JsonElement value, string name) =>
        value.ValueKind == JsonValueKind.String && value.GetString() is { } text ? text
        : value.ValueKind == JsonValueKind.Number ? value.GetRawText()
        : throw ShapeFault.Make(AudiobookshelfApi.Service, $"text in {name}", "something else");

    private static string Place(JsonElement series) =>
        series.Text("name") is { } name
            ? SeriesText.Of(name, series.Text("sequence"))
            : throw ShapeFault.Make(AudiobookshelfApi.Service, "a series with a name", "one without");
}
