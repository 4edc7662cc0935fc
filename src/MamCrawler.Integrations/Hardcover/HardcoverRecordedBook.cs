using System.Text.Json;
using MamCrawler.Core.Library;
using MamCrawler.Core.Metadata;
using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.Hardcover;

/// <summary>A book with its authors and its places in series.</summary>
internal sealed record HardcoverRecordedBook(long Id, string Title, string? Subtitle, IReadOnlyList<string> Authors, IReadOnlyList<SeriesMembership> Series)
{
    private const int Deduplicated = 4;

    /// <summary>Reads a row of "books"; null when it has no id or title, or stands for another book.</summary>
    public static HardcoverRecordedBook? Read(JsonElement row)
    {
        if (row.Whole("id") is not (> 0 and <= int.MaxValue and var id) || row.Text("title") is not { } title)
            return null;
        if (row.Member("canonical_id") is not null || row.Whole("book_status_id") == Deduplicated)
            return null;
        var authors = HardcoverBook.Read(row)?.Authors ?? [];
        var places = row.Items("book_series").Where(static place => place.Member("series")?.Text("name") is not null).ToList();
        // A book stands in lists of all kinds; the one that is featured is what people call its series.
        var featured = places.Where(static place => place.Flag("featured") == true).ToList();
        return new HardcoverRecordedBook(
            id,
            title,
            row.Text("subtitle"),
            authors,
            [
                .. (featured.Count > 0 ? featured : places).Select(static place => new SeriesMembership(
                    place.Member("series")!.Value.Text("name")!,
                    HardcoverPlace.SequenceOf(place)
                )),
            ]
        );
    }

    /// <summary>The ways in which the title of a question may stand in the catalogue word for word.</summary>
    public static IEnumerable<string> Spellings(MetadataQuestion question) =>
        string.IsNullOrWhiteSpace(question.Subtitle) ? [question.Title] : [question.Title, $"{question.Title}: {question.Subtitle}"];

    /// <summary>Whether this may be the book that a question is about.</summary>
    public bool IsTitled(MetadataQuestion question) =>
        Spellings(question).Any(spelling => TitleMatch.Same(spelling, Title))
        && PersonName.AnyMatch(PersonName.ReadAll(question.Authors), PersonName.ReadAll(Authors));

    /// <summary>The facts of one of its editions; of the book alone where none is known.</summary>
    public BookFacts FactsOf(HardcoverRecording? edition) =>
        new()
        {
            Asin = edition?.Asin,
            Isbn = edition?.Isbn,
            Title = edition?.Title ?? Title,
            Subtitle = edition?.Subtitle ?? Subtitle,
            Authors = Authors,
            // A translation's series has a name of its own, which is not known here.
            Series = edition?.Title is { } title && !TitleReading.Read(title).Matches(TitleReading.Read(Title)) ? [] : Series,
            Duration = edition?.Duration,
            Language = edition?.Language,
        };
}
