using MamCrawler.Core.Library;
using MamCrawler.Core.State;
using MamCrawler.Core.Tests.Scanning;

namespace MamCrawler.Core.Tests.State;

public sealed class SnapshotStoreTests : IDisposable
{
    private readonly ScanStores _stores = new();

    [Fact]
    public async Task Put_ManySeries_AreReadBackInChunksOfFifty()
    {
        var token = TestContext.Current.CancellationToken;
        using var snapshots = new SnapshotStore(_stores.Documents);

        var manifest = await snapshots.PutAsync("run1", _stores.Clock.GetUtcNow(), LibraryOf(120), token);
        var sizes = new List<int>();
        for (var chunk = 0; chunk < manifest.SeriesChunks; chunk++)
            sizes.Add((await snapshots.ReadSeriesAsync("run1", chunk, token)).Length);

        Assert.Equal([50, 50, 20], sizes);
        Assert.Equal((120, 120), (manifest.Books, manifest.Series));
    }

    [Fact]
    public async Task Load_KeptSnapshot_KnowsWhatIsOwned()
    {
        var token = TestContext.Current.CancellationToken;
        using var snapshots = new SnapshotStore(_stores.Documents);
        await snapshots.PutAsync("run1", _stores.Clock.GetUtcNow(), LibraryOf(3), token);
        using var afterRestart = new SnapshotStore(_stores.Documents);

        var loaded = await afterRestart.LoadAsync("run1", token);

        Assert.NotNull(loaded.Index.Find(new OwnershipQuestion { Asins = ["B000000002"] }));
        Assert.Null(loaded.Index.Find(new OwnershipQuestion { Asins = ["B000000099"] }));
    }

    [Fact]
    public async Task Put_ThirdSnapshot_KeepsTheLastTwo()
    {
        var token = TestContext.Current.CancellationToken;
        using var snapshots = new SnapshotStore(_stores.Documents);
        foreach (var id in new[] { "run1", "run2", "run3" })
            await snapshots.PutAsync(id, _stores.Clock.GetUtcNow(), LibraryOf(3), token);

        await Assert.ThrowsAsync<InvalidDataException>(() => snapshots.LoadAsync("run1", token));
        Assert.Equal("run2", (await snapshots.LoadAsync("run2", token)).Manifest.Id);
        Assert.Equal("run3", (await snapshots.LoadAsync("run3", token)).Manifest.Id);
    }

    [Fact]
    public async Task ReadSeries_NoSuchChunk_IsADamagedSnapshot()
    {
        using var snapshots = new SnapshotStore(_stores.Documents);
        await Assert.ThrowsAsync<InvalidDataException>(() => snapshots.ReadSeriesAsync("run1", 7, TestContext.Current.CancellationToken));
    }

    public void Dispose() => _stores.Dispose();

    private static LibrarySnapshot LibraryOf(int series)
    {
        var builder = new SnapshotBuilder();
        for (var number = 1; number <= series; number++)
            builder.Add(
                new Book
                {
                    Id = $"item{number}",
                    Title = $"Volume of {number}",
                    Asin = $"B{number:D9}",
                    Authors = [$"Author {number}"],
                    Series = [new SeriesMembership($"Saga {number}", SequenceText.Parse("1"))],
                }
            );
        return builder.Build();
    }
}
