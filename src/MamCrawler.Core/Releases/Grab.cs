namespace MamCrawler.Core.Releases;

/// <summary>A release to take, and the gaps it fills.</summary>
/// <param name="Release">The release.</param>
/// <param name="GapIds">The gaps it fills, in the order they are wanted.</param>
/// <param name="Why">Why this one, as a sentence.</param>
public sealed record Grab(Release Release, IReadOnlyList<string> GapIds, string Why);
