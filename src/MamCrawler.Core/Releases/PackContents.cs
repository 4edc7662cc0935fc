using MamCrawler.Core.Library;

namespace MamCrawler.Core.Releases;

/// <summary>Whether a pack holds a wanted volume, and how many volumes it holds.</summary>
internal static class PackContents
{
    /// <summary>True when its numbers cover the volume, when it names the volume, or when it names the series without numbers.</summary>
    public static bool Holds(WantedReading wanted, ReleaseReading release, TitleReading title, PlaceAgreement place)
    {
        if (place is PlaceAgreement.Covers or PlaceAgreement.Agrees || Names(wanted, release, title))
            return true;
        if (place is PlaceAgreement.OtherVolumes or PlaceAgreement.Akin || (title.Holds.Count > 1 && wanted.HasOwnTitle))
            return false;
        var named = place is PlaceAgreement.Unnumbered or PlaceAgreement.Contradicts || (release.Series.Count == 0 && NamesSeries(wanted, title));
        if (!named)
            return false;
        if (wanted.Places.Count == 0 || wanted.Places[0].Number is not { } number)
            return place != PlaceAgreement.Contradicts;
        // "Ashfall Trilogy" numbered 1: the word outweighs the number.
        if (place == PlaceAgreement.Contradicts)
            return number <= (Size(release) ?? 0);
        if (release.Bundle.Volumes.IsPack)
            return release.Bundle.Volumes.Covers(number);
        return number <= (Size(release) ?? decimal.MaxValue);
    }

    /// <summary>
    /// True when its title names the volume among others: "The Iron Gate &amp; The Glass Tower". By containment only titles of several words (rules.md 2).
    /// "The Iron Gate and Other Stories" is a collection of its own.
    /// </summary>
    public static bool Lists(WantedReading wanted, ReleaseReading release)
    {
        var key = wanted.Title.Key.Text;
        if (!wanted.HasOwnTitle || !key.Contains(' ', StringComparison.Ordinal))
            return false;
        var title = release.Release.Title;
        return Joins(title, key) || Joins(title[(title.LastIndexOf(": ", StringComparison.Ordinal) + 1)..], key);
    }

    private static bool Joins(string title, string key)
    {
        var linked = title.Replace(" and ", " & ", StringComparison.OrdinalIgnoreCase);
        var pieces = linked.Split(['&', '/', '+', ';', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        // One comma alone stands in many titles.
        return (linked.AsSpan().ContainsAny("&/+;") || pieces.Length > 2)
            && pieces.Length > 1
            && pieces.Any(piece => TitleKey.Of(piece).Text == key)
            && !pieces.Any(piece => piece.StartsWith("other ", StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The number of volumes in it; null when it is not told.</summary>
    public static int? Count(ReleaseReading release, TitleReading title)
    {
        int? most = null;
        foreach (
            var sequence in release.Series.Select(place => place.Sequence).Concat(title.Series.Select(named => named.Sequence)).Append(release.Bundle.Volumes)
        )
            if (sequence.IsPack)
                most = Math.Max(most ?? 0, Positions(sequence).Count());
        return most ?? release.Bundle.Count ?? (title.Holds.Count > 1 ? title.Holds.Count : Size(release));
    }

    /// <summary>The whole positions, and the ends, that a sequence covers; at most 1,000.</summary>
    public static IEnumerable<decimal> Positions(SequenceText sequence) => sequence.Spans.SelectMany(Positions).Distinct().Take(1000);

    private static IEnumerable<decimal> Positions(SequenceSpan span)
    {
        yield return span.From;
        for (var position = decimal.Floor(span.From) + 1; position < span.To; position++)
            yield return position;
        if (!span.IsSingle)
            yield return span.To;
    }

    private static bool Names(WantedReading wanted, ReleaseReading release, TitleReading title)
    {
        if (!wanted.HasOwnTitle)
            return false;
        foreach (var held in title.Holds)
            if (held.Matches(wanted.Title.Key) || wanted.Title.Alternatives.Contains(held))
                return true;
        // By containment only titles of several words: "It" and "Dune" stand in many texts (rules.md 2).
        var key = wanted.Title.Key.Text;
        return key.AsSpan().Count(' ') >= 1
            && (
                $" {title.Key.Text} ".Contains($" {key} ", StringComparison.Ordinal)
                || $" {PlainWords.Fold(release.Release.Tags)} ".Contains($" {key} ", StringComparison.Ordinal)
            );
    }

    private static bool NamesSeries(WantedReading wanted, TitleReading title) => title.IsSeriesName && wanted.Places.Count > 0;

    /// <summary>What "Trilogy" and the like promise, in the title or in the series' name.</summary>
    private static int? Size(ReleaseReading release)
    {
        var size = PlainWords.SeriesSize(release.Release.Title);
        foreach (var place in release.Series)
            size = size == 0 ? PlainWords.SeriesSize(place.Name) : size;
        return size == 0 ? null : size;
    }
}
