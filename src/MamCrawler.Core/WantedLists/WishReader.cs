using System.Text.RegularExpressions;
using MamCrawler.Core.Library;

namespace MamCrawler.Core.WantedLists;

/// <summary>Reads what a person or a list says of a book into a wish, or says in a sentence why it is none.</summary>
public static partial class WishReader
{
    /// <summary>The longest title or name that is taken.</summary>
    public const int LongestText = 300;

    private const int MostAuthors = 20;

    /// <summary>Reads one.</summary>
    /// <param name="title">The title, perhaps with the series in brackets behind it.</param>
    /// <param name="authors">The authors; empty texts are left out.</param>
    /// <param name="asin">The ASIN, in any case.</param>
    /// <param name="isbn">The ISBN, perhaps with dashes or as spreadsheets protect it (<c>="0123456789"</c>). One that is none is left out.</param>
    /// <returns>The wish, or the sentence: exactly one of the two is not null.</returns>
    public static (WishDraft? Draft, string? Refusal) Read(string? title, IEnumerable<string?> authors, string? asin, string? isbn)
    {
        var text = Tidy(title);
        string[] people =
        [
            .. authors.Select(Tidy).Where(static name => !PersonName.Of(name).IsEmpty).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostAuthors),
        ];
        var id = Tidy(asin).ToUpperInvariant();
        if (id.Length > 0 && !Asin().IsMatch(id))
            return (null, $"'{Short(id)}' is no ASIN: that is ten letters and digits, such as B002V1A0WE.");
        if (text.Length > LongestText || people.Any(static name => name.Length > LongestText))
            return (null, $"The title or an author is longer than {LongestText} characters.");
        text = WishTitle.WithOnePlace(text);
        var reading = TitleReading.Read(text);
        if (text.Length > 0 && reading.Key.IsEmpty)
            return (null, $"The title '{Short(text)}' has no letter or digit to look for.");
        if (text.Length == 0 && id.Length == 0)
            return (null, "There is neither a title nor an ASIN.");
        if (text.Length > 0 && people.Length == 0 && id.Length == 0)
            return (null, $"'{Short(text)}' has no author. A title alone is too little to know a book by.");
        if (reading.Pack)
            return (null, $"'{Short(text)}' is a collection. Wish for its volumes: a pack is taken by itself where it holds them.");
        return (DraftOf(text, reading, people, id, IsbnOf(isbn)), null);
    }

    private static WishDraft DraftOf(string text, TitleReading reading, string[] people, string asin, string? isbn)
    {
        // Without an author no title can be compared, so the ASIN has to tell both.
        var known = people.Length > 0;
        var place = known ? WishTitle.Place(reading) : null;
        return new WishDraft
        {
            Title = known ? WishTitle.Plain(text, reading) : "",
            Authors = people,
            Series = place?.Name,
            Number = place?.Sequence.Position,
            Asin = asin.Length > 0 ? asin : null,
            Isbn = isbn,
        };
    }

    /// <summary>The ISBN in a text; null when there is none. Ten digits that begin with B are no ISBN.</summary>
    public static string? IsbnOf(string? text)
    {
        var bare = new string([.. (text ?? "").Where(static letter => letter is not ('=' or '"' or '-' or ' '))]).ToUpperInvariant();
        return Isbn().IsMatch(bare) ? bare : null;
    }

    /// <summary>The ASIN in a text; null when there is none.</summary>
    public static string? AsinOf(string? text) => Tidy(text).ToUpperInvariant() is var id && id.StartsWith('B') && Asin().IsMatch(id) ? id : null;

    private static string Tidy(string? text) => Spaces().Replace(text?.Trim() ?? "", " ");

    private static string Short(string text) => text.Length <= 80 ? text : text[..80] + "…";

    [GeneratedRegex("^(B[0-9A-Z]{9}|[0-9]{9}[0-9X])$", RegexOptions.CultureInvariant)]
    private static partial Regex Asin();

    [GeneratedRegex("^([0-9]{9}[0-9X]|[0-9]{13})$", RegexOptions.CultureInvariant)]
    private static partial Regex Isbn();

    [GeneratedRegex(@"[\s\p{Cc}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Spaces();
}
