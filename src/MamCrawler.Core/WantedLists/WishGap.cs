using System.Globalization;
using MamCrawler.Core.Gaps;
using MamCrawler.Core.Library;

namespace MamCrawler.Core.WantedLists;

/// <summary>Writes wishes into gaps, and takes them out again.</summary>
internal static class WishGap
{
    /// <summary>The gap of a work that no held series or author is known to lack.</summary>
    /// <param name="wish">The wish.</param>
    /// <param name="placed">True when the list's series and number may be used: nothing else stands there.</param>
    /// <param name="language">The library's language.</param>
    /// <param name="today">Dates after this one are in the future.</param>
    public static Gap Own(Wish wish, bool placed, string? language, DateOnly today)
    {
        var book = wish.Book;
        var id = Wish.GapPrefix + wish.Id;
        var gap = new Gap
        {
            Id = id,
            GroupKey = placed && book.Series is { } name ? $"{Wish.GapPrefix}{SeriesKey.Of(name)} {PersonName.Of(book.Authors[0])}" : id,
            Class = wish.ReleaseDate > today ? GapClass.Unreleased : GapClass.Missing,
            Confidence = GapConfidence.Medium,
            Title = book.Title,
            Authors = book.Authors,
            Series = placed ? book.Series : null,
            Number = placed ? book.Number : null,
            Asins = book.Asin is { } asin ? [asin] : [],
            Isbn = book.Isbn,
            Language = language,
            ExpectedDurations = wish.Duration is { } duration ? [duration] : [],
            ReleaseDate = wish.ReleaseDate,
            Evidence = [new GapEvidence(WitnessName.Library, "Nothing owned covers it by ASIN, ISBN, title, position or pack.")],
        };
        return Put(gap, wish, today);
    }

    /// <summary>The gap with the wish in it. A wish makes missing what nobody would look for otherwise: a novella, and what no catalogue knows in audio.</summary>
    public static Gap Put(Gap gap, Wish wish, DateOnly today)
    {
        var since = wish.AddedAt.UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
        var asin = wish.Book.Asin is { } stated && !gap.Asins.Contains(stated, StringComparer.OrdinalIgnoreCase) ? stated : null;
        return gap with
        {
            Class = IsLookedFor(gap, today) ? GapClass.Missing : gap.Class,
            Title = gap.Title.Length > 0 ? gap.Title : wish.Book.Title,
            Asins = asin is null ? gap.Asins : [.. gap.Asins, asin],
            Wish = new GapWish(wish.Id, wish.Source.Name(), wish.Source == WishSource.Manual, wish.AddedAt, gap.Class),
            Evidence = [new GapEvidence(WitnessName.WantedList, $"On your list ({wish.Source.Name()}) since {since}."), .. gap.Evidence],
        };
    }

    /// <summary>The gap as it is when nobody wishes for it.</summary>
    public static Gap Take(Gap gap) =>
        gap.Wish is { } wish
            ? gap with
            {
                Class = wish.Otherwise,
                Wish = null,
                Evidence = [.. gap.Evidence.Where(static evidence => evidence.Witness != WitnessName.WantedList)],
            }
            : gap;

    private static bool IsLookedFor(Gap gap, DateOnly today) =>
        gap.Class switch
        {
            GapClass.Missing or GapClass.Novella or GapClass.NoAudiobookKnown => true,
            GapClass.Unreleased => gap.ReleaseDate is null || gap.ReleaseDate <= today,
            _ => false,
        };
}
