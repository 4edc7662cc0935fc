using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Tests.Downloads.Pushing;

/// <summary>A table store that tells a test before and after each write, so that a process can die there.</summary>
internal sealed class KillableTableStore(ITableStore inner) : ITableStore
{
    public Action<string> Step { get; set; } = _ => { };

    /// <summary>Is told the key of each row before it is written alone.</summary>
    public Action<string> Writing { get; set; } = _ => { };

    public Task<TableRow?> GetAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken)
    {
        Step("read " + table);
        return inner.GetAsync(table, partitionKey, rowKey, cancellationToken);
    }

    public IAsyncEnumerable<TableRow> QueryAsync(string table, string? partitionKey, RowKeyRange range, CancellationToken cancellationToken) =>
        inner.QueryAsync(table, partitionKey, range, cancellationToken);

    public async Task<string?> WriteAsync(string table, TableOperation operation, CancellationToken cancellationToken)
    {
        Step("before write " + table);
        Writing(operation.Row.RowKey);
        var etag = await inner.WriteAsync(table, operation, cancellationToken);
        Step("after write " + table);
        return etag;
    }

    public async Task<IReadOnlyList<string?>> WriteBatchAsync(string table, IReadOnlyList<TableOperation> operations, CancellationToken cancellationToken)
    {
        Step("before write " + table);
        var etags = await inner.WriteBatchAsync(table, operations, cancellationToken);
        Step("after write " + table);
        return etags;
    }

    public IAsyncEnumerable<string> ListTablesAsync(CancellationToken cancellationToken) => inner.ListTablesAsync(cancellationToken);
}
