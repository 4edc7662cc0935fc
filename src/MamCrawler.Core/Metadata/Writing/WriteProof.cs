namespace MamCrawler.Core.Metadata.Writing;

/// <summary>Judges by the item, read again after a write, what of it was written; the answer to the write proves nothing.</summary>
/// <param name="After">The item as it is after the write.</param>
/// <param name="Cover">Its cover's fingerprint; null when there is none, or none was asked for.</param>
/// <param name="Now">The present.</param>
internal sealed record WriteProof(EditableItem After, string? Cover, DateTimeOffset Now)
{
    /// <summary>The changes that are there, each with what the library made of it, and those that are not.</summary>
    internal (IReadOnlyList<MetadataChange> Written, IReadOnlyList<MetadataChange> Lapsed) Judge(IReadOnlyList<MetadataChange> intents)
    {
        var written = intents.Where(IsThere).ToList();
        return ([.. written.Select(Settle)], [.. intents.Except(written)]);
    }

    /// <summary>Why a change is not there, in a sentence.</summary>
    internal static string NotKept(MetadataChange change, EditableItem after) =>
        $"The library did not keep {FieldValues.Tell(change.Field, change.New)} as the {change.Field} of '{change.Title}': it holds {FieldValues.Tell(change.Field, after.ValuesOf(change.Field))}.";

    // What the library made something else of is a change all the same, and is undone as what it became.
    private bool IsThere(MetadataChange change) =>
        change.Field == MetadataField.Cover
            ? Cover is not null && Cover != change.OldFingerprint
            : FieldValues.SayTheSame(change.Field, After.ValuesOf(change.Field), change.New)
                || !FieldValues.AreSame(change.Field, After.ValuesOf(change.Field), change.Old);

    private MetadataChange Settle(MetadataChange change) =>
        change.Field == MetadataField.Cover
            ? change with
            {
                State = ChangeState.Written,
                At = Now,
                Fingerprint = Cover,
            }
            : change with
            {
                State = ChangeState.Written,
                At = Now,
                New = After.ValuesOf(change.Field),
            };
}
