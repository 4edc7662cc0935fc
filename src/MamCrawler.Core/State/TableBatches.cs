using MamCrawler.Core.Ports;

namespace MamCrawler.Core.State;

/// <summary>Writes any number of rows of one partition in batches of 100, the largest that Table Storage takes.</summary>
internal static class TableBatches
{
    private const int BatchRows = 100;

    public static async Task WriteAllAsync(this ITableStore tables, string table, IEnumerable<TableOperation> operations, CancellationToken cancellationToken)
    {
        foreach (var batch in operations.Chunk(BatchRows))
            await tables.WriteBatchAsync(table, batch, cancellationToken);
    }
}
