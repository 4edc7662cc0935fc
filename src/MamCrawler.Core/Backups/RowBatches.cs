using MamCrawler.Core.Ports;
using MamCrawler.Core.State;

namespace MamCrawler.Core.Backups;

/// <summary>Writes rows that come one by one, in their order, in the largest batches that Table Storage takes; one batch is in memory at a time.</summary>
internal sealed class RowBatches(ITableStore tables)
{
    private readonly List<TableOperation> batch = [];
    private string table = "";
    private long bytes;

    internal async Task BeginAsync(string name, CancellationToken cancellationToken)
    {
        await FlushAsync(cancellationToken);
        table = name;
    }

    internal Task AddAsync(TableRow row, CancellationToken cancellationToken) => AddAsync(TableOperation.Upsert(row), cancellationToken);

    internal async Task AddAsync(TableOperation operation, CancellationToken cancellationToken)
    {
        var size = TableLimits.CheckRow(operation.Row);
        if (
            batch.Count == TableLimits.MaximumBatchRows
            || bytes + size > TableBatches.BatchBytes
            || (batch.Count > 0 && batch[0].Row.PartitionKey != operation.Row.PartitionKey)
        )
            await FlushAsync(cancellationToken);
        batch.Add(operation);
        bytes += size;
    }

    internal async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (batch.Count > 0)
            await tables.WriteBatchAsync(table, batch, cancellationToken);
        batch.Clear();
        bytes = 0;
    }
}
