using System.Runtime.CompilerServices;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.State;

/// <summary>
/// Tables whose rows this version knows how to read: a row with a newer <c>SchemaVersion</c> than <see cref="StateTables"/> says is a named fault, whoever reads it. So a
/// version that was gone back to never works on rows that it misunderstands.
/// </summary>
public sealed class SchemaCheckedTableStore(ITableStore inner) : ITableStore
{
    private const string Property = "SchemaVersion";
    private const int First = 1;

    /// <inheritdoc />
    /// <exception cref="Faults.AskPersonFaultException">A newer version wrote the row.</exception>
    public async Task<TableRow?> GetAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken) =>
        await inner.GetAsync(table, partitionKey, rowKey, cancellationToken) is { } row ? Check(table, row) : null;

    /// <inheritdoc />
    /// <exception cref="Faults.AskPersonFaultException">A newer version wrote a row.</exception>
    public async IAsyncEnumerable<TableRow> QueryAsync(
        string table,
        string? partitionKey,
        RowKeyRange range,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await foreach (var row in inner.QueryAsync(table, partitionKey, range, cancellationToken))
            yield return Check(table, row);
    }

    /// <inheritdoc />
    public Task<string?> WriteAsync(string table, TableOperation operation, CancellationToken cancellationToken) =>
        inner.WriteAsync(table, operation, cancellationToken);

    /// <inheritdoc />
    public Task<IReadOnlyList<string?>> WriteBatchAsync(string table, IReadOnlyList<TableOperation> operations, CancellationToken cancellationToken) =>
        inner.WriteBatchAsync(table, operations, cancellationToken);

    /// <inheritdoc />
    public IAsyncEnumerable<string> ListTablesAsync(CancellationToken cancellationToken) => inner.ListTablesAsync(cancellationToken);

    private static TableRow Check(string table, TableRow row) =>
        row.Properties.GetValueOrDefault(Property) is int schema && schema > (StateTables.Find(table)?.SchemaVersion ?? First)
            ? throw RowFault.NewerSchema(table, row, schema)
            : row;
}
