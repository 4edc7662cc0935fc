namespace MamCrawler.Core.Ports;

/// <summary>A search for audiobooks on the tracker, as data: the adapter escapes it.</summary>
/// <param name="Text">The words to look for.</param>
/// <param name="Fields">Where to look.</param>
/// <param name="Author">An author to look for besides; null for any.</param>
/// <param name="Start">Offset of the first row.</param>
public sealed record TrackerSearch(string Text, TrackerSearchFields Fields, string? Author = null, int Start = 0);
