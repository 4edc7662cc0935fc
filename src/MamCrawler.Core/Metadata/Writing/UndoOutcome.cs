namespace MamCrawler.Core.Metadata.Writing;

/// <summary>What came of an undo.</summary>
/// <param name="Change">The change as it stands now.</param>
/// <param name="Undone">True when the old value is there again; false when it was refused.</param>
/// <param name="Sentence">What was done, or why not, with both values.</param>
public sealed record UndoOutcome(MetadataChange Change, bool Undone, string Sentence);
