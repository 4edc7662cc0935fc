namespace MamCrawler.Integrations.Audible;

/// <summary>A product's place in a series: the series' own ASIN, its title, and the sequence text as it came.</summary>
internal sealed record AudibleSeriesPlace(string Asin, string Title, string Sequence);
