using MamCrawler.Core.Library;

namespace MamCrawler.Core.Releases;

/// <summary>
/// Tells what a release is to a wanted volume (rules.md 4: the text search is loose, so every row is checked: the author agrees, and series with number or the title
/// agrees).
/// </summary>
public static class ReleaseKindReader
{
    private const long PackedSeriesBytes = 4L << 30;

    /// <summary>What the release is to the wanted volume, before any gate but "same work".</summary>
    public static ReleaseKind Classify(Wanted wanted, Release release) => Classify(new WantedReading(wanted), new ReleaseReading(release));

    internal static ReleaseKind Classify(WantedReading wanted, ReleaseReading release)
    {
        var authorKnown = wanted.People.Count > 0 && release.People.Count > 0;
        if (authorKnown && !PersonName.AnyMatch(wanted.People, release.People))
        {
            // An author field that holds the series' name is unknown.
            if (AuthorField.Known(release.Release.Authors, wanted.SeriesNames).Count > 0)
                return ReleaseKind.Other;
            authorKnown = false;
        }
        var title = release.Title(wanted.SeriesNames);
        var place = PlaceReader.Read(wanted, release, title);
        if (!authorKnown && place is not (PlaceAgreement.Agrees or PlaceAgreement.Covers or PlaceAgreement.Part))
            return ReleaseKind.Other;
        var sameTitle = wanted.Title.Matches(title);
        if (IsPack(wanted, release, title, place, sameTitle))
            return PackContents.Holds(wanted, release, title, place) ? ReleaseKind.Pack : ReleaseKind.Other;
        if (IsPart(wanted, title, place, sameTitle))
            return IsPartOf(wanted, title, place) ? ReleaseKind.Part : ReleaseKind.Other;
        if (!IsSameWork(wanted, release, title, place, sameTitle))
            return ReleaseKind.Other;
        return release.Dramatised is null ? ReleaseKind.SingleVolume : ReleaseKind.Dramatised;
    }

    private static bool IsPack(WantedReading wanted, ReleaseReading release, TitleReading title, PlaceAgreement place, bool sameTitle)
    {
        if (release.Series.Any(series => series.Sequence.IsPack))
            return true;
        if (sameTitle)
            return false;
        // An anthology that comes out yearly is a volume of its series, although each is a collection by its title.
        if (title.Pack)
            return place != PlaceAgreement.Agrees || !wanted.Title.Pack;
        if (
            place is PlaceAgreement.Agrees or PlaceAgreement.Contradicts or PlaceAgreement.Part or PlaceAgreement.Fraction
            || release.Series.Any(series => series.Sequence.Position is not null)
        )
            return false;
        if (title.Part is null && PackContents.Lists(wanted, release))
            return true;
        // A whole series under its own name, without a number: nothing else is that large.
        return release.Release.Facts.SaysPack
            || release.Bundle.SaysPack
            || (place == PlaceAgreement.Unnumbered && title.IsSeriesName && release.Release.SizeBytes >= PackedSeriesBytes);
    }

    private static bool IsPart(WantedReading wanted, TitleReading title, PlaceAgreement place, bool sameTitle) =>
        place == PlaceAgreement.Part || (title.Part is not null && title.Part != wanted.Title.Part) || (place == PlaceAgreement.Fraction && sameTitle);

    private static bool IsPartOf(WantedReading wanted, TitleReading title, PlaceAgreement place) =>
        place switch
        {
            PlaceAgreement.Part or PlaceAgreement.Fraction or PlaceAgreement.Agrees => true,
            PlaceAgreement.Contradicts => false,
            _ => wanted.Title.Key.Matches(title.WholeKey) || wanted.Title.Alternatives.Contains(title.WholeKey) || HasOwnSubtitle(wanted, title),
        };

    /// <summary>"The Iron Gate: Blood and Gold (Part 2)": parts often have titles of their own. By containment only titles of several words (rules.md 2).</summary>
    private static bool HasOwnSubtitle(WantedReading wanted, TitleReading title) =>
        wanted.HasOwnTitle
        && wanted.Title.Key.Text is var key
        && key.Contains(' ', StringComparison.Ordinal)
        && title.WholeKey.Text.StartsWith($"{key} ", StringComparison.Ordinal);

    private static bool IsSameWork(WantedReading wanted, ReleaseReading release, TitleReading title, PlaceAgreement place, bool sameTitle) =>
        place switch
        {
            // A translation bears another title at the same position; the language gate judges it.
            PlaceAgreement.Agrees => sameTitle || wanted.Language.Contradicts(release.Language) || !TitleContradiction.Between(wanted.Title, title),
            // The same distinct title by the same author is the same book, whatever order of the series its number follows; a series' name is no distinct title.
            PlaceAgreement.Contradicts => sameTitle && wanted.HasOwnTitle && !StandsInSeriesName(wanted, title),
            PlaceAgreement.OtherVolumes or PlaceAgreement.Fraction or PlaceAgreement.Part or PlaceAgreement.Covers => false,
            _ => sameTitle,
        };

    private static bool StandsInSeriesName(WantedReading wanted, TitleReading title)
    {
        if (title.IsSeriesName)
            return true;
        var key = TitleKey.Of(wanted.Wanted.Title);
        foreach (var name in wanted.SeriesNames)
            if (TitleKey.Of(name) is { IsEmpty: false } series && key.Text.StartsWith(series.Text, StringComparison.Ordinal))
                return true;
        return false;
    }
}
