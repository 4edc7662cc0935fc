using System.Globalization;
using MamCrawler.Core.Gaps;
using MamCrawler.Core.Library;

namespace MamCrawler.Core.WantedLists;

/// <summary>The texts by which a wished work is known again among wishes and gaps (rules.md 2).</summary>
internal static class WishKeys
{
    private const string PlacePrefix = "place ";

    /// <summary>The id of a wish: the same for every way in which lists write the same title and first author.</summary>
    public static string IdOf(WishDraft book)
    {
        var key =
            book.Title.Length > 0 ? $"title {TitleReading.Read(book.Title).Key} by {PersonName.Of(book.Authors[0])}" : $"asin {book.Asin?.ToUpperInvariant()}";
        return KeyHash.Of(key, 'W').ToString("x16", CultureInfo.InvariantCulture);
    }

    /// <summary>Its ASIN, and its title with each author: what is the same work wherever it stands.</summary>
    public static IEnumerable<string> Identities(WishDraft book) => All(book).Where(static key => !IsPlace(key));

    /// <summary>Its place in the series that the list names: lists count some series in another order, so this alone proves nothing.</summary>
    public static IEnumerable<string> Places(WishDraft book) => All(book).Where(IsPlace);

    /// <summary>True for the key of a place.</summary>
    public static bool IsPlace(string key) => key.StartsWith(PlacePrefix, StringComparison.Ordinal);

    private static IEnumerable<string> All(WishDraft book) =>
        GapWorkKeys.Of(
            new Gap
            {
                Id = "",
                GroupKey = "",
                Class = GapClass.Missing,
                Confidence = GapConfidence.Medium,
                Title = book.Title,
                Authors = book.Authors,
                Series = book.Series,
                Number = book.Number,
                Asins = book.Asin is { } asin ? [asin] : [],
            }
        );
}
