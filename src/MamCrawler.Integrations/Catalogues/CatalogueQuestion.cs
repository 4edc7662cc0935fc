using MamCrawler.Core.Library;
using MamCrawler.Core.Metadata;

namespace MamCrawler.Integrations.Catalogues;

/// <summary>A question about a book in the words that a catalogue of printed books or a store can search for.</summary>
internal sealed class CatalogueQuestion
{
    private readonly IReadOnlyList<PersonName> _authors;
    private readonly IReadOnlyList<string> _series;
    private readonly TitleReading _title;

    private CatalogueQuestion(MetadataQuestion question)
    {
        Isbn = IsbnText.Of(question.Isbn);
        _series = [.. question.Series.Select(static place => place.Name)];
        _authors = AuthorField.Known(question.Authors, _series);
        _title = TitleReading.Read(question.Title, question.Subtitle, _series, _authors);
        Title = TitleWords.Of(question.Title, _title.Key);
        Author = _authors.Count > 0 ? AuthorWords.Of(_authors[0]) : null;
    }

    /// <summary>The ISBN-13; null when none is known.</summary>
    public string? Isbn { get; }

    /// <summary>The title's own words, without series, number and edition; empty when there are none.</summary>
    public string Title { get; }

    /// <summary>The first author's names without initials; null when no author is known.</summary>
    public string? Author { get; }

    /// <summary>True when title and author are known: without the author, a title finds anybody's book.</summary>
    public bool HasWords => Title.Length > 0 && Author is not null;

    public static CatalogueQuestion Of(MetadataQuestion question) => new(question);

    /// <summary>Whether a row is a candidate: title and author agree. Without that it is never <see cref="SameBook"/>, which asks for more; a loose search finds much of the kind.</summary>
    public bool MayBe(string title, string? subtitle, IReadOnlyList<string> authors)
    {
        var people = AuthorField.Known(authors, _series);
        return (people.Count == 0 || _authors.Count == 0 || PersonName.AnyMatch(_authors, people))
            && _title.Matches(TitleReading.Read(title, subtitle, _series, people));
    }
}
