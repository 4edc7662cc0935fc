using System.Globalization;
using System.Runtime.CompilerServices;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Tests.State;

/// <summary>Rows in memory, for tests that write very many. Tells a test before each write, so that a process can die there.</summary>
internal sealed class MemoryTableStore : ITableStore
{
    private readonly SortedDictionary<(string Table, string Partition, string Row), TableRow> rows = new(
        Comparer<(string Table, string Partition, string Row)>.Create(
            (one, other) =>
                string.CompareOrdinal(one.Table, other.Table) is not 0 and var table ? table
                : string.CompareOrdinal(one.Partition, other.Partition) is not 0 and var partition ? partition
                : string.CompareOrdinal(one.Row, other.Row)
        )
    );
    private long version;

    public Action BeforeWrite { get; set; } = () => { };

    public long Writes => version;

    /// <summary>All rows as they are now.</summary>
    public MemoryTableStore Copy()
    {
        var copy = new MemoryTableStore();
        copy.Replace(this);
        return copy;
    }

    /// <summary>Puts the rows of another store in the place of these; their versions are new.</summary>
    public void Replace(MemoryTableStore other)
    {
        rows.Clear();
        foreach (var (key, row) in other.rows)
            rows[key] = row with { ETag = (++version).ToString(CultureInfo.InvariantCulture) };
    }

    public Task<TableRow?> GetAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken) =>
        Task.FromResult(rows.GetValueOrDefault((table, partitionKey, rowKey)));

    public async IAsyncEnumerable<TableRow> QueryAsync(
        string table,
        string? partitionKey,
        RowKeyRange range,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await Task.CompletedTask;
        var found = new List<TableRow>();
        foreach (var (key, row) in rows)
            if (key.Table == table && (partitionKey is null || key.Partition == partitionKey) && range.Contains(key.Row))
                found.Add(row);
        foreach (var row in found)
            yield return row;
    }

    public async Task<string?> WriteAsync(string table, TableOperation operation, CancellationToken cancellationToken) =>
        (await WriteBatchAsync(table, [operation], cancellationToken))[0];

    public Task<IReadOnlyList<string?>> WriteBatchAsync(string table, IReadOnlyList<TableOperation> operations, CancellationToken cancellationToken)
    {
        BeforeWrite();
        foreach (var operation in operations)
            Check(table, operation);
        return Task.FromResult<IReadOnlyList<string?>>([.. operations.Select(operation => Apply(table, operation))]);
    }

    public async IAsyncEnumerable<string> ListTablesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var table in rows.Keys.Select(key => key.Table).Distinct().ToList())
            yield return table;
    }

    private void Check(string table, TableOperation operation)
    {
        var row = operation.Row;
        var conflict = (operation.Kind, rows.GetValueOrDefault((table, row.PartitionKey, row.RowKey))) switch
        {
            (TableOperationKind.Insert, not null) => RowConflict.AlreadyExists,
            (TableOperationKind.Insert or TableOperationKind.Upsert, _) => (RowConflict?)null,
            (_, null) => RowConflict.NotFound,
            (_, { } known) when row.ETag is not null && row.ETag != known.ETag => RowConflict.Changed,
            _ => null,
        };
        if (conflict is { } found)
            throw new RowConflictException(table, row.PartitionKey, row.RowKey, found);
    }

    private string? Apply(string table, TableOperation operation)
    {
        version++;
        var key = (table, operation.Row.PartitionKey, operation.Row.RowKey);
        if (operation.Kind == TableOperationKind.Delete)
        {
            rows.Remove(key);
            return null;
        }
        var etag = version.ToString(CultureInfo.InvariantCulture);
        var properties = new Dictionary<string, object>(operation.Row.Properties);
        if (operation.Kind == TableOperationKind.Merge)
            foreach (var (name, value) in rows[key].Properties)
                properties.TryAdd(name, value);
        rows[key] = operation.Row with { Properties = properties, ETag = etag };
        return etag;
    }
}
