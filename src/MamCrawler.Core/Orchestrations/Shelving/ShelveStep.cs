namespace MamCrawler.Core.Orchestrations.Shelving;

/// <summary>What an activity of shelving came to.</summary>
/// <param name="Result">Whether to go on.</param>
/// <param name="Volumes">The download's volumes.</param>
/// <param name="Proved">Those of them that are proved.</param>
/// <param name="Refusal">Why the library would not scan, or why a service could not be asked, in words; else null.</param>
public sealed record ShelveStep(ShelveResult Result, int Volumes = 0, int Proved = 0, string? Refusal = null);
