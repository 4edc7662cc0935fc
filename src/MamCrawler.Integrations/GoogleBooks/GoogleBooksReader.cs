using System.Text.Json;
using MamCrawler.Core.Metadata;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.GoogleBooks;

/// <summary>Reads volumes.</summary>
internal static class GoogleBooksReader
{
    private static readonly string[] Sizes = ["extraLarge", "large", "medium", "small", "thumbnail", "smallThumbnail"];

    /// <summary>The volumes of an answer; those without a title are left out. When nothing was found there is no list at all.</summary>
    /// <param name="root">The answer.</param>
    /// <exception cref="Core.Faults.StopFaultException">It is no list of volumes.</exception>
    public static IReadOnlyList<GoogleBooksVolume> ReadAll(JsonElement root)
    {
        if (root.Member("items") is not { } items)
        {
            return root.Whole("totalItems") is not null
                ? []
                : throw ShapeFault.Make(GoogleBooksApi.Service, "a list of volumes", "an object with neither volumes nor their number");
        }

        return items.ValueKind == JsonValueKind.Array
            ? [.. items.EnumerateArray().Select(Read).OfType<GoogleBooksVolume>()]
            : throw ShapeFault.Make(GoogleBooksApi.Service, "a list of volumes", "something else in its place");
    }

    private static GoogleBooksVolume? Read(JsonElement item)
    {
        if (item.Member("volumeInfo") is not { } volume || volume.Text("title") is not { } title)
            return null;
        var images = volume.Member("imageLinks");
        return new GoogleBooksVolume
        {
            Title = title,
            Subtitle = volume.Text("subtitle"),
            Authors = volume.Texts("authors"),
            Publisher = volume.Text("publisher"),
            Published = StatedDate.Of(volume.Text("publishedDate")),
            Description = DescriptionText.Read(volume.Text("description")),
            Isbns =
            [
                .. volume
                    .Items("industryIdentifiers")
                    .Where(static one => one.Text("type") is "ISBN_10" or "ISBN_13")
                    .Select(static one => one.Text("identifier"))
                    .OfType<string>(),
            ],
            Categories = [.. volume.Texts("categories").SelectMany(static text => text.Split(" / ", StringSplitOptions.TrimEntries)).Distinct()],
            Language = volume.Text("language"),
            Cover = Sizes.Select(size => CoverAddress.Read(images?.Text(size))).OfType<string>().Select(static link => new Uri(link)).FirstOrDefault(),
        };
    }
}
