using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Core.Metadata.Writing;

/// <summary>What is written into the library and undone again, put together from its parts. The library's client is made when it is first needed.</summary>
public sealed class MetadataChanges : IMetadataChanges
{
    /// <summary>Items of one person's word at most, so that it ends in time (rules.md 7).</summary>
    private const int MostItems = 100;

    private readonly Func<ILibraryEditor> editor;
    private readonly MetadataStore proposals;
    private readonly ChangeStore changes;
    private readonly TimeProvider time;
    private readonly ILoggerFactory loggers;
    private readonly bool writes;

    /// <summary>Puts it together; nothing is read or asked yet.</summary>
    /// <param name="editor">The library.</param>
    /// <param name="tables">The state.</param>
    /// <param name="writes">True when runs may write without a person's word.</param>
    /// <param name="time">The clock.</param>
    /// <param name="loggers">Where events go.</param>
    public MetadataChanges(Func<ILibraryEditor> editor, ITableStore tables, bool writes, TimeProvider time, ILoggerFactory loggers)
    {
        (this.editor, this.writes, this.time, this.loggers) = (editor, writes, time, loggers);
        (proposals, changes) = (new MetadataStore(tables), new ChangeStore(tables));
    }

    /// <inheritdoc />
    public IAsyncEnumerable<FieldProposal> ListProposalsAsync(CancellationToken cancellationToken) => proposals.ListAsync(cancellationToken);

    /// <inheritdoc />
    public async Task<IReadOnlyList<MetadataChange>> ListAsync(CancellationToken cancellationToken) =>
        NewestFirst(await changes.ListAllAsync(cancellationToken).ToListAsync(cancellationToken));

    /// <summary>The changes of one item, in no order.</summary>
    public Task<IReadOnlyList<MetadataChange>> ListAsync(string itemId, CancellationToken cancellationToken) => changes.ListAsync(itemId, cancellationToken);

    /// <summary>Items as the library has them now, by id.</summary>
    /// <exception cref="FaultException">The library could not be read.</exception>
    public async Task<IReadOnlyDictionary<string, EditableItem>> ReadAsync(IReadOnlyList<string> itemIds, CancellationToken cancellationToken) =>
        itemIds.Count == 0
            ? new Dictionary<string, EditableItem>()
            : (await editor().ReadAsync(itemIds, cancellationToken)).DistinctBy(item => item.Id).ToDictionary(item => item.Id, StringComparer.Ordinal);

    /// <summary>Adds what is proposed for an item's empty fields to its proposals.</summary>
    /// <param name="itemId">The library's id of the item.</param>
    /// <param name="answers">What is stated of it, the most trusted first.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FaultException">The library or the state could not be asked.</exception>
    public async Task ProposeAsync(string itemId, IReadOnlyList<ProviderFacts> answers, CancellationToken cancellationToken)
    {
        if (!(await ReadAsync([itemId], cancellationToken)).TryGetValue(itemId, out var item))
            return;
        var known = await changes.ListAsync(itemId, cancellationToken);
        var proposed = FillOnly.Propose(item.Book, answers, time.GetUtcNow()).Where(proposal => !Remembered.WasTakenBack(proposal, known)).ToList();
        await proposals.AddAsync(itemId, proposed, cancellationToken);
    }

    /// <summary>The writing of one run, which does nothing while writing is off.</summary>
    /// <param name="what">What the run is.</param>
    public AutomaticWriting Begin(string what) => BeginNamed(AutomaticWriting.NameOf(time.GetUtcNow(), what));

    /// <summary>The same under a name that comes again when the run is repeated.</summary>
    public AutomaticWriting BeginNamed(string run) => new(writes ? Writer() : null, proposals, changes, loggers.CreateLogger<AutomaticWriting>(), run);

    /// <inheritdoc />
    public async Task<ApplyOutcome> ApplyAsync(string? itemId, CancellationToken cancellationToken)
    {
        var run = AutomaticWriting.NameOf(time.GetUtcNow(), "apply");
        var all = itemId is null
            ? await proposals.ListAsync(cancellationToken).ToListAsync(cancellationToken)
            : await proposals.ListAsync(itemId, cancellationToken);
        var items = all.GroupBy(proposal => proposal.ItemId, StringComparer.Ordinal).OrderBy(item => item.Min(WaitsSince)).ToList();
        var (writer, outcome, done) = (Writer(), WriteOutcome.Nothing, 0);
        foreach (var item in items.Take(MostItems))
        {
            try
            {
                var one = await writer.WriteAsync(item.Key, [.. item], run, cancellationToken);
                outcome = outcome.And(one);
                if (!one.IsUndecided && one.Refused.Count == 0)
                    done++;
            }
            catch (FaultException exception) when (outcome.Written.Count > 0)
            {
                outcome = outcome.And(new WriteOutcome([], [exception.Fault.Sentence]));
                break;
            }
        }

        return new ApplyOutcome(run, outcome.Written, outcome.Passed, items.Count - done);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<MetadataChange>> FindAsync(string name, CancellationToken cancellationToken)
    {
        if (ChangeId.Read(name) is { } id && (await changes.ListAsync(id.ItemId, cancellationToken)).FirstOrDefault(change => Is(change, id)) is { } one)
            return [one];
        var ofItem = await changes.ListAsync(name, cancellationToken);
        return ofItem.Count > 0
            ? NewestFirst(ofItem)
            : NewestFirst(await changes.ListAllAsync(cancellationToken).Where(change => change.Run == name).ToListAsync(cancellationToken));
    }

    /// <inheritdoc />
    public async Task<UndoOutcome> UndoAsync(MetadataChange change, CancellationToken cancellationToken)
    {
        try
        {
            return await new ChangeUndo(editor(), changes, time, loggers.CreateLogger<ChangeUndo>()).UndoAsync(change, cancellationToken);
        }
        catch (RowConflictException)
        {
            return new UndoOutcome(change, false, $"Somebody else is changing the {change.Field} of '{change.Title}' just now. Look again in a minute.");
        }
    }

    private ProposalWriter Writer() => new(new ItemWriter(editor(), changes, time, loggers.CreateLogger<ItemWriter>()), proposals, time);

    /// <summary>What was refused takes its turn after what waits, so that 100 refused books keep no other from being written.</summary>
    private static DateTimeOffset WaitsSince(FieldProposal proposal) => proposal.RefusedAt ?? proposal.ProposedAt;

    private static bool Is(MetadataChange change, ChangeId id) => change.Field == id.Field && change.Number == id.Number;

    private static IReadOnlyList<MetadataChange> NewestFirst(IEnumerable<MetadataChange> all) =>
        [.. all.OrderByDescending(change => change.At).ThenBy(change => change.Id, StringComparer.Ordinal)];
}
