using MamCrawler.Core.Releases;

namespace MamCrawler.Core.Ports;

/// <summary>A page of search results. No releases means that the tracker answered and has none.</summary>
/// <param name="Releases">The releases, at most 100.</param>
/// <param name="Found">How many the tracker says there are in all.</param>
public sealed record SearchPage(IReadOnlyList<Release> Releases, int Found);
