using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Telemetry;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Core.Metadata.Writing;

/// <summary>Undoes changes of the library's metadata (rules.md 7): the old value is put back only where the field still holds what was written.</summary>
public sealed class ChangeUndo(ILibraryEditor editor, ChangeStore changes, TimeProvider time, ILogger<ChangeUndo> log)
{
    /// <summary>Undoes one change. Saying it twice does no harm.</summary>
    /// <exception cref="FaultException">The library or the state could not be asked, or refused.</exception>
    /// <exception cref="RowConflictException">Somebody else has changed it at the same moment.</exception>
    public async Task<UndoOutcome> UndoAsync(MetadataChange change, CancellationToken cancellationToken)
    {
        if (change.State == ChangeState.Undone)
            return new UndoOutcome(change, true, $"The {change.Field} of '{change.Title}' was undone before.");
        if (await ReadAsync(change.ItemId, cancellationToken) is not { } item)
            return new UndoOutcome(change, false, $"The library has no item {change.ItemId} ('{change.Title}') any more, so there is nothing to undo.");
        var now = await StandOfAsync(change, item, cancellationToken);
        if (now.HoldsTheOld)
            return await EndAsync(change, "It was no longer there", cancellationToken);
        if (now.WhyNot is { } why)
            return new UndoOutcome(change, false, why);
        await PutBackAsync(change, cancellationToken);
        var after = await ReadAsync(change.ItemId, cancellationToken) ?? item;
        return (await StandOfAsync(change, after, cancellationToken)).HoldsTheOld
            ? await EndAsync(change, "The old value is there again", cancellationToken)
            : new UndoOutcome(
                change,
                false,
                $"The library did not take back {Tell(change, change.Old)}: it holds {Tell(change, after.ValuesOf(change.Field))}."
            );
    }

    private async Task<EditableItem?> ReadAsync(string itemId, CancellationToken cancellationToken) =>
        (await editor.ReadAsync([itemId], cancellationToken)).FirstOrDefault(item => item.Id == itemId);

    private async Task<(bool HoldsTheOld, string? WhyNot)> StandOfAsync(MetadataChange change, EditableItem item, CancellationToken cancellationToken)
    {
        if (change.Field == MetadataField.Cover)
            return await StandOfCoverAsync(change, item, cancellationToken);
        var now = item.ValuesOf(change.Field);
        if (FieldValues.AreSame(change.Field, now, change.Old) || (change.Old.Count == 0 && item.Lacks(change.Field)))
            return (true, null);
        return FieldValues.AreSame(change.Field, now, change.New)
            ? (false, null)
            : (
                false,
                $"The {change.Field} of '{change.Title}' was written as {Tell(change, change.New)} and is {Tell(change, now)} now, which somebody else put there, so it stays."
            );
    }

    private async Task<(bool HoldsTheOld, string? WhyNot)> StandOfCoverAsync(MetadataChange change, EditableItem item, CancellationToken cancellationToken)
    {
        if (item.Lacks(MetadataField.Cover))
            return change.Old.Count == 0 ? (true, null) : (false, $"The cover of '{change.Title}' was taken away meanwhile, so it stays so.");
        var there = await editor.ReadCoverAsync(item.Id, cancellationToken);
        if (there is not null && there == change.OldFingerprint)
            return (true, null);
        return there is not null && there == change.Fingerprint
            ? (false, null)
            : (
                false,
                $"The cover of '{change.Title}' is not, or not surely, the one from {Tell(change, change.New)}, so it stays. Take it away in the library by hand."
            );
    }

    private async Task PutBackAsync(MetadataChange change, CancellationToken cancellationToken)
    {
        if (change.Field == MetadataField.Cover)
            await editor.SetCoverAsync(change.ItemId, change.Old.Count > 0 ? change.Old[0] : null, cancellationToken);
        else
            await editor.WriteAsync(change.ItemId, new Dictionary<MetadataField, IReadOnlyList<string>> { [change.Field] = change.Old }, cancellationToken);
    }

    private async Task<UndoOutcome> EndAsync(MetadataChange change, string how, CancellationToken cancellationToken)
    {
        var undone = change with { State = ChangeState.Undone, UndoneAt = time.GetUtcNow() };
        await changes.SettleAsync([undone], [], cancellationToken);
        log.MetadataUndone(change.Id, change.Run);
        return new UndoOutcome(
            undone,
            true,
            $"{how}: the {change.Field} of '{change.Title}' is {Tell(change, change.Old)}, and {Tell(change, change.New)} is not filled again."
        );
    }

    private static string Tell(MetadataChange change, IReadOnlyList<string> values) => FieldValues.Tell(change.Field, values);
}
