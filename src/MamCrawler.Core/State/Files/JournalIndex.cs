using MamCrawler.Core.Ports;

namespace MamCrawler.Core.State.Files;

/// <summary>Where every row of a table stands in its journal, in ordinal order of the keys.</summary>
internal sealed class JournalIndex
{
    private readonly SortedSet<JournalEntry> entries = new(JournalEntry.Order);

    /// <summary>The number of the next write; none comes twice in the life of a table, so neither does an ETag.</summary>
    public long NextSequence { get; set; } = 1;

    /// <summary>Bytes of the rows that count; the rest of the journal is waste.</summary>
    public long LiveBytes { get; private set; }

    /// <summary>All entries, in order.</summary>
    public IReadOnlyCollection<JournalEntry> Entries => entries;

    public void Clear()
    {
        entries.Clear();
        LiveBytes = 0;
    }

    public JournalEntry? Find(string partitionKey, string rowKey) => entries.TryGetValue(new JournalEntry(partitionKey, rowKey), out var entry) ? entry : null;

    /// <summary>Takes in the entries of a line.</summary>
    public void Apply(ReadOnlyMemory<byte> line, long lineOffset)
    {
        foreach (var entry in JournalLine.ReadEntries(line.Span))
        {
            entry.Offset += lineOffset;
            if (entries.TryGetValue(entry, out var old))
            {
                LiveBytes -= old.Length;
                entries.Remove(old);
            }

            if (entry.Sequence == 0)
                continue;
            entries.Add(entry);
            LiveBytes += entry.Length;
            NextSequence = Math.Max(NextSequence, entry.Sequence + 1);
        }
    }

    /// <summary>The entries of a query from a key on.</summary>
    /// <param name="from">The first key; included.</param>
    /// <param name="partitionKey">The partition; null for all.</param>
    /// <param name="range">The row keys wanted.</param>
    public IEnumerable<JournalEntry> From(JournalEntry from, string? partitionKey, RowKeyRange range)
    {
        if (entries.Max is not { } last || JournalEntry.Order.Compare(from, last) > 0)
            yield break;
        foreach (var entry in entries.GetViewBetween(from, last))
        {
            var isInPartition = partitionKey is null || entry.PartitionKey == partitionKey;
            var isBehind = partitionKey is not null && range.To is not null && string.CompareOrdinal(entry.RowKey, range.To) >= 0;
            if (!isInPartition || isBehind)
                yield break;
            if (range.Contains(entry.RowKey))
                yield return entry;
        }
    }
}
