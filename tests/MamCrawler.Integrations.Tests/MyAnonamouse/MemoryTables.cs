using System.Runtime.CompilerServices;
using MamCrawler.Core.Ports;

namespace MamCrawler.Integrations.Tests.MyAnonamouse;

/// <summary>Tables in memory that count what they are asked, with the conflicts of the real thing.</summary>
internal sealed class MemoryTables : ITableStore
{
    private readonly Lock gate = new();
    private readonly Dictionary<(string Table, string PartitionKey, string RowKey), TableRow> rows = [];
    private int version;

    public int Reads { get; private set; }

    public int Writes { get; private set; }

    /// <summary>Thrown by every call while set.</summary>
    public Exception? Broken { get; set; }

    /// <summary>Called after each write with the table's name.</summary>
    public Action<string>? Written { get; set; }

    public IReadOnlyList<TableRow> All(string table)
    {
        lock (gate)
        {
            return [.. rows.Where(row => row.Key.Table == table).Select(row => row.Value)];
        }
    }

    public Task<TableRow?> GetAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            Reads++;
            return Broken is { } broken ? Task.FromException<TableRow?>(broken) : Task.FromResult(rows.GetValueOrDefault((table, partitionKey, rowKey)));
        }
    }

    public async IAsyncEnumerable<TableRow> QueryAsync(
        string table,
        string? partitionKey,
        RowKeyRange range,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await Task.CompletedTask;
        foreach (var row in All(table).Where(row => (partitionKey ?? row.PartitionKey) == row.PartitionKey && range.Contains(row.RowKey)))
            yield return row;
    }

    public Task<string?> WriteAsync(string table, TableOperation operation, CancellationToken cancellationToken)
    {
        string? etag;
        lock (gate)
        {
            if (Broken is { } broken)
                return Task.FromException<string?>(broken);
            Writes++;
            var (row, key) = (operation.Row, (table, operation.Row.PartitionKey, operation.Row.RowKey));
            var there = rows.GetValueOrDefault(key);
            var conflict = operation.Kind switch
            {
                TableOperationKind.Insert when there is not null => RowConflict.AlreadyExists,
                TableOperationKind.Replace or TableOperationKind.Delete when there is null => RowConflict.NotFound,
                TableOperationKind.Replace or TableOperationKind.Delete when row.ETag is not null && row.ETag != there!.ETag => RowConflict.Changed,
                _ => (RowConflict?)null,
            };
            if (conflict is { } reason)
                return Task.FromException<string?>(new RowConflictException(table, row.PartitionKey, row.RowKey, reason));
            etag = operation.Kind == TableOperationKind.Delete ? null : $"v{++version}";
            rows.Remove(key);
            if (etag is not null)
                rows[key] = row with { ETag = etag };
        }

        Written?.Invoke(table);
        return Task.FromResult(etag);
    }

    public async Task<IReadOnlyList<string?>> WriteBatchAsync(string table, IReadOnlyList<TableOperation> operations, CancellationToken cancellationToken)
    {
        var etags = new List<string?>();
        foreach (var operation in operations)
            etags.Add(await WriteAsync(table, operation, cancellationToken));
        return etags;
    }

    public async IAsyncEnumerable<string> ListTablesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var table in rows.Keys.Select(key => key.Table).Distinct().Order(StringComparer.Ordinal))
            yield return table;
    }
}
