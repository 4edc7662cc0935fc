namespace MamCrawler.Core.Metadata.Writing;

/// <summary>Which of some proposals may be written into an item as it is now: fill only, never what a person undid, and never over an open change.</summary>
/// <param name="Fields">Those that may.</param>
/// <param name="Passed">Why others may not, a sentence each.</param>
internal sealed record FieldChoice(IReadOnlyList<FieldProposal> Fields, IReadOnlyList<string> Passed)
{
    /// <param name="item">The item as it is now.</param>
    /// <param name="proposals">The proposals.</param>
    /// <param name="known">The item's changes.</param>
    /// <param name="cover">The fingerprint of its cover; null when it has none, or no proposal would replace one.</param>
    internal static FieldChoice Of(EditableItem item, IReadOnlyList<FieldProposal> proposals, IReadOnlyList<MetadataChange> known, string? cover)
    {
        var (fields, passed) = (new List<FieldProposal>(), new List<string>());
        foreach (var proposal in proposals.DistinctBy(proposal => proposal.Field))
        {
            if (known.Any(change => change.Field == proposal.Field && change.State == ChangeState.Intent))
                continue;
            if (WhyNot(item, proposal, known, cover) is { } why)
                passed.Add(why);
            else
                fields.Add(proposal);
        }

        return new FieldChoice(fields, passed);
    }

    private static string? WhyNot(EditableItem item, FieldProposal proposal, IReadOnlyList<MetadataChange> known, string? cover)
    {
        var (field, now) = (proposal.Field, item.ValuesOf(proposal.Field));
        if (!FillOnly.IsWritten(field))
            return $"The {field} of '{item.Book.Title}' is never written.";
        if (proposal.Old is null && !item.Lacks(field))
            return $"The {field} of '{item.Book.Title}' was filled meanwhile with {FieldValues.Tell(field, now)}, so it stays.";
        if (proposal.IsDrift && field == MetadataField.Cover && Remembered.CoverThere(known, cover) is null)
            return $"The cover of '{item.Book.Title}' is not one that was written from here, so it stays.";
        if (proposal.Old is { } old && field != MetadataField.Cover && !FieldValues.AreSame(field, old, now))
            return $"The {field} of '{item.Book.Title}' is no longer {FieldValues.Tell(field, old)} but {FieldValues.Tell(field, now)}, so it stays.";
        return Remembered.WasTakenBack(proposal, known)
            ? $"{FieldValues.Tell(field, proposal.Values)} as the {field} of '{item.Book.Title}' was there once and was taken back, so it is not written again."
            : null;
    }
}
