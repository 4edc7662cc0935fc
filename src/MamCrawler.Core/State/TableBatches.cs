using MamCrawler.Core.Ports;

namespace MamCrawler.Core.State;

/// <summary>Writes any number of rows of one partition in batches that Table Storage takes.</summary>
internal static class TableBatches
{
    // A batch travels as JSON, where bytes grow by a third and text to its threefold: a quarter of the limit always fits.
    public const long BatchBytes = TableLimits.MaximumBatchBytes / 4;

    public static async Task WriteAllAsync(this ITableStore tables, string table, IEnumerable<TableOperation> operations, CancellationToken cancellationToken)
    {
        var batch = new List<TableOperation>();
        var bytes = 0L;
        foreach (var operation in operations)
        {
            var size = TableLimits.CheckRow(operation.Row);
            if (batch.Count == TableLimits.MaximumBatchRows || bytes + size > BatchBytes)
            {
                await tables.WriteBatchAsync(table, batch, cancellationToken);
                batch = [];
                bytes = 0;
            }

            batch.Add(operation);
            bytes += size;
        }

        await tables.WriteBatchAsync(table, batch, cancellationToken);
    }
}
