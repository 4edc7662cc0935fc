using MamCrawler.Core.Ports;
using MamCrawler.Core.State;

namespace MamCrawler.Core.Backups;

/// <summary>Looks whether a state is empty, and empties it for a restore. The tracker's session and lane, and the backups themselves, stay.</summary>
internal sealed class StateEmptying(ITableStore tables, IDocumentStore documents)
{
    private const int KeysAtOnce = 1000;

    /// <summary>Something that is there, in words; null when nothing is.</summary>
    internal async Task<string?> FindAnythingAsync(CancellationToken cancellationToken)
    {
        foreach (var table in await TablesAsync(cancellationToken))
            if (await tables.QueryAsync(table, null, RowKeyRange.All, cancellationToken).AnyAsync(cancellationToken))
                return $"table {table} has rows";
        foreach (var prefix in StateDocuments.BackedUp)
            if (await documents.ListAsync(prefix, cancellationToken).FirstOrDefaultAsync(cancellationToken) is { } name)
                return $"there is a document {name}";
        return null;
    }

    /// <summary>Empties it.</summary>
    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        foreach (var table in await TablesAsync(cancellationToken))
            while (await EmptyAsync(table, cancellationToken)) { }

        foreach (var prefix in StateDocuments.BackedUp)
        foreach (var name in await documents.ListAsync(prefix, cancellationToken).ToListAsync(cancellationToken))
            await documents.DeleteAsync(name, cancellationToken);
    }

    // In rounds: what is enumerated is not written to at the same time, and a table of any size fits.
    private async Task<bool> EmptyAsync(string table, CancellationToken cancellationToken)
    {
        var rows = await tables
            .QueryAsync(table, null, RowKeyRange.All, cancellationToken)
            .Select(row => TableOperation.Delete(row.PartitionKey, row.RowKey))
            .Take(KeysAtOnce)
            .ToListAsync(cancellationToken);
        var batches = new RowBatches(tables);
        await batches.BeginAsync(table, cancellationToken);
        foreach (var row in rows)
            await batches.AddAsync(row, cancellationToken);
        await batches.FlushAsync(cancellationToken);
        return rows.Count == KeysAtOnce;
    }

    private async Task<IReadOnlyList<string>> TablesAsync(CancellationToken cancellationToken) =>
        await tables
            .ListTablesAsync(cancellationToken)
            .Where(name => StateTables.Find(name) is { Use: StateTableUse.BackedUp or StateTableUse.Emptied })
            .ToListAsync(cancellationToken);
}
