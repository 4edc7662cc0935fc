using System.Runtime.CompilerServices;
using MamCrawler.Core.Ports;
using MamCrawler.Core.State;

namespace MamCrawler.Core.WantedLists;

/// <summary>The wishes: table <c>Wanted</c>, one partition, a row a wish.</summary>
public sealed class WishStore(ITableStore tables)
{
    /// <summary>Wishes that are kept at most: a scan reads them all.</summary>
    public const int MostWishes = 10_000;

    private const string Table = "Wanted";
    private const string Partition = "wish";

    /// <summary>Every wish, in the order of ids.</summary>
    public async IAsyncEnumerable<Wish> ReadAllAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var row in tables.QueryAsync(Table, Partition, RowKeyRange.All, cancellationToken))
            yield return (row.Json<Wish>("Wish") ?? throw RowFault.Damaged(row, "Wish")) with
            {
                ETag = row.ETag,
            };
    }

    /// <summary>Keeps wishes, new ones and ones that changed by a person's word.</summary>
    public Task PutAsync(IEnumerable<Wish> wishes, CancellationToken cancellationToken) =>
        tables.WriteAllAsync(Table, wishes.Select(wish => TableOperation.Upsert(RowOf(wish) with { ETag = null })), cancellationToken);

    /// <summary>Keeps what a scan learnt of wishes. One that a person changed or took off meanwhile is left as it is: the next scan learns it again.</summary>
    public async Task LearnAsync(IReadOnlyList<Wish> wishes, CancellationToken cancellationToken)
    {
        foreach (var some in wishes.Chunk(TableLimits.MaximumBatchRows))
        {
            try
            {
                await tables.WriteAllAsync(Table, some.Select(wish => TableOperation.Replace(RowOf(wish))), cancellationToken);
            }
            catch (RowConflictException) when (some.Length > 1)
            {
                foreach (var wish in some)
                    await LearnAsync([wish], cancellationToken);
            }
            catch (RowConflictException)
            {
                continue;
            }
        }
    }

    /// <summary>Takes wishes off.</summary>
    public Task RemoveAsync(IEnumerable<string> ids, CancellationToken cancellationToken) =>
        tables.WriteAllAsync(Table, ids.Select(id => TableOperation.Delete(Partition, id)), cancellationToken);

    private static TableRow RowOf(Wish wish) =>
        new(
            Partition,
            wish.Id,
            new Dictionary<string, object>
            {
                ["SchemaVersion"] = 1,
                ["Title"] = wish.Book.Name,
                ["Source"] = wish.Source.ToString(),
                ["Wish"] = StateJson.Compress(wish),
            },
            wish.ETag
        );
}
