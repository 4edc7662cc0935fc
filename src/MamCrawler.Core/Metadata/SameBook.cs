using MamCrawler.Core.Library;

namespace MamCrawler.Core.Metadata;

/// <summary>
/// Whether a provider's facts are of the book that the library holds. An ASIN in a library is often that of another book, and a search by title finds much that is not meant,
/// so that neither is enough alone: never the wrong book.
/// </summary>
public static class SameBook
{
    /// <summary>How far two playing times of one recording lie apart at most, as a fraction (rules.md 7).</summary>
    private const double Tolerance = 0.02;

    /// <summary>
    /// True when title and author agree and either the ASIN or the ISBN is the same, or nothing else speaks against it: not another ASIN, another language, another playing
    /// time, another place in a series, a part, a collection or a dramatisation.
    /// </summary>
    public static bool Is(Book book, BookFacts facts)
    {
        string[] series = [.. book.Series.Concat(facts.Series).Select(place => place.Name).Distinct(StringComparer.Ordinal)];
        var (held, stated) = (AuthorField.Known(book.Authors, series), AuthorField.Known(facts.Authors, series));
        var authorsAgree = PersonName.AnyMatch(held, stated);
        if (held.Count > 0 && stated.Count > 0 && !authorsAgree)
            return false;
        var (own, other) = (TitleReading.Read(book.Title, book.Subtitle, series, held), TitleReading.Read(facts.Title, facts.Subtitle, series, stated));
        if (!own.Matches(other) || AsinsOf(book, facts) == false)
            return false;
        return HasSameId(book, facts) || (authorsAgree && NothingContradicts(book, facts) && PlacesAgree(book, own, facts, other));
    }

    /// <summary>True when the ASIN or the ISBN is the same. That alone says nothing: titles and authors have to agree too.</summary>
    internal static bool HasSameId(Book book, BookFacts facts) => AsinsOf(book, facts) == true || SameIsbn(book.Isbn, facts.Isbn);

    /// <summary>True when the playing times do not contradict that it is the same recording. Who reads it depends on that.</summary>
    public static bool IsSameRecording(Book book, BookFacts facts) =>
        book.Duration is not { } held || facts.Duration is not { } stated || Math.Abs((held - stated).TotalSeconds) <= held.TotalSeconds * Tolerance;

    private static bool? AsinsOf(Book book, BookFacts facts) =>
        string.IsNullOrWhiteSpace(book.Asin) || string.IsNullOrWhiteSpace(facts.Asin)
            ? null
            : string.Equals(book.Asin.Trim(), facts.Asin.Trim(), StringComparison.OrdinalIgnoreCase);

    private static bool SameIsbn(string? one, string? other) => IsbnText.Of(one) is { } isbn && isbn == IsbnText.Of(other);

    private static bool NothingContradicts(Book book, BookFacts facts) =>
        !LanguageTag.Of(book.Language).Contradicts(LanguageTag.Of(facts.Language))
        && IsSameRecording(book, facts)
        && (book.Abridged is not { } held || facts.Abridged is not { } stated || held == stated);

    private static bool PlacesAgree(Book book, TitleReading own, BookFacts facts, TitleReading other)
    {
        if (own.Part != other.Part || own.Pack != other.Pack || own.Dramatised != other.Dramatised)
            return false;
        var agrees = SeriesPlaces.Agree([.. book.Series, .. own.Series], [.. facts.Series, .. other.Series]);
        // A title that is only its series' name is that of any volume.
        return agrees != false && (agrees == true || !(own.IsSeriesName || other.IsSeriesName));
    }
}
