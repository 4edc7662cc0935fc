using MamCrawler.Core.Gaps;
using MamCrawler.Core.Ports;
using MamCrawler.Core.WantedLists;

namespace MamCrawler.Core.Orchestrations.Scanning;

/// <summary>What to ask the tracker for a batch of gaps (rules.md 4: by series first, one query that can answer many gaps; then by title and author).</summary>
internal static class TrackerQuestions
{
    private const int PageRows = 100;
    private const int MostPages = 3;

    /// <summary>The first question: for a series its name, for an author's gaps the author, for one wish that is neither its title.</summary>
    public static TrackerSearch First(IReadOnlyList<Gap> gaps)
    {
        var gap = gaps[0];
        if (gaps.Count == 1 && IsWishAlone(gap) && For(gap) is { } alone)
            return alone;
        return gap.Series is { } series
            ? new TrackerSearch(series, TrackerSearchFields.Series | TrackerSearchFields.Title, gap.Authors.FirstOrDefault())
            : new TrackerSearch(gap.Authors.FirstOrDefault() ?? gap.Title, TrackerSearchFields.Author);
    }

    /// <summary>What a person names of a series that is not held, or of an author, says nothing about the others there.</summary>
    private static bool IsWishAlone(Gap gap) => gap.Wish is not null && (gap.Series is null || WishedGaps.IsOwn(gap));

    /// <summary>The next page of a question; null when there is none, or enough has been read.</summary>
    public static TrackerSearch? NextPage(TrackerSearch search, SearchPage page) =>
        search.Start + PageRows < Math.Min(page.Found, PageRows * MostPages) && page.Releases.Count > 0
            ? search with
            {
                Start = search.Start + PageRows,
            }
            : null;

    /// <summary>True when there is more than is ever looked at: then what was not seen may still be there.</summary>
    public static bool IsCut(TrackerSearch search, SearchPage page) => page.Found > PageRows * MostPages && search.Start + PageRows >= PageRows * MostPages;

    /// <summary>The question for one gap alone; null when it has no title to ask for.</summary>
    public static TrackerSearch? For(Gap gap) =>
        gap.Title.Length == 0 ? null : new TrackerSearch(gap.Title, TrackerSearchFields.Title, gap.Authors.FirstOrDefault());
}
