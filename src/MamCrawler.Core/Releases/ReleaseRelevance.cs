using MamCrawler.Core.Library;

namespace MamCrawler.Core.Releases;

/// <summary>Whether a row of a loose text search has to do with what was asked for at all (rules.md 4: every row is checked here).</summary>
public static class ReleaseRelevance
{
    /// <summary>True when the author is among the release's authors. A book about a person is not by that person.</summary>
    public static bool IsBy(string author, Release release) => PersonName.AnyMatch(PersonName.ReadAll(author), PersonName.ReadAll(release.Authors));

    /// <summary>True when the release is in the series, or its title says so, and no author contradicts it.</summary>
    /// <param name="series">The series' names.</param>
    /// <param name="authors">Its authors; may be empty.</param>
    /// <param name="release">The release.</param>
    public static bool IsInSeries(IReadOnlyList<string> series, IReadOnlyList<string> authors, Release release)
    {
        var asked = AuthorField.Known(authors, series);
        var theirs = AuthorField.Known(release.Authors, series);
        if (asked.Count > 0 && theirs.Count > 0 && !PersonName.AnyMatch(asked, theirs))
            return false;
        foreach (var name in series)
        {
            var key = SeriesName.Of(name);
            if (release.Series.Any(place => key.Matches(SeriesName.Of(place.Name)) || SeriesName.Pieces(place.Name).Any(key.Matches)))
                return true;
        }
        var title = TitleReading.Read(release.Title, null, series, theirs);
        return title.IsSeriesName || title.Series.Any(place => series.Any(name => SeriesName.Of(name).Matches(SeriesName.Of(place.Name))));
    }
}
