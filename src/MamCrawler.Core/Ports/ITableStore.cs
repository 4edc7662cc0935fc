namespace MamCrawler.Core.Ports;

/// <summary>
/// Rows in tables, with exactly the promises of Azure Table Storage: keys of at most 1 KiB without <c>/ \ # ?</c> and control characters, properties of
/// at most 64 KiB, rows of at most 1 MiB, its types only (string, bool, int, long, double, DateTimeOffset, Guid, byte[]), optimistic concurrency by ETag.
/// Tables come into being with their first row.
/// </summary>
public interface ITableStore
{
    /// <summary>One row; null when there is none.</summary>
    Task<TableRow?> GetAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken);

    /// <summary>Rows in order of partition key and row key (ordinal), streamed.</summary>
    /// <param name="table">The table; one that does not exist has no rows.</param>
    /// <param name="partitionKey">The partition; null for all.</param>
    /// <param name="range">The row keys wanted.</param>
    /// <param name="cancellationToken">Ends the enumeration.</param>
    IAsyncEnumerable<TableRow> QueryAsync(string table, string? partitionKey, RowKeyRange range, CancellationToken cancellationToken);

    /// <summary>Writes one row. Returns its new ETag; null after a delete.</summary>
    /// <exception cref="RowConflictException">It exists already (insert), is not there (replace, merge, delete) or has changed since (ETag).</exception>
    /// <exception cref="ArgumentException">A key, a property or the row breaks a limit.</exception>
    Task<string?> WriteAsync(string table, TableOperation operation, CancellationToken cancellationToken);

    /// <summary>Writes up to 100 rows of one partition (at most 4 MiB), all or none. Returns their new ETags in order.</summary>
    /// <exception cref="RowConflictException">One of them conflicts; none is written.</exception>
    /// <exception cref="ArgumentException">A limit is broken, or a row stands twice in the batch.</exception>
    Task<IReadOnlyList<string?>> WriteBatchAsync(string table, IReadOnlyList<TableOperation> operations, CancellationToken cancellationToken);

    /// <summary>The names of all tables, in ordinal order.</summary>
    IAsyncEnumerable<string> ListTablesAsync(CancellationToken cancellationToken);
}
