using MamCrawler.Core.Ports;

namespace MamCrawler.PushProcess;

/// <summary>A table store that tells before and after every write, so that a process can die there.</summary>
internal sealed class SteppedTables(ITableStore inner, Func<string, Task> step) : ITableStore
{
    public Task<TableRow?> GetAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken) =>
        inner.GetAsync(table, partitionKey, rowKey, cancellationToken);

    public IAsyncEnumerable<TableRow> QueryAsync(string table, string? partitionKey, RowKeyRange range, CancellationToken cancellationToken) =>
        inner.QueryAsync(table, partitionKey, range, cancellationToken);

    public Task<string?> WriteAsync(string table, TableOperation operation, CancellationToken cancellationToken) =>
        StepAsync(table, () => inner.WriteAsync(table, operation, cancellationToken));

    public Task<IReadOnlyList<string?>> WriteBatchAsync(string table, IReadOnlyList<TableOperation> operations, CancellationToken cancellationToken) =>
        StepAsync(table, () => inner.WriteBatchAsync(table, operations, cancellationToken));

    public IAsyncEnumerable<string> ListTablesAsync(CancellationToken cancellationToken) => inner.ListTablesAsync(cancellationToken);

    private async Task<T> StepAsync<T>(string table, Func<Task<T>> write)
    {
        await step("before writing " + table);
        var result = await write();
        await step("after writing " + table);
        return result;
    }
}
