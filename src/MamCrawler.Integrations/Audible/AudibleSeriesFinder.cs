using MamCrawler.Core.Gaps;
using MamCrawler.Core.Library;

namespace MamCrawler.Integrations.Audible;

/// <summary>Finds the ASINs of a series among the places that products state. One series can have several, and a book can stand in several series.</summary>
internal static class AudibleSeriesFinder
{
    /// <summary>The series among those of owned products: by name, else the one series they all name.</summary>
    public static IReadOnlyList<AudibleSeriesPlace> AmongOwned(SeriesQuestion question, IEnumerable<AudibleProduct> owned)
    {
        var places = owned.Select(static product => product.Series).Where(static series => series.Count > 0).ToList();
        var named = Named(question.Name, places.SelectMany(static series => series));
        if (named.Count > 0)
            return named;
        // Under another name only when it can be no other series: every owned product stands in one, and in the same.
        return places.Count > 0 && places.TrueForAll(series => series.Count == 1 && SeriesName.Of(series[0].Title).Matches(SeriesName.Of(places[0][0].Title)))
            ? Distinct(places.SelectMany(static series => series))
            : [];
    }

    /// <summary>The series among those of products found by words: by name, and by author when one is known.</summary>
    public static IReadOnlyList<AudibleSeriesPlace> AmongFound(SeriesQuestion question, IEnumerable<AudibleProduct> found)
    {
        var authors = PersonName.ReadAll(question.Authors);
        if (authors.Count > 0)
            return Named(
                question.Name,
                found.Where(product => PersonName.AnyMatch(authors, PersonName.ReadAll(product.Authors))).SelectMany(static product => product.Series)
            );
        // Two series of one name cannot be told apart without an author: the more relevant one, and only that.
        return [.. Named(question.Name, found.SelectMany(static product => product.Series)).Take(1)];
    }

    private static IReadOnlyList<AudibleSeriesPlace> Named(string name, IEnumerable<AudibleSeriesPlace> places)
    {
        var wanted = SeriesName.Of(name);
        var all = Distinct(places);
        var exact = all.Where(place => wanted.Matches(SeriesName.Of(place.Title))).ToList();
        return exact.Count > 0
            ? exact
            : [.. all.Where(place => SeriesName.Pieces(place.Title).Any(wanted.Matches) || SeriesName.Pieces(name).Any(SeriesName.Of(place.Title).Matches))];
    }

    private static IReadOnlyList<AudibleSeriesPlace> Distinct(IEnumerable<AudibleSeriesPlace> places) => [.. places.DistinctBy(static place => place.Asin)];
}
