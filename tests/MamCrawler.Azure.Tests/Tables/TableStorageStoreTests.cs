using MamCrawler.Azure.Tables;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Tests.State;

namespace MamCrawler.Azure.Tests.Tables;

/// <summary>The contract on Azurite, and what only a table service can do.</summary>
public sealed class TableStorageStoreTests(Azurite azurite) : TableStoreContract
{
    private static readonly CancellationToken None = CancellationToken.None;

    protected override ITableStore Store { get; } = new TableStorageStore(azurite.Connect().Tables);

    [Fact]
    public async Task Batch_TableIsNotThere_IsCreatedByIt()
    {
        var table = "T" + Guid.NewGuid().ToString("N");
        var etags = await Store.WriteBatchAsync(table, [TableOperation.Insert(Row("p", "a", 1)), TableOperation.Upsert(Row("p", "b", 2))], None);
        Assert.Equal(etags[1], (await Store.GetAsync(table, "p", "b", None))!.ETag);
    }

    [Fact]
    public async Task Write_NothingToReplaceInATableThatIsNotThere_NotFoundAndNoTable()
    {
        var table = "T" + Guid.NewGuid().ToString("N");
        var conflict = await Assert.ThrowsAsync<RowConflictException>(() => Store.WriteAsync(table, TableOperation.Replace(Row("p", "a")), None));
        Assert.Equal(RowConflict.NotFound, conflict.Conflict);
        await Assert.ThrowsAsync<RowConflictException>(() => Store.WriteBatchAsync(table, [TableOperation.Delete("p", "a")], None));
        Assert.DoesNotContain(table, await Store.ListTablesAsync(None).ToListAsync());
    }

    [Fact]
    public async Task Batch_TheSecondRowHasChanged_TheConflictIsChanged()
    {
        var table = "T" + Guid.NewGuid().ToString("N");
        var stale = await Store.WriteAsync(table, TableOperation.Insert(Row("p", "b", 1)), None);
        await Store.WriteAsync(table, TableOperation.Upsert(Row("p", "b", 2)), None);
        var conflict = await Assert.ThrowsAsync<RowConflictException>(() =>
            Store.WriteBatchAsync(table, [TableOperation.Insert(Row("p", "a")), TableOperation.Replace(Row("p", "b", 3) with { ETag = stale })], None)
        );
        Assert.Equal(RowConflict.Changed, conflict.Conflict);
        Assert.Null(await Store.GetAsync(table, "p", "a", None));
    }

    [Fact]
    public async Task Query_KeysWithQuotesSpacesAndOtherScripts_AreFound()
    {
        var table = "T" + Guid.NewGuid().ToString("N");
        foreach (var key in new[] { "Ender's Game", "two  spaces", "本の虫", "a&b=c+d%20", "100% 'quoted'" })
        {
            await Store.WriteAsync(table, TableOperation.Insert(Row(key, key, 1)), None);
            Assert.Equal(key, (await Store.GetAsync(table, key, key, None))!.RowKey);
            Assert.Equal([key], await Store.QueryAsync(table, key, new RowKeyRange(key, null), None).Select(row => row.RowKey).ToListAsync());
            await Store.WriteAsync(table, TableOperation.Merge(Row(key, key, 2)), None);
            await Store.WriteAsync(table, TableOperation.Delete(key, key), None);
        }
    }

    [Fact]
    public async Task Get_KeyThatNoRowCanHave_IsNull() => Assert.Null(await Store.GetAsync("Gaps", "a/b", "c?d", None));

    [Fact]
    public async Task Query_Cancelled_Ends()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
            await Store.QueryAsync("Gaps", null, RowKeyRange.All, cancelled.Token).ToListAsync()
        );
    }
}
