using System.Globalization;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.State.Files;

/// <summary>
/// One table: an append-only journal on disk and an ordered index of it in memory, which follows what other processes append. Writers hold the table's lock,
/// readers none. Every method is called under <see cref="FileTableStore"/>'s gate of the table.
/// </summary>
internal sealed class TableJournal(string directory, string table) : IDisposable
{
    private const long SmallestWaste = 256 * 1024;
    private const int BufferBytes = 64 * 1024;
    private readonly JournalGenerations generations = new(directory, table);
    private readonly JournalIndex index = new();
    private JournalFile? file;
    private string name = table;

    public SemaphoreSlim Gate { get; } = new(1, 1);

    /// <summary>Follows the file to its end without a lock.</summary>
    public async Task FollowAsync(CancellationToken cancellationToken)
    {
        if (Follow() is not JournalTail.Damaged)
            return;
        // A reader can meet a line that is being repaired; under the lock it is certain.
        using var held = await FileLock.AcquireAsync(generations.LockPath, cancellationToken);
        Repair();
    }

    /// <summary>The table's name as it was first written.</summary>
    public async Task<string> NameAsync(CancellationToken cancellationToken)
    {
        await FollowAsync(cancellationToken);
        return name;
    }

    public TableRow? Get(string partitionKey, string rowKey) => index.Find(partitionKey, rowKey) is { } entry ? Read(entry) : null;

    /// <summary>The next rows of a query, some at a time, so that none holds a table in memory.</summary>
    /// <param name="from">The first key; included.</param>
    /// <param name="partitionKey">The partition; null for all.</param>
    /// <param name="range">The row keys wanted.</param>
    /// <param name="count">Rows at most.</param>
    /// <param name="bytes">Bytes at most, but at least one row.</param>
    public List<TableRow> Page(JournalEntry from, string? partitionKey, RowKeyRange range, int count, long bytes)
    {
        var page = new List<TableRow>();
        foreach (var entry in index.From(from, partitionKey, range).Take(count))
        {
            page.Add(Read(entry));
            bytes -= entry.Length;
            if (bytes <= 0)
                break;
        }

        return page;
    }

    public async Task<IReadOnlyList<string?>> WriteAsync(IReadOnlyList<TableOperation> operations, CancellationToken cancellationToken)
    {
        PrivateFiles.CreateDirectory(directory);
        using var held = await FileLock.AcquireAsync(generations.LockPath, cancellationToken);
        Repair();
        var entries = new List<byte[]>(operations.Count);
        var etags = new string?[operations.Count];
        for (var number = 0; number < operations.Count; number++)
        {
            var sequence = index.NextSequence + number;
            var row = TableWrite.Decide(name, operations[number], Get);
            entries.Add(row is null ? RowJson.Delete(operations[number].Row.PartitionKey, operations[number].Row.RowKey) : RowJson.Put(row, sequence));
            etags[number] = row is null ? null : sequence.ToString(CultureInfo.InvariantCulture);
        }

        file ??= Create(generation: 1, []);
        var line = JournalLine.OfEntries(entries, out _);
        index.Apply(line.AsMemory(0, line.Length - 1), file.Append(line));
        CompactWhenWasteful();
        return etags;
    }

    public void Dispose()
    {
        file?.Dispose();
        Gate.Dispose();
    }

    private TableRow Read(JournalEntry entry) => RowJson.Read(file!.Read(entry.Offset, entry.Length));

    private void Repair()
    {
        switch (Follow())
        {
            case JournalTail.Torn when file!.End > 0:
                file.DropTornTail();
                break;
            case not JournalTail.Nothing:
                throw StateFault.Damaged(file!.Path, file.End);
        }
    }

    private JournalTail Follow()
    {
        while (true)
        {
            try
            {
                if (file is null || !generations.IsCurrent(file.Generation))
                    OpenNewest();
                return file?.ReadTail(ReadLine) ?? JournalTail.Nothing;
            }
            catch (FileNotFoundException)
            {
                // Another process has just compacted the table: its next generation is there.
            }
        }
    }

    private void OpenNewest()
    {
        var newest = generations.Newest();
        var opened = newest == 0 ? null : JournalFile.Open(generations.PathOf(newest), newest);
        file?.Dispose();
        file = opened;
        index.Clear();
    }

    private void ReadLine(ReadOnlyMemory<byte> line, long offset)
    {
        if (offset == 0)
            (name, index.NextSequence) = JournalLine.ReadHeader(line);
        else
            index.Apply(line, offset);
    }

    private void CompactWhenWasteful()
    {
        if (file!.End - index.LiveBytes <= Math.Max(SmallestWaste, index.LiveBytes))
            return;
        var old = file;
        file = Create(old.Generation + 1, index.Entries);
        old.Dispose();
        generations.DeleteBefore(file.Generation);
    }

    private JournalFile Create(int generation, IReadOnlyCollection<JournalEntry> entries)
    {
        var path = generations.PathOf(generation);
        var temporary = path + ".new";
        using (var stream = new FileStream(temporary, PrivateFiles.Options(FileMode.Create, FileAccess.Write, FileShare.None, BufferBytes)))
        {
            stream.Write(JournalLine.OfHeader(name, index.NextSequence));
            foreach (var entry in entries)
            {
                var line = JournalLine.OfEntries([file!.Read(entry.Offset, entry.Length)], out var offsets);
                entry.Offset = stream.Position + offsets[0];
                stream.Write(line);
            }

            stream.Flush(flushToDisk: true);
        }

        File.Move(temporary, path);
        DirectorySync.Flush(directory);
        var created = JournalFile.Open(path, generation);
        created.ReadTail((_, _) => { });
        return created;
    }
}
