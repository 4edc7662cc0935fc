namespace MamCrawler.Core.Ports;

/// <summary>A write lost against another one: read again and decide again.</summary>
public sealed class RowConflictException(string table, string partitionKey, string rowKey, RowConflict conflict)
    : Exception($"Row '{partitionKey}' / '{rowKey}' of table '{table}': {conflict}.")
{
    /// <summary>The row's partition key.</summary>
    public string PartitionKey { get; } = partitionKey;

    /// <summary>What stood against the write.</summary>
    public RowConflict Conflict { get; } = conflict;
}
