namespace MamCrawler.Simulators.World;

/// <summary>A series membership as the library has it.</summary>
/// <param name="Name">The series' name as the library writes it.</param>
/// <param name="Sequence">The sequence text; null when the library has none.</param>
public sealed record WorldItemSeries(string Name, string? Sequence);
