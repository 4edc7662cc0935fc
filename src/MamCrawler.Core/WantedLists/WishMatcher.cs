using MamCrawler.Core.Gaps;
using MamCrawler.Core.Library;
using MamCrawler.Core.Releases;

namespace MamCrawler.Core.WantedLists;

/// <summary>Finds the gap that a wish is for: of a series or an author, or one that another wish made.</summary>
internal sealed class WishMatcher
{
    private readonly Dictionary<string, Gap> _identities = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Gap> _places = new(StringComparer.Ordinal);

    /// <summary>Reads the gaps of a run once.</summary>
    public WishMatcher(IEnumerable<Gap> gaps)
    {
        // The gap that would be filled stands for its work: of a series before an author, and missing before anything else.
        foreach (var gap in gaps.OrderBy(static gap => gap.Series is null).ThenBy(static gap => gap.Class != GapClass.Missing))
        foreach (var key in GapWorkKeys.Of(gap))
            (WishKeys.IsPlace(key) ? _places : _identities).TryAdd(key, gap);
    }

    /// <summary>Learns of a gap that a wish made, so that a second wish for the same work is that gap and not another one. Its place proves nothing.</summary>
    public void Know(Gap gap)
    {
        foreach (var key in GapWorkKeys.Of(gap).Where(static key => !WishKeys.IsPlace(key)))
            _identities.TryAdd(key, gap);
    }

    /// <summary>The gap of the same work: by ASIN or title and author, else at the same place where no title contradicts it (rules.md 2). Null when there is none.</summary>
    public Gap? Find(WishDraft book) => First(_identities, WishKeys.Identities(book)) ?? (AtPlace(book) is { } gap && !Contradicts(gap, book) ? gap : null);

    /// <summary>The gap at the place that the list names, whatever it is called; null when there is none.</summary>
    public Gap? AtPlace(WishDraft book) => First(_places, WishKeys.Places(book));

    private static bool Contradicts(Gap gap, WishDraft book) =>
        gap.Title.Length > 0 && TitleContradiction.Between(TitleReading.Read(gap.Title), TitleReading.Read(book.Title));

    private static Gap? First(Dictionary<string, Gap> known, IEnumerable<string> keys)
    {
        foreach (var key in keys)
            if (known.TryGetValue(key, out var gap))
                return gap;
        return null;
    }
}
