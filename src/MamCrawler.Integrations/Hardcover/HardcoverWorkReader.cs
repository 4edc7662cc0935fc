using MamCrawler.Core.Gaps;
using MamCrawler.Core.Library;

namespace MamCrawler.Integrations.Hardcover;

/// <summary>Says what the places of a series are, as works of a catalogue.</summary>
internal static class HardcoverWorkReader
{
    // Below a fifth of the readers of the most read book at a position, a book there is a translation or a double entry that nobody merged.
    private const int Share = 5;

    /// <summary>The places that stand for works, in order. Where several books share a position, the much less read ones are left out.</summary>
    public static IReadOnlyList<HardcoverPlace> Choose(IEnumerable<HardcoverPlace> places)
    {
        var real = places.Where(static place => !place.IsDuplicate).ToList();
        var most = real.Where(IsVolume)
            .GroupBy(static place => place.Position!.Value)
            .ToDictionary(static group => group.Key, static group => group.Max(static place => place.Users));
        return [.. real.Where(place => !IsVolume(place) || place.Users * Share >= most[place.Position!.Value])];
    }

    /// <summary>The work at a place.</summary>
    public static CatalogWork Read(HardcoverPlace place, HardcoverBook? book, HardcoverSeriesHead series)
    {
        var recordings = book?.Recordings(place.AudioEdition) ?? [];
        var languages = recordings.Select(static recording => recording.Language).OfType<string>().Distinct().ToList();
        var audio = recordings.Count > 0 || place.AudioEdition is not null || place.Duration is not null;
        return new CatalogWork
        {
            Title = place.Title,
            Subtitle = place.Subtitle,
            Authors =
                book is { Authors.Count: > 0 } ? book.Authors
                : series.Author is { } author ? [author]
                : [],
            Sequence = place.Sequence,
            Series = [new SeriesMembership(series.Name, place.Sequence)],
            Asins = [.. recordings.Select(static recording => recording.Asin).OfType<string>().Distinct()],
            Isbn = recordings.Select(static recording => recording.Isbn).FirstOrDefault(static isbn => isbn is not null),
            ReleaseDate = place.ReleaseDate,
            Language = languages is [var only] ? only : null,
            Duration = place.Duration ?? recordings.Select(static recording => recording.Duration).FirstOrDefault(static duration => duration is not null),
            IsPack = place.IsPack,
            IsPart = place.IsPart,
            IsNovella = place.IsNovella,
            // A recording that is not listed may exist all the same, so its absence says nothing.
            HasAudio = audio ? true : null,
        };
    }

    private static bool IsVolume(HardcoverPlace place) => place is { IsPack: false, IsPart: false, Position: not null };
}
