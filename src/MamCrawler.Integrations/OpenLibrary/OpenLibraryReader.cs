using System.Globalization;
using System.Text.Json;
using MamCrawler.Core.Metadata;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.OpenLibrary;

/// <summary>Reads rows of a search, editions and works.</summary>
internal static class OpenLibraryReader
{
    private const int MostSubjects = 10;
    private const int LongestSubject = 40;

    /// <summary>The works of a search; rows without title are left out.</summary>
    /// <exception cref="Core.Faults.StopFaultException">There is no list of rows.</exception>
    public static IReadOnlyList<OpenLibraryWork> ReadSearch(JsonElement root) =>
        root.Member("docs") is { ValueKind: JsonValueKind.Array } rows
            ? [.. rows.EnumerateArray().Select(Row).OfType<OpenLibraryWork>()]
            : throw ShapeFault.Make(OpenLibraryApi.Service, "a list of works", "an object without one");

    /// <summary>An edition; null when it has no title (one that was deleted, or sent on).</summary>
    public static OpenLibraryWork? ReadEdition(JsonElement edition) =>
        edition.Text("title") is { } title
            ? new OpenLibraryWork
            {
                Key = edition.Items("works").Select(static work => KeyOf(work.Text("key"))).FirstOrDefault(static key => key is not null),
                Title = title,
                Subtitle = edition.Text("subtitle"),
                Languages = [.. edition.Items("languages").Select(static one => one.Text("key")?.Split('/')[^1]).OfType<string>()],
                Published = StatedDate.Of(edition.Text("publish_date")),
                Description = Description(edition),
                Subjects = Subjects(edition),
                CoverId = Cover(edition),
            }
            : null;

    /// <summary>What a work adds to what is known of it: what is stated already stays.</summary>
    public static OpenLibraryWork Complete(OpenLibraryWork known, JsonElement work) =>
        known with
        {
            Description = known.Description ?? Description(work),
            Subjects = known.Subjects.Count > 0 ? known.Subjects : Subjects(work),
            CoverId = known.CoverId ?? Cover(work),
        };

    private static OpenLibraryWork? Row(JsonElement row) =>
        row.Text("title") is { } title
            ? new OpenLibraryWork
            {
                Key = KeyOf(row.Text("key")),
                Title = title,
                Subtitle = row.Text("subtitle"),
                Authors = row.Texts("author_name"),
                Languages = row.Texts("language"),
                Published = StatedDate.Of(row.Whole("first_publish_year")?.ToString(CultureInfo.InvariantCulture)),
                CoverId = row.Whole("cover_i") is > 0 and var cover ? cover : null,
            }
            : null;

    // "/works/OL123W"; anything else is no key, and no path to ask for.
    private static string? KeyOf(string? text)
    {
        var key = text?.Split('/')[^1] ?? "";
        return key.Length is > 3 and < 20 && key.StartsWith("OL", StringComparison.Ordinal) && key[^1] == 'W' && key[2..^1].All(char.IsAsciiDigit) ? key : null;
    }

    // A text, or an object with its type.
    private static string? Description(JsonElement element) =>
        element.Member("description") is { ValueKind: JsonValueKind.Object } typed
            ? DescriptionText.Read(typed.Text("value"))
            : DescriptionText.Read(element.Text("description"));

    // Subjects hold lists of best-sellers and notes of libraries beside the genres.
    private static IReadOnlyList<string> Subjects(JsonElement element) =>
        [
            .. element
                .Texts("subjects")
                .Where(static subject => subject.Length <= LongestSubject && subject.AsSpan().IndexOfAny(":=_") < 0)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Take(MostSubjects),
        ];

    // -1 stands for a cover that was taken away.
    private static long? Cover(JsonElement element) =>
        element
            .Items("covers")
            .Select(static cover => cover.ValueKind == JsonValueKind.Number && cover.TryGetInt64(out var id) ? id : 0)
            .Where(static id => id > 0)
            .Cast<long?>()
            .FirstOrDefault();
}
