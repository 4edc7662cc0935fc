namespace MamCrawler.Core.Library;

/// <summary>A book's place in a series: the series' name and the sequence text as they came.</summary>
public sealed record SeriesMembership(string Name, SequenceText Sequence);
