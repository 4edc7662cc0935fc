using MamCrawler.Core.Library;

namespace MamCrawler.Core.Gaps;

/// <summary>Finds what is missing, from what witnesses list and what the library owns (rules.md 3). Pure: the same input gives the same gaps in the same order.</summary>
public static class GapFinder
{
    /// <summary>Finds the gaps of one series.</summary>
    /// <param name="group">The series as held or followed.</param>
    /// <param name="catalogs">What the witnesses say it contains; none where none knows it.</param>
    /// <param name="index">The ownership index of the whole library.</param>
    /// <param name="options">What is looked for.</param>
    /// <param name="today">Dates after this one are in the future.</param>
    public static SeriesGapResult FindSeriesGaps(
        SeriesGroup group,
        IReadOnlyList<SeriesCatalog> catalogs,
        OwnershipIndex index,
        GapOptions options,
        DateOnly today
    ) => new SeriesGapFinder(group, SeriesSlots.Merge(group, catalogs), index, options, today).Find();

    /// <summary>Finds the gaps of one author that are not gaps of a series already.</summary>
    /// <param name="author">The author as held or followed.</param>
    /// <param name="catalogs">What the witnesses say the author has written.</param>
    /// <param name="index">The ownership index of the whole library.</param>
    /// <param name="worksAlreadyGaps">The <see cref="GapWorkKeys"/> of the gaps of every series.</param>
    /// <param name="options">What is looked for.</param>
    /// <param name="today">Dates after this one are in the future.</param>
    public static AuthorGapResult FindAuthorGaps(
        AuthorGroup author,
        IReadOnlyList<SeriesCatalog> catalogs,
        OwnershipIndex index,
        IReadOnlySet<string> worksAlreadyGaps,
        GapOptions options,
        DateOnly today
    ) => new AuthorGapFinder(author, index, worksAlreadyGaps, options, today).Find(catalogs);
}
