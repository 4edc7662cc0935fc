using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.State.Files;

/// <summary>
/// Tables in files: one journal of JSON lines a table, in <c>tables/</c> below the state directory. Safe for several processes at once and for <c>kill -9</c> at any
/// moment. docs/state.md describes the format.
/// </summary>
public sealed class FileTableStore(string stateDirectory) : ITableStore, IDisposable
{
    private const int PageRows = 256;
    private const long PageBytes = 1024 * 1024;
    private readonly string directory = Path.Combine(stateDirectory, "tables");
    private readonly ConcurrentDictionary<string, TableJournal> journals = new(StringComparer.OrdinalIgnoreCase);

    /// <inheritdoc />
    public Task<TableRow?> GetAsync(string table, string partitionKey, string rowKey, CancellationToken cancellationToken) =>
        InGateAsync(
            table,
            async journal =>
            {
                await journal.FollowAsync(cancellationToken);
                return journal.Get(partitionKey, rowKey);
            },
            cancellationToken
        );

    /// <inheritdoc />
    public async IAsyncEnumerable<TableRow> QueryAsync(
        string table,
        string? partitionKey,
        RowKeyRange range,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var from = new JournalEntry(partitionKey ?? "", partitionKey is null ? "" : range.From ?? "");
        while (true)
        {
            var start = from;
            var page = await InGateAsync(
                table,
                async journal =>
                {
                    await journal.FollowAsync(cancellationToken);
                    return journal.Page(start, partitionKey, range, PageRows, PageBytes);
                },
                cancellationToken
            );
            foreach (var row in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return row;
            }

            if (page.Count == 0)
                yield break;
            // The least key that comes after the last one.
            from = new JournalEntry(page[^1].PartitionKey, page[^1].RowKey + '\0');
        }
    }

    /// <inheritdoc />
    public async Task<string?> WriteAsync(string table, TableOperation operation, CancellationToken cancellationToken) =>
        (await WriteBatchAsync(table, [operation], cancellationToken))[0];

    /// <inheritdoc />
    public Task<IReadOnlyList<string?>> WriteBatchAsync(string table, IReadOnlyList<TableOperation> operations, CancellationToken cancellationToken)
    {
        TableLimits.CheckBatch(operations);
        return operations.Count == 0
            ? Task.FromResult<IReadOnlyList<string?>>([])
            : InGateAsync(table, journal => journal.WriteAsync(operations, cancellationToken), cancellationToken);
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<string> ListTablesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var names = new List<string>();
        foreach (var (file, _) in JournalGenerations.NewestOfAll(directory))
            names.Add(await InGateAsync(file, journal => journal.NameAsync(cancellationToken), cancellationToken));
        names.Sort(StringComparer.Ordinal);
        foreach (var name in names)
            yield return name;
    }

    /// <summary>Closes the files.</summary>
    public void Dispose()
    {
        foreach (var journal in journals.Values)
            journal.Dispose();
        journals.Clear();
    }

    private async Task<TResult> InGateAsync<TResult>(string table, Func<TableJournal, Task<TResult>> work, CancellationToken cancellationToken)
    {
        TableLimits.CheckTable(table);
        var journal = journals.GetOrAdd(table, name => new TableJournal(directory, name));
        await journal.Gate.WaitAsync(cancellationToken);
        try
        {
            return await work(journal);
        }
        catch (Exception exception) when (StateFault.IsFileError(exception))
        {
            throw StateFault.Unavailable($"Table '{table}'", exception);
        }
        finally
        {
            journal.Gate.Release();
        }
    }
}
