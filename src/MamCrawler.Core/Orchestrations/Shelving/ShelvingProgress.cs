namespace MamCrawler.Core.Orchestrations.Shelving;

/// <summary>Where a run of shelving is.</summary>
/// <param name="Step">The activity.</param>
/// <param name="Looks">How often the library was looked at.</param>
/// <param name="Proved">The volumes that are proved.</param>
/// <param name="Volumes">All of them.</param>
public sealed record ShelvingProgress(string Step, int Looks, int Proved, int Volumes);
