using System.Runtime.CompilerServices;
using MamCrawler.Core.Ports;
using MamCrawler.Core.State;

namespace MamCrawler.Core.Metadata;

/// <summary>What was looked at and proposed: table <c>Metadata</c>, a partition an item, the row <c>look</c> and a row <c>field-</c> for each proposal.</summary>
public sealed class MetadataStore(ITableStore tables)
{
    private const string Table = "Metadata";
    private const string LookKey = "look";
    private const string FieldPrefix = "field-";

    /// <summary>When each item was looked at last, by its id.</summary>
    public async Task<IReadOnlyDictionary<string, MetadataLook>> ReadLooksAsync(CancellationToken cancellationToken)
    {
        var looks = new Dictionary<string, MetadataLook>(StringComparer.Ordinal);
        await foreach (var row in tables.QueryAsync(Table, null, new RowKeyRange(LookKey, LookKey + "!"), cancellationToken))
            looks[row.Need<string>("ItemId")] = new MetadataLook(row.Need<DateTimeOffset>("At"), row.Need<bool>("Complete"));
        return looks;
    }

    /// <summary>Every proposal, by item and field.</summary>
    public async IAsyncEnumerable<FieldProposal> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in tables.QueryAsync(Table, null, RowKeyRange.StartingWith(FieldPrefix), cancellationToken))
            yield return row.Json<FieldProposal>("Proposal") ?? throw RowFault.Damaged(row, "Proposal");
    }

    /// <summary>
    /// Keeps a look and its proposals in one batch, in the place of the earlier ones: a field that was filled meanwhile has none any more. A proposal that says the same as
    /// before keeps its time. Where a provider was silent, earlier proposals for fields that are still empty stay.
    /// </summary>
    public async Task PutAsync(
        string itemId,
        MetadataLook look,
        IReadOnlyList<FieldProposal> proposals,
        IReadOnlyList<MetadataField> emptyFields,
        CancellationToken cancellationToken
    )
    {
        var partition = TableKeys.Encode(itemId);
        var writes = new List<TableOperation> { TableOperation.Upsert(RowOf(partition, itemId, look)) };
        await foreach (var row in tables.QueryAsync(Table, partition, RowKeyRange.StartingWith(FieldPrefix), cancellationToken))
        {
            var earlier = row.Json<FieldProposal>("Proposal") ?? throw RowFault.Damaged(row, "Proposal");
            var fresh = proposals.FirstOrDefault(proposal => proposal.Field == earlier.Field);
            if (
                fresh is null
                    ? !look.Complete && emptyFields.Contains(earlier.Field)
                    : fresh.Values.SequenceEqual(earlier.Values) && fresh.Sources.SequenceEqual(earlier.Sources)
            )
                proposals = [.. proposals.Where(proposal => proposal.Field != earlier.Field)];
            else if (fresh is null)
                writes.Add(TableOperation.Delete(partition, row.RowKey));
        }

        writes.AddRange(proposals.Select(proposal => TableOperation.Upsert(RowOf(partition, proposal))));
        await tables.WriteBatchAsync(Table, writes, cancellationToken);
    }

    /// <summary>Forgets items that the library holds no more.</summary>
    public async Task ForgetAsync(IEnumerable<string> itemIds, CancellationToken cancellationToken)
    {
        foreach (var partition in itemIds.Select(TableKeys.Encode))
        {
            var rows = await tables.QueryAsync(Table, partition, RowKeyRange.All, cancellationToken).ToListAsync(cancellationToken);
            await tables.WriteBatchAsync(Table, [.. rows.Select(row => TableOperation.Delete(partition, row.RowKey))], cancellationToken);
        }
    }

    private static TableRow RowOf(string partition, string itemId, MetadataLook look) =>
        new(
            partition,
            LookKey,
            new Dictionary<string, object>
            {
                ["SchemaVersion"] = 1,
                ["ItemId"] = itemId,
                ["At"] = look.At,
                ["Complete"] = look.Complete,
            }
        );

    private static TableRow RowOf(string partition, FieldProposal proposal) =>
        new(partition, $"{FieldPrefix}{proposal.Field}", new Dictionary<string, object> { ["SchemaVersion"] = 1, ["Proposal"] = StateJson.Compress(proposal) });
}
