using MamCrawler.Core.Faults;

namespace MamCrawler.Core.Gaps;

/// <summary>A witness's answer to one question. "Could not ask" (a fault) is never "does not know it" (neither catalog nor fault).</summary>
/// <param name="Key">The key of the question.</param>
/// <param name="Catalog">What it said; null when it does not know the series or author, or could not be asked.</param>
/// <param name="Fault">Why it could not be asked; null otherwise.</param>
public sealed record WitnessAnswer(string Key, SeriesCatalog? Catalog, Fault? Fault = null);
