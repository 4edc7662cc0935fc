using System.Runtime.CompilerServices;
using MamCrawler.Core.Ports;
using MamCrawler.Core.State;

namespace MamCrawler.Core.Metadata.Writing;

/// <summary>
/// Every change of the library's metadata: table <c>Changes</c>, a partition an item. A field's newest change is the row <c>field-</c>, and earlier ones are rows <c>past-</c>.
/// A new change takes the newest's place under its version, so that two processes cannot both mean to write one field.
/// </summary>
public sealed class ChangeStore(ITableStore tables)
{
    private const string Table = "Changes";
    private const string NewestPrefix = "field-";
    private const string PastPrefix = "past-";

    /// <summary>The changes of an item, in no order.</summary>
    public async Task<IReadOnlyList<MetadataChange>> ListAsync(string itemId, CancellationToken cancellationToken) =>
        await tables.QueryAsync(Table, TableKeys.Encode(itemId), RowKeyRange.All, cancellationToken).Select(FromRow).ToListAsync(cancellationToken);

    /// <summary>The changes of all items, in no order.</summary>
    public async IAsyncEnumerable<MetadataChange> ListAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in tables.QueryAsync(Table, null, RowKeyRange.All, cancellationToken))
            yield return FromRow(row);
    }

    /// <summary>The items of which it is not known whether a change was written.</summary>
    public async Task<IReadOnlyList<string>> ListUnsettledAsync(CancellationToken cancellationToken) =>
        await tables
            .QueryAsync(Table, null, RowKeyRange.StartingWith(NewestPrefix), cancellationToken)
            .Where(row => row.Find<string>("State") == nameof(ChangeState.Intent))
            .Select(row => FromRow(row).ItemId)
            .Distinct()
            .ToListAsync(cancellationToken);

    /// <summary>Puts down what is about to be written, all or none, and numbers it.</summary>
    /// <param name="intents">Changes of one item, each of another field.</param>
    /// <param name="known">The item's changes as they were read before.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="RowConflictException">Somebody else is at one of the fields.</exception>
    internal async Task<IReadOnlyList<MetadataChange>> BeginAsync(
        IReadOnlyList<MetadataChange> intents,
        IReadOnlyList<MetadataChange> known,
        CancellationToken cancellationToken
    )
    {
        var writes = new List<TableOperation>();
        var begun = new List<MetadataChange>();
        foreach (var intent in intents)
        {
            var before = known.Where(change => change.Field == intent.Field).ToList();
            var newest = before.Find(change => change.RowKey == NewestKey(change.Field));
            if (newest is not null)
                writes.Add(TableOperation.Insert(ToRow(newest with { RowKey = PastKey(newest), ETag = null })));
            begun.Add(
                intent with
                {
                    Number = before.Select(change => change.Number).DefaultIfEmpty().Max() + 1,
                    RowKey = NewestKey(intent.Field),
                    ETag = newest?.ETag,
                }
            );
            writes.Add(newest is null ? TableOperation.Insert(ToRow(begun[^1])) : TableOperation.Replace(ToRow(begun[^1])));
        }

        var etags = await tables.WriteBatchAsync(Table, writes, cancellationToken);
        var rows = writes.Select((write, place) => (write.Row.RowKey, ETag: etags[place])).ToDictionary(row => row.RowKey, row => row.ETag);
        return [.. begun.Select(change => change with { ETag = rows[change.RowKey!] })];
    }

    /// <summary>Writes how changes of one item stand now.</summary>
    /// <exception cref="RowConflictException">Somebody else has changed one of them.</exception>
    internal async Task SettleAsync(IReadOnlyList<MetadataChange> settled, IReadOnlyList<MetadataChange> lapsed, CancellationToken cancellationToken)
    {
        TableOperation[] writes =
        [
            .. settled.Select(change => TableOperation.Replace(ToRow(change))),
            .. lapsed.Select(change => TableOperation.Delete(TableKeys.Encode(change.ItemId), change.RowKey!, change.ETag)),
        ];
        if (writes.Length > 0)
            await tables.WriteBatchAsync(Table, writes, cancellationToken);
    }

    private static string NewestKey(MetadataField field) => $"{NewestPrefix}{field}";

    private static string PastKey(MetadataChange change) => $"{PastPrefix}{change.Field}-{change.Number:D8}";

    private static TableRow ToRow(MetadataChange change) =>
        new(
            TableKeys.Encode(change.ItemId),
            change.RowKey!,
            new Dictionary<string, object>
            {
                ["SchemaVersion"] = 1,
                ["State"] = change.State.ToString(),
                ["Run"] = change.Run,
                ["At"] = change.At,
                ["Change"] = StateJson.Compress(change),
            },
            change.ETag
        );

    private static MetadataChange FromRow(TableRow row) =>
        (row.Json<MetadataChange>("Change") ?? throw RowFault.Damaged(row, "Change")) with
        {
            State = row.Word<ChangeState>("State"),
            RowKey = row.RowKey,
            ETag = row.ETag,
        };
}
