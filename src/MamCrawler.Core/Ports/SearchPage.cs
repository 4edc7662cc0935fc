using MamCrawler.Core.Releases;

namespace MamCrawler.Core.Ports;

/// <summary>A page of search results. No releases means that the tracker answered and has none.</summary>
/// <param name="Releases">The releases, at most 100.</param>
/// <param name="Found">How many the tracker says there are in all.</param>
/// <param name="Unreadable">Rows that were there and could not be read: what is not among the releases may be among these.</param>
public sealed record SearchPage(IReadOnlyList<Release> Releases, int Found, int Unreadable = 0);
