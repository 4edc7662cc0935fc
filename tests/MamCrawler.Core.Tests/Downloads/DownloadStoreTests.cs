using MamCrawler.Core.Downloads;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Tests.Downloads.Pushing;

namespace MamCrawler.Core.Tests.Downloads;

public sealed class DownloadStoreTests : IDisposable
{
    private readonly PushBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task Get_AfterAdd_IsTheSameDownload()
    {
        var added = await bench.AddAsync(DownloadState.Wanted, new DownloadVolume("g", "A", "S", "0.5", "T"), new DownloadVolume("", "B", "", "", "U"));

        var read = await bench.ReadAsync();

        Assert.Equal(added with { Volumes = [] }, read with { Volumes = [] });
        Assert.Equal(added.Volumes, read.Volumes);
    }

    [Fact]
    public async Task Add_KnownId_KeepsTheOlder()
    {
        await bench.AddAsync(DownloadState.Rejected);

        Assert.Equal(DownloadState.Rejected, (await bench.AddAsync(DownloadState.Wanted)).State);
    }

    [Fact]
    public async Task Change_OfAnOldReading_IsAConflict()
    {
        var first = await bench.AddAsync();
        await bench.Downloads.ChangeAsync(first, first with { Why = "one" }, CancellationToken.None);

        var conflict = await Assert.ThrowsAsync<RowConflictException>(() =>
            bench.Downloads.ChangeAsync(first, first with { Why = "two" }, CancellationToken.None)
        );

        Assert.Equal((RowConflict.Changed, first.Id), (conflict.Conflict, conflict.PartitionKey));
    }

    [Fact]
    public async Task Change_OfAMissingRow_IsAConflict()
    {
        var added = await bench.AddAsync();

        var conflict = await Assert.ThrowsAsync<RowConflictException>(() =>
            bench.Downloads.ChangeAsync(added with { Id = "mam-1" }, added, CancellationToken.None)
        );

        Assert.Equal(RowConflict.NotFound, conflict.Conflict);
    }

    [Fact]
    public async Task Change_Fields_ComeBack()
    {
        var added = await bench.AddAsync();
        var at = bench.Time.GetUtcNow().AddDays(1);

        await bench.Downloads.ChangeAsync(
            added,
            added with
            {
                InfoHash = "abc",
                Attempts = 2,
                NextAttemptAt = at,
                SizeBytes = 5,
                Why = new string('w', 5000),
                State = DownloadState.Failed,
            },
            CancellationToken.None
        );

        var read = await bench.ReadAsync();
        Assert.Equal(
            ("abc", 2, at, 5L, DownloadState.Failed, 2000),
            (read.InfoHash, read.Attempts, read.NextAttemptAt, read.SizeBytes, read.State, read.Why.Length)
        );
    }

    [Fact]
    public async Task Query_ByState_FindsOnlyThose()
    {
        foreach (var (id, state) in new[] { (1, DownloadState.Wanted), (2, DownloadState.Approved), (3, DownloadState.Approved), (4, DownloadState.Shelved) })
            await bench.Downloads.AddAsync(
                new Download
                {
                    Id = DownloadStore.IdOf(id),
                    TrackerId = id,
                    Title = "T",
                    State = state,
                    Reason = "manual",
                },
                CancellationToken.None
            );

        var approved = await bench.Downloads.QueryAsync([DownloadState.Approved], CancellationToken.None).Select(download => download.TrackerId).ToListAsync();

        Assert.Equal([2, 3], approved);
        Assert.Equal(4, await bench.Downloads.QueryAsync([], CancellationToken.None).CountAsync());
    }
}
