using MamCrawler.Core.Library;
using MamCrawler.Core.Releases;

namespace MamCrawler.Core.Gaps;

/// <summary>The tracker's own series data as a witness (rules.md 3): releases seen in earlier searches, listed as the works they say they are.</summary>
public static class TrackerCatalog
{
    /// <summary>Makes a catalog of the audiobooks that name the series, which may be none.</summary>
    /// <param name="seriesName">The series' name as asked for.</param>
    /// <param name="releases">Releases of any search.</param>
    /// <param name="readAt">When they were seen.</param>
    public static SeriesCatalog From(string seriesName, IReadOnlyList<Release> releases, DateTimeOffset readAt = default)
    {
        var key = SeriesKey.Of(seriesName);
        var works = new List<CatalogWork>();
        foreach (var release in releases)
            if (release.IsAudiobook && release.Series.FirstOrDefault(place => SeriesKey.Of(place.Name).Matches(key)) is { } place)
                works.Add(Work(release, place));
        return new SeriesCatalog(WitnessName.Tracker, seriesName, works, readAt);
    }

    private static CatalogWork Work(Release release, SeriesMembership place) =>
        new()
        {
            Title = release.Title,
            Authors = release.Authors,
            Narrators = release.Narrators,
            Sequence = place.Sequence,
            Series = release.Series,
            Language = release.LanguageCode.Length == 0 ? null : release.LanguageCode,
            Duration = release.Facts.StatedDuration,
            Abridged =
                release.FlaggedAbridged || release.Facts.SaysAbridged ? true
                : release.Facts.SaysUnabridged ? false
                : null,
            Dramatised = release.Facts.SaysDramatised,
            IsPack = release.Facts.SaysPack,
            HasAudio = true,
        };
}
