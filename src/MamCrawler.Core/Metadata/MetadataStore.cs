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
            yield return ProposalOf(row);
    }

    /// <summary>The proposals for one item.</summary>
    public async Task<IReadOnlyList<FieldProposal>> ListAsync(string itemId, CancellationToken cancellationToken) =>
        await tables
            .QueryAsync(Table, TableKeys.Encode(itemId), RowKeyRange.StartingWith(FieldPrefix), cancellationToken)
            .Select(ProposalOf)
            .ToListAsync(cancellationToken);

    /// <summary>
    /// Keeps what a look at an item found in one batch, in the place of what an earlier one did: a field that was filled meanwhile has no proposal any more. A proposal that
    /// says the same as before keeps its time, and earlier ones that the look could not judge stay.
    /// </summary>
    public async Task PutAsync(MetadataFinding finding, CancellationToken cancellationToken)
    {
        var partition = TableKeys.Encode(finding.Book.Id);
        var proposals = finding.Proposals;
        var writes = new List<TableOperation> { TableOperation.Upsert(RowOf(partition, finding.Book.Id, finding.Look)) };
        await foreach (var row in tables.QueryAsync(Table, partition, RowKeyRange.StartingWith(FieldPrefix), cancellationToken))
        {
            var earlier = ProposalOf(row);
            var fresh = proposals.FirstOrDefault(proposal => proposal.Field == earlier.Field);
            if (fresh is null ? finding.Leaves(earlier) : fresh.SaysTheSameAs(earlier))
                proposals = [.. proposals.Where(proposal => proposal.Field != earlier.Field)];
            else if (fresh is null)
                writes.Add(TableOperation.Delete(partition, row.RowKey));
        }

        writes.AddRange(proposals.Select(proposal => TableOperation.Upsert(RowOf(partition, proposal))));
        await tables.WriteBatchAsync(Table, writes, cancellationToken);
    }

    /// <summary>Keeps when an item was looked at, and leaves its proposals as they are: nothing was found out about it.</summary>
    public Task PutAsync(string itemId, MetadataLook look, CancellationToken cancellationToken) =>
        tables.WriteAsync(Table, TableOperation.Upsert(RowOf(TableKeys.Encode(itemId), itemId, look)), cancellationToken);

    /// <summary>Adds proposals to those that are there, in the place of any for the same field.</summary>
    public async Task AddAsync(string itemId, IReadOnlyList<FieldProposal> proposals, CancellationToken cancellationToken)
    {
        var partition = TableKeys.Encode(itemId);
        if (proposals.Count > 0)
            await tables.WriteBatchAsync(Table, [.. proposals.Select(proposal => TableOperation.Upsert(RowOf(partition, proposal)))], cancellationToken);
    }

    /// <summary>Takes away proposals that were decided.</summary>
    public async Task RemoveAsync(string itemId, IReadOnlyList<FieldProposal> decided, CancellationToken cancellationToken)
    {
        var there = (await ListAsync(itemId, cancellationToken)).Where(proposal => decided.Any(one => one.Field == proposal.Field)).ToList();
        if (there.Count > 0)
            await tables.WriteBatchAsync(
                Table,
                [.. there.Select(proposal => TableOperation.Delete(TableKeys.Encode(itemId), $"{FieldPrefix}{proposal.Field}"))],
                cancellationToken
            );
    }

    /// <summary>Takes away proposals that were decided, and keeps those that the library refused with the reason.</summary>
    internal async Task DecideAsync(
        string itemId,
        IReadOnlyList<FieldProposal> decided,
        IReadOnlyDictionary<MetadataField, string> refused,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        await AddAsync(
            itemId,
            [
                .. decided
                    .Where(proposal => refused.ContainsKey(proposal.Field))
                    .Select(proposal => proposal with { Refusal = refused[proposal.Field], RefusedAt = now }),
            ],
            cancellationToken
        );
        await RemoveAsync(itemId, [.. decided.Where(proposal => !refused.ContainsKey(proposal.Field))], cancellationToken);
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

    private static FieldProposal ProposalOf(TableRow row) => row.Json<FieldProposal>("Proposal") ?? throw RowFault.Damaged(row, "Proposal");

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
