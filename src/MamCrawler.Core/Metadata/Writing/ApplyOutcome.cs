namespace MamCrawler.Core.Metadata.Writing;

/// <summary>What came of writing proposals on a person's word.</summary>
/// <param name="Run">The run, by which all of it can be undone.</param>
/// <param name="Written">The changes.</param>
/// <param name="Passed">Why other values were not written, a sentence each.</param>
/// <param name="Left">Items with proposals that are left for the next time, those that the library refused included.</param>
public sealed record ApplyOutcome(string Run, IReadOnlyList<MetadataChange> Written, IReadOnlyList<string> Passed, int Left);
