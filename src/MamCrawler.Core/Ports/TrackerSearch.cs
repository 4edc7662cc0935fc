namespace MamCrawler.Core.Ports;

/// <summary>A search for audiobooks on the tracker, as data: the adapter escapes it.</summary>
/// <param name="Text">The words to look for; empty for all of a <see cref="Category"/>.</param>
/// <param name="Fields">Where to look.</param>
/// <param name="Author">An author to look for besides; null for any.</param>
/// <param name="Start">Offset of the first row.</param>
public sealed record TrackerSearch(string Text, TrackerSearchFields Fields, string? Author = null, int Start = 0)
{
    /// <summary>The only category looked in, by the tracker's id; null for every audiobook category.</summary>
    public int? Category { get; init; }

    /// <summary>The first day (UTC) on which a row may have been added; null for any.</summary>
    public DateOnly? AddedFrom { get; init; }

    /// <summary>The order of the rows.</summary>
    public TrackerOrder Order { get; init; }
}
