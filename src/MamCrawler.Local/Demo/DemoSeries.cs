namespace MamCrawler.Local.Demo;

/// <summary>A series with what it misses.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Missing">How many volumes it misses.</param>
/// <param name="Volumes">Their positions, in order.</param>
public sealed record DemoSeries(string Name, int Missing, IReadOnlyList<string> Volumes);
