namespace MamCrawler.Core.State.Files;

/// <summary>Where a row stands in the journal. The row itself is read from the file when it is asked for, so that memory holds keys only.</summary>
internal sealed class JournalEntry(string partitionKey, string rowKey)
{
    /// <summary>Ordinal order by partition and row key.</summary>
    public static IComparer<JournalEntry> Order { get; } =
        Comparer<JournalEntry>.Create(
            (left, right) =>
                string.CompareOrdinal(left.PartitionKey, right.PartitionKey) is var partitions and not 0
                    ? partitions
                    : string.CompareOrdinal(left.RowKey, right.RowKey)
        );

    public string PartitionKey { get; } = partitionKey;

    public string RowKey { get; } = rowKey;

    /// <summary>The number of the write that made this version; its text is the ETag. Zero when the row was deleted.</summary>
    public long Sequence { get; set; }

    /// <summary>First byte of the row's entry in the file.</summary>
    public long Offset { get; set; }

    /// <summary>Bytes of the entry.</summary>
    public int Length { get; set; }
}
