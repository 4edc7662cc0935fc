namespace MamCrawler.Core.Metadata.Writing;

/// <summary>What was written before and taken back is remembered, so that no run writes it again: undone here, or emptied by a person in the library.</summary>
internal static class Remembered
{
    /// <summary>True for a value that was written once and is no longer there.</summary>
    /// <param name="proposal">The value, for a field that does not hold it.</param>
    /// <param name="known">The item's changes.</param>
    internal static bool WasTakenBack(FieldProposal proposal, IReadOnlyList<MetadataChange> known)
    {
        var values = FieldValues.ForLibrary(proposal.Field, proposal.Values);
        return known.Any(change =>
            change.Field == proposal.Field && change.State != ChangeState.Intent && FieldValues.SayTheSame(change.Field, change.New, values)
        );
    }

    /// <summary>The change that put the cover there that an item has; null when a person did, or nobody knows.</summary>
    /// <param name="known">The item's changes.</param>
    /// <param name="cover">The fingerprint of its cover.</param>
    internal static MetadataChange? CoverThere(IReadOnlyList<MetadataChange> known, string? cover) =>
        cover is null
            ? null
            : known.FirstOrDefault(change => change.Field == MetadataField.Cover && change.State == ChangeState.Written && change.Fingerprint == cover);
}
