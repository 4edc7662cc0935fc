namespace MamCrawler.Core.Metadata.Writing;

/// <summary>What an item says of changes that an earlier run meant to write and never confirmed: that run was killed, or an answer was lost.</summary>
/// <param name="Written">It holds them: they were written.</param>
/// <param name="ToDo">It holds the old value still: they are yet to be written.</param>
/// <param name="Lapsed">It holds something else, which somebody else put there: they are dropped.</param>
internal sealed record OpenChanges(IReadOnlyList<MetadataChange> Written, IReadOnlyList<MetadataChange> ToDo, IReadOnlyList<MetadataChange> Lapsed)
{
    /// <param name="item">The item as it is now.</param>
    /// <param name="open">The changes.</param>
    /// <param name="cover">The fingerprint of its cover; null when it has none, or none of the changes is of a cover that replaces another.</param>
    internal static OpenChanges Of(EditableItem item, IReadOnlyList<MetadataChange> open, string? cover)
    {
        var (written, toDo, lapsed) = (new List<MetadataChange>(), new List<MetadataChange>(), new List<MetadataChange>());
        foreach (var change in open)
        {
            var now = item.ValuesOf(change.Field);
            if (Holds(item, change, cover))
                written.Add(change with { State = ChangeState.Written, New = change.Field == MetadataField.Cover ? change.New : now });
            else
                (HoldsTheOld(item, change, cover) ? toDo : lapsed).Add(change);
        }

        return new OpenChanges(written, toDo, lapsed);
    }

    /// <summary>A library does not say where a cover came from: another than before is taken for ours, without a fingerprint, so that no undo takes away a person's.</summary>
    private static bool Holds(EditableItem item, MetadataChange change, string? cover) =>
        change.Field != MetadataField.Cover ? FieldValues.SayTheSame(change.Field, item.ValuesOf(change.Field), change.New)
        : change.OldFingerprint is { } old ? cover is not null && cover != old
        : !item.Lacks(MetadataField.Cover);

    private static bool HoldsTheOld(EditableItem item, MetadataChange change, string? cover) =>
        change.Field != MetadataField.Cover ? FieldValues.AreSame(change.Field, item.ValuesOf(change.Field), change.Old)
        : change.OldFingerprint is { } old ? cover == old
        : item.Lacks(MetadataField.Cover);
}
