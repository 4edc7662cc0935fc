namespace MamCrawler.Simulators.World;

/// <summary>An owned item whose fields hide what it is.</summary>
/// <param name="Title">The item's title, verbatim.</param>
/// <param name="Author">The item's author field, verbatim.</param>
/// <param name="Series">The item's series; null for none.</param>
/// <param name="Sequence">The item's sequence; null for none.</param>
/// <param name="OwnedSeries">The series of the volume that it is.</param>
/// <param name="OwnedVolume">The number of the volume that it is.</param>
internal sealed record OracleTrap(string Title, string Author, string? Series, string? Sequence, string OwnedSeries, int OwnedVolume);
