using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;
using MamCrawler.Core.Ports;
using MamCrawler.Core.State;

namespace MamCrawler.Azure.Tables;

/// <summary>
/// Tables in Azure Table Storage; a table is created by the first row that goes into it. A write whose answer was lost is repeated, so a conflict can be with one's own
/// first try: as with every conflict, read again and decide again.
/// </summary>
public sealed class TableStorageStore(TableServiceClient service) : ITableStore
{
    private const int PageRows = 1000;

    /// <inheritdoc />
    public async Task<TableRow?> GetAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken)
    {
        if (!TableLimits.IsKey(partitionKey) || !TableLimits.IsKey(rowKey))
            return null;
        var client = ClientOf(table);
        try
        {
            return EntityProperties.ToRow((await client.GetEntityAsync<TableEntity>(partitionKey, rowKey, cancellationToken: cancellationToken)).Value);
        }
        catch (RequestFailedException exception) when (RowRefusal.IsMissing(exception))
        {
            return null;
        }
        catch (Exception exception) when (FaultOf(table, exception, cancellationToken) is { } fault)
        {
            throw fault;
        }
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<TableRow> QueryAsync(
        string table,
        string? partitionKey,
        RowKeyRange range,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var pages = ClientOf(table).QueryAsync<TableEntity>(RowFilter.Of(partitionKey, range), PageRows, cancellationToken: cancellationToken);
        await using var rows = pages.GetAsyncEnumerator(cancellationToken);
        while (await NextAsync(table, rows, cancellationToken))
            yield return EntityProperties.ToRow(rows.Current);
    }

    /// <inheritdoc />
    public async Task<string?> WriteAsync(string table, TableOperation operation, CancellationToken cancellationToken)
    {
        TableLimits.CheckRow(operation.Row);
        var client = ClientOf(table);
        return await InTableAsync(
            client,
            [operation],
            async () =>
            {
                using var response = await TableRequests.SendAsync(client, operation, cancellationToken);
                // The SDK takes a delete of what is not there for done.
                if (response.Status == 404)
                    throw new RequestFailedException(response);
                return operation.Kind is TableOperationKind.Delete ? null : response.Headers.ETag?.ToString();
            },
            cancellationToken
        );
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<string?>> WriteBatchAsync(string table, IReadOnlyList<TableOperation> operations, CancellationToken cancellationToken)
    {
        TableLimits.CheckBatch(operations);
        var client = ClientOf(table);
        if (operations.Count == 0)
            return [];
        return await InTableAsync<IReadOnlyList<string?>>(
            client,
            operations,
            async () =>
            {
                var responses = (await client.SubmitTransactionAsync(operations.Select(TableRequests.ActionOf), cancellationToken)).Value;
                return
                [
                    .. responses.Zip(
                        operations,
                        (response, operation) => operation.Kind is TableOperationKind.Delete ? null : response.Headers.ETag?.ToString()
                    ),
                ];
            },
            cancellationToken
        );
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<string> ListTablesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var names = new List<string>();
        try
        {
            await foreach (var item in service.QueryAsync(cancellationToken: cancellationToken))
                names.Add(item.Name);
        }
        catch (Exception exception) when (StorageFault.Of("The list of tables", exception, cancellationToken) is { } fault)
        {
            throw fault;
        }

        names.Sort(StringComparer.Ordinal);
        foreach (var name in names)
            yield return name;
    }

    private static async Task<bool> NextAsync(string table, IAsyncEnumerator<TableEntity> rows, CancellationToken cancellationToken)
    {
        try
        {
            return await rows.MoveNextAsync();
        }
        catch (RequestFailedException exception) when (RowRefusal.IsMissingTable(exception))
        {
            return false;
        }
        catch (Exception exception) when (FaultOf(table, exception, cancellationToken) is { } fault)
        {
            throw fault;
        }
    }

    private static async Task<TResult> InTableAsync<TResult>(
        TableClient client,
        IReadOnlyList<TableOperation> operations,
        Func<Task<TResult>> write,
        CancellationToken cancellationToken
    )
    {
        try
        {
            try
            {
                return await write();
            }
            catch (RequestFailedException exception)
                when (RowRefusal.IsMissingTable(exception)
                    && operations.Any(operation => operation.Kind is TableOperationKind.Insert or TableOperationKind.Upsert)
                )
            {
                await client.CreateIfNotExistsAsync(cancellationToken);
                return await write();
            }
        }
        catch (RequestFailedException exception) when (RowRefusal.Of(client.Name, operations, exception) is { } refusal)
        {
            throw refusal;
        }
        catch (Exception exception) when (FaultOf(client.Name, exception, cancellationToken) is { } fault)
        {
            throw fault;
        }
    }

    private static Exception? FaultOf(string table, Exception exception, CancellationToken cancellationToken) =>
        StorageFault.Of($"Table '{table}'", exception, cancellationToken);

    private TableClient ClientOf(string table)
    {
        TableLimits.CheckTable(table);
        return service.GetTableClient(table);
    }
}
