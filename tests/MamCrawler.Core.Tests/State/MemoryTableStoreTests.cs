using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Tests.State;

/// <summary>The store that property tests stand on promises what the real ones promise.</summary>
public sealed class MemoryTableStoreTests
{
    private readonly MemoryTableStore store = new();

    [Fact]
    public async Task Write_AgainstAnotherVersion_Conflicts()
    {
        var first = await Write(TableOperation.Insert(Row(1)));
        Assert.Equal(RowConflict.AlreadyExists, await ConflictOf(TableOperation.Insert(Row(1))));
        var second = await Write(TableOperation.Replace(Row(2) with { ETag = first }));
        Assert.NotEqual(first, second);
        Assert.Equal(RowConflict.Changed, await ConflictOf(TableOperation.Replace(Row(3) with { ETag = first })));
        Assert.Equal(RowConflict.NotFound, await ConflictOf(TableOperation.Replace(Row(3) with { RowKey = "other" })));
        Assert.Equal(2, (await store.GetAsync("T", "p", "r", CancellationToken.None))?.Properties["Number"]);
    }

    private static TableRow Row(int number) => new("p", "r", new Dictionary<string, object> { ["Number"] = number });

    private Task<string?> Write(TableOperation operation) => store.WriteAsync("T", operation, CancellationToken.None);

    private async Task<RowConflict> ConflictOf(TableOperation operation) => (await Assert.ThrowsAsync<RowConflictException>(() => Write(operation))).Conflict;
}
