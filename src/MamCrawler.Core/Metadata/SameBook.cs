using MamCrawler.Core.Library;

namespace MamCrawler.Core.Metadata;

/// <summary>Whether a provider's facts are of the book that the library holds: an ASIN in a library is often that of another book.</summary>
internal static class SameBook
{
    /// <summary>How far two playing times of one recording lie apart at most, as a fraction (rules.md 7).</summary>
    private const double Tolerance = 0.02;

    /// <summary>True when ASIN, title and author agree.</summary>
    internal static bool Is(Book book, BookFacts facts)
    {
        if (!string.Equals(book.Asin, facts.Asin, StringComparison.OrdinalIgnoreCase))
            return false;
        string[] series = [.. book.Series.Concat(facts.Series).Select(place => place.Name).Distinct(StringComparer.Ordinal)];
        var (held, stated) = (AuthorField.Known(book.Authors, series), AuthorField.Known(facts.Authors, series));
        if (held.Count > 0 && stated.Count > 0 && !PersonName.AnyMatch(held, stated))
            return false;
        return TitleReading.Read(book.Title, book.Subtitle, series, held).Matches(TitleReading.Read(facts.Title, facts.Subtitle, series, stated));
    }

    /// <summary>True when the playing times do not contradict that it is the same recording. Who reads it depends on that.</summary>
    internal static bool IsSameRecording(Book book, BookFacts facts) =>
        book.Duration is not { } held || facts.Duration is not { } stated || Math.Abs((held - stated).TotalSeconds) <= held.TotalSeconds * Tolerance;
}
