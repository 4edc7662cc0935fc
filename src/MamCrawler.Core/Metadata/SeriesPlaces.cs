using MamCrawler.Core.Library;

namespace MamCrawler.Core.Metadata;

/// <summary>Compares two books' places in series.</summary>
internal static class SeriesPlaces
{
    /// <summary>True when both stand at the same place of one series, false when they stand at different places of one, null when they share no series with a number.</summary>
    internal static bool? Agree(IReadOnlyList<SeriesMembership> some, IReadOnlyList<SeriesMembership> others)
    {
        bool? agree = null;
        foreach (var one in Numbered(some))
        foreach (var other in Numbered(others).Where(place => SeriesName.Of(place.Name).Matches(SeriesName.Of(one.Name))))
        {
            if (!IsSame(one.Sequence, other.Sequence))
                return false;
            agree = true;
        }

        return agree;
    }

    private static IEnumerable<SeriesMembership> Numbered(IEnumerable<SeriesMembership> places) => places.Where(place => place.Sequence.Spans.Count > 0);

    private static bool IsSame(SequenceText one, SequenceText other) => one.Part == other.Part && one.Spans.SequenceEqual(other.Spans);
}
