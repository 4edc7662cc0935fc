using MamCrawler.Core.Ports;
using MamCrawler.Core.State;

namespace MamCrawler.Core.Metadata.Providers;

/// <summary>
/// What providers answered, so that nobody is asked the same twice: rows <c>answer-</c> of table <c>Providers</c>. What was found is kept 30 days, that nothing was found 7. That a
/// provider could not be asked is never kept (rules.md 1.5).
/// </summary>
public sealed class ProviderAnswers(ITableStore tables, TimeProvider time)
{
    /// <summary>How long what was found is kept.</summary>
    public static readonly TimeSpan FoundFor = TimeSpan.FromDays(30);

    /// <summary>How long it is kept that nothing was found.</summary>
    public static readonly TimeSpan NotFoundFor = TimeSpan.FromDays(7);

    /// <summary>Answers kept of one provider; the oldest go first.</summary>
    internal const int Most = 5000;

    private const string Prefix = "answer-";
    private const int LargestAnswer = 32 * 1024;

    /// <summary>A provider's answer to a question, an empty one where it knew nothing; null when it is to be asked.</summary>
    /// <param name="provider">Its name.</param>
    /// <param name="key">The question's <see cref="QuestionKey"/>.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<IReadOnlyList<BookFacts>?> FindAsync(string provider, string key, CancellationToken cancellationToken) =>
        await tables.GetAsync(ProviderStore.Table, TableKeys.Encode(provider), Prefix + key, cancellationToken) is { } row && IsFresh(row)
            ? row.Json<BookFacts[]>("Facts") ?? []
            : null;

    /// <summary>Keeps answers by the keys of their questions. One that is too large for a row is asked for again next time.</summary>
    public Task PutAsync(string provider, IEnumerable<KeyValuePair<string, IReadOnlyList<BookFacts>>> answers, CancellationToken cancellationToken) =>
        tables.WriteAllAsync(
            ProviderStore.Table,
            answers.Select(answer => RowOf(provider, answer.Key, answer.Value)).OfType<TableRow>().Select(TableOperation.Upsert),
            cancellationToken
        );

    /// <summary>Forgets a provider's answers that are too old, and the oldest of those that are too many.</summary>
    public async Task PurgeAsync(string provider, CancellationToken cancellationToken)
    {
        var kept = new PriorityQueue<string, DateTimeOffset>();
        var gone = new List<string>();
        var partition = TableKeys.Encode(provider);
        await foreach (var row in tables.QueryAsync(ProviderStore.Table, partition, RowKeyRange.StartingWith(Prefix), cancellationToken))
        {
            if (!IsFresh(row))
                gone.Add(row.RowKey);
            else
                kept.Enqueue(row.RowKey, row.Need<DateTimeOffset>("At"));
            if (kept.Count > Most)
                gone.Add(kept.Dequeue());
        }

        // One at a time: another process may purge as well, and a batch fails whole when one row of it is gone.
        foreach (var key in gone)
        {
            try
            {
                await tables.WriteAsync(ProviderStore.Table, TableOperation.Delete(partition, key), cancellationToken);
            }
            catch (RowConflictException exception) when (exception.Conflict == RowConflict.NotFound)
            {
                continue;
            }
        }
    }

    private bool IsFresh(TableRow row) => time.GetUtcNow() - row.Need<DateTimeOffset>("At") < (row.Properties.ContainsKey("Facts") ? FoundFor : NotFoundFor);

    private TableRow? RowOf(string provider, string key, IReadOnlyList<BookFacts> facts)
    {
        var properties = new Dictionary<string, object> { ["SchemaVersion"] = 1, ["At"] = time.GetUtcNow() };
        if (facts.Count > 0)
        {
            var bytes = StateJson.Compress(facts);
            if (bytes.Length > LargestAnswer)
                return null;
            properties["Facts"] = bytes;
        }

        return new TableRow(TableKeys.Encode(provider), Prefix + key, properties);
    }
}
