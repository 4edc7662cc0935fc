using MamCrawler.Core.Gaps;

namespace MamCrawler.Core.State;

/// <summary>A witness's answer as it is kept.</summary>
/// <param name="Catalog">What it said; null when it does not know the series or author.</param>
/// <param name="ReadAt">When it was asked.</param>
public sealed record StoredCatalog(SeriesCatalog? Catalog, DateTimeOffset ReadAt);
