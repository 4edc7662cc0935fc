namespace MamCrawler.Core.Metadata.Writing;

/// <summary>What came of writing to an item.</summary>
/// <param name="Written">The changes that the item was seen to hold.</param>
/// <param name="Passed">Why others were not made, a sentence each.</param>
public sealed record WriteOutcome(IReadOnlyList<MetadataChange> Written, IReadOnlyList<string> Passed)
{
    /// <summary>Nothing was to be done.</summary>
    public static WriteOutcome Nothing { get; } = new([], []);

    /// <summary>True when nothing was decided, because somebody else was writing to the item: its proposals stay.</summary>
    public bool IsUndecided { get; init; }

    /// <summary>The values that the library refused, and why: they stay proposed.</summary>
    public IReadOnlyDictionary<MetadataField, string> Refused { get; init; } = new Dictionary<MetadataField, string>();

    /// <summary>Both together.</summary>
    public WriteOutcome And(WriteOutcome other) => new([.. Written, .. other.Written], [.. Passed, .. other.Passed]);
}
