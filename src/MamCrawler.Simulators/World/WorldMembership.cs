namespace MamCrawler.Simulators.World;

/// <summary>A work's place in a series.</summary>
/// <param name="Series">The series.</param>
/// <param name="Sequence">The place as Audible writes it; may be empty.</param>
/// <param name="Position">The place as a number; null in an umbrella series.</param>
public sealed record WorldMembership(WorldSeries Series, string Sequence, double? Position);
