using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Telemetry;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Core.Metadata.Writing;

/// <summary>
/// Writes values into an item of the library (rules.md 7): reads it as it is now, puts down what is about to be written with the old values, writes, and reads it again. Killed
/// anywhere, the next time sees by the item what was written, so that there is one set of changes and no second write.
/// </summary>
public sealed class ItemWriter(ILibraryEditor editor, ChangeStore changes, TimeProvider time, ILogger<ItemWriter> log)
{
    /// <summary>Writes what still may be written of some proposals, and settles what an earlier run left open.</summary>
    /// <param name="itemId">The library's id of the item.</param>
    /// <param name="proposals">Proposals for it; none only settles.</param>
    /// <param name="run">The run they are written by.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FaultException">The library or the state could not be asked, or refused. What is not known to be written is settled by the next run.</exception>
    public async Task<WriteOutcome> WriteAsync(string itemId, IReadOnlyList<FieldProposal> proposals, string run, CancellationToken cancellationToken)
    {
        var known = await changes.ListAsync(itemId, cancellationToken);
        if (proposals.Count == 0 && !known.Any(IsOpen))
            return WriteOutcome.Nothing;
        try
        {
            return await WriteAsync(itemId, known, proposals, run, cancellationToken);
        }
        catch (RowConflictException)
        {
            return new WriteOutcome([], [$"Somebody else is writing to item {itemId} just now, so it was left alone."]) { IsUndecided = true };
        }
    }

    private async Task<WriteOutcome> WriteAsync(
        string itemId,
        IReadOnlyList<MetadataChange> known,
        IReadOnlyList<FieldProposal> proposals,
        string run,
        CancellationToken cancellationToken
    )
    {
        if (await ReadAsync(itemId, cancellationToken) is not { } item)
            return await SettleGoneAsync(itemId, known, cancellationToken);
        var cover = await OldCoverOfAsync(item, known, proposals, cancellationToken);
        var open = OpenChanges.Of(item, [.. known.Where(IsOpen)], cover);
        await changes.SettleAsync(open.Written, open.Lapsed, cancellationToken);
        var choice = FieldChoice.Of(item, proposals, known, cover);
        var begun = choice.Fields.Count == 0 ? [] : await changes.BeginAsync(IntentsOf(item, choice.Fields, run, cover), known, cancellationToken);
        var (written, lapsed, refused) = await WriteAsync(item, [.. open.ToDo, .. begun], cancellationToken);
        foreach (var change in written)
        {
            var sources = string.Join(", ", change.Sources);
            log.MetadataWritten(change.Id, change.Run, sources, change.Confidence);
        }

        return new WriteOutcome([.. open.Written, .. written], [.. choice.Passed, .. lapsed]) { Refused = refused };
    }

    private async Task<EditableItem?> ReadAsync(string itemId, CancellationToken cancellationToken) =>
        (await editor.ReadAsync([itemId], cancellationToken)).FirstOrDefault(item => item.Id == itemId);

    private async Task<WriteOutcome> SettleGoneAsync(string itemId, IReadOnlyList<MetadataChange> known, CancellationToken cancellationToken)
    {
        await changes.SettleAsync([], [.. known.Where(IsOpen)], cancellationToken);
        return new WriteOutcome([], [$"The library has no item {itemId} any more, so nothing was written."]);
    }

    private IReadOnlyList<MetadataChange> IntentsOf(EditableItem item, IReadOnlyList<FieldProposal> fields, string run, string? cover) =>
        [
            .. fields.Select(proposal => new MetadataChange
            {
                ItemId = item.Id,
                Title = item.Book.Title,
                Field = proposal.Field,
                Number = 0,
                Old = proposal.Field == MetadataField.Cover ? proposal.Old ?? [] : item.ValuesOf(proposal.Field),
                OldFingerprint = proposal.Field == MetadataField.Cover ? cover : null,
                New = FieldValues.ForLibrary(proposal.Field, proposal.Values),
                Sources = proposal.Sources,
                Confidence = proposal.Confidence,
                At = time.GetUtcNow(),
                State = ChangeState.Intent,
                Run = run,
            }),
        ];

    private async Task<(IReadOnlyList<MetadataChange> Written, IReadOnlyList<string> Passed, IReadOnlyDictionary<MetadataField, string> Refused)> WriteAsync(
        EditableItem item,
        IReadOnlyList<MetadataChange> intents,
        CancellationToken cancellationToken
    )
    {
        if (intents.Count == 0)
            return ([], [], new Dictionary<MetadataField, string>());
        var refusal = await SendAsync(item.Id, intents, cancellationToken);
        var after = await ReadAsync(item.Id, cancellationToken) ?? item;
        var proof = new WriteProof(after, await CoverOfAsync(intents, after, cancellationToken), time.GetUtcNow());
        var (written, lapsed) = proof.Judge(intents);
        await changes.SettleAsync(written, lapsed, cancellationToken);
        var refused = lapsed
            .Where(change => refusal is not null && change.Field == MetadataField.Cover)
            .ToDictionary(change => change.Field, change => $"'{change.Title}' ({change.ItemId}): {refusal!.Sentence}");
        return (written, [.. lapsed.Select(change => refused.GetValueOrDefault(change.Field) ?? WriteProof.NotKept(change, after))], refused);
    }

    /// <summary>Sends the fields in one write and a cover in another. Returns the fault by which the library refused the cover.</summary>
    private async Task<Fault?> SendAsync(string itemId, IReadOnlyList<MetadataChange> intents, CancellationToken cancellationToken)
    {
        var fields = intents.Where(change => change.Field != MetadataField.Cover).ToDictionary(change => change.Field, change => change.New);
        try
        {
            if (fields.Count > 0)
                await editor.WriteAsync(itemId, fields, cancellationToken);
        }
        catch (FaultException exception) when (exception.Fault.Name == FaultName.LibraryWriteRefused)
        {
            await changes.SettleAsync([], intents, cancellationToken);
            throw;
        }

        try
        {
            foreach (var cover in intents.Where(change => change.Field == MetadataField.Cover))
                await editor.SetCoverAsync(itemId, cover.New[0], cancellationToken);
            return null;
        }
        catch (FaultException exception) when (exception.Fault.Name == FaultName.LibraryWriteRefused)
        {
            return exception.Fault;
        }
    }

    /// <summary>The fingerprint of the cover that is there, where one may be replaced.</summary>
    private async Task<string?> OldCoverOfAsync(
        EditableItem item,
        IReadOnlyList<MetadataChange> known,
        IReadOnlyList<FieldProposal> proposals,
        CancellationToken cancellationToken
    ) =>
        known.Any(change => IsOpen(change) && change.OldFingerprint is not null)
        || proposals.Any(proposal => proposal is { Field: MetadataField.Cover, IsDrift: true })
            ? await editor.ReadCoverAsync(item.Id, cancellationToken)
            : null;

    private async Task<string?> CoverOfAsync(IReadOnlyList<MetadataChange> intents, EditableItem item, CancellationToken cancellationToken) =>
        intents.Any(change => change.Field == MetadataField.Cover) && !item.Lacks(MetadataField.Cover)
            ? await editor.ReadCoverAsync(item.Id, cancellationToken)
            : null;

    private static bool IsOpen(MetadataChange change) => change.State == ChangeState.Intent;
}
