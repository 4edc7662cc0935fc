using MamCrawler.Core.Library;

namespace MamCrawler.Core.Releases;

/// <summary>Compares a release's series and numbers with those of a wanted volume (rules.md 2: evidence from a title is weaker than the item's own series).</summary>
internal static class PlaceReader
{
    /// <summary>What its own series say; what its title says, where those have no number.</summary>
    public static PlaceAgreement Read(WantedReading wanted, ReleaseReading release, TitleReading title)
    {
        var best = PlaceAgreement.None;
        foreach (var place in release.Series)
        foreach (var asked in wanted.Places)
            best = Stronger(best, Compare(asked, wanted, place));
        if (best > PlaceAgreement.Unnumbered)
            return best;
        foreach (var named in title.Series)
        foreach (var asked in wanted.Places)
            if (named.Sequence.Spans.Count > 0 && (best == PlaceAgreement.Unnumbered || asked.Key.Matches(SeriesName.Of(named.Name))))
                best = Stronger(best, Compare(asked, named.Sequence));
        // "Book 3" among the tags counts only where the title does not tell the volume.
        if (best == PlaceAgreement.Unnumbered && title.IsSeriesName && SequenceText.Parse(release.Release.Facts.StatedVolume) is { Spans.Count: > 0 } stated)
            foreach (var asked in wanted.Places)
                best = Stronger(best, Compare(asked, stated));
        return best;
    }

    private static PlaceAgreement Stronger(PlaceAgreement one, PlaceAgreement other) => one > other ? one : other;

    private static PlaceAgreement Compare(WantedPlace asked, WantedReading wanted, ReleasePlace place)
    {
        if (asked.Key.Matches(place.Key) || IsMadeOf(place, wanted))
            return Compare(asked, place.Sequence);
        return place.Pieces.Any(asked.Key.Matches) || asked.Pieces.Any(place.Key.Matches)
            ? Compare(asked, place.Sequence) == PlaceAgreement.Covers
                ? PlaceAgreement.Covers
                : PlaceAgreement.Akin
            : PlaceAgreement.None;
    }

    /// <summary>"The Land: Chaos Seeds" is the series that is known as "The Land" and as "Chaos Seeds".</summary>
    private static bool IsMadeOf(ReleasePlace place, WantedReading wanted) => place.Pieces.Count > 0 && place.Pieces.All(wanted.IsInSeries);

    private static PlaceAgreement Compare(WantedPlace asked, SequenceText sequence)
    {
        if (sequence.Spans.Count == 0)
            return PlaceAgreement.Unnumbered;
        if (asked.Number is not { } number)
            return sequence.IsPack ? PlaceAgreement.Covers : PlaceAgreement.Contradicts;
        if (sequence.IsPartial)
            return sequence.PartOf == number ? PlaceAgreement.Part : PlaceAgreement.Contradicts;
        if (sequence.IsPack)
            return sequence.Covers(number) ? PlaceAgreement.Covers : PlaceAgreement.OtherVolumes;
        if (sequence.Position == number)
            return PlaceAgreement.Agrees;
        var fraction = sequence.Position - number;
        return fraction is > 0 and < 1 and not 0.5m && decimal.Truncate(number) == number ? PlaceAgreement.Fraction : PlaceAgreement.Contradicts;
    }
}
