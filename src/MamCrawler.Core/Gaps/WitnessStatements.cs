using MamCrawler.Core.Faults;

namespace MamCrawler.Core.Gaps;

/// <summary>What the witnesses said about some series or authors.</summary>
/// <param name="Catalogs">By the question's key: the catalogs of every witness that knows it.</param>
/// <param name="Faults">Witnesses that could not be asked, each fault once.</param>
public sealed record WitnessStatements(ILookup<string, SeriesCatalog> Catalogs, IReadOnlyList<Fault> Faults);
