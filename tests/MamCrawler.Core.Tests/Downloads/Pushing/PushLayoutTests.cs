using MamCrawler.Core.Downloads;
using MamCrawler.Core.Downloads.Pushing;
using MamCrawler.Tests;

namespace MamCrawler.Core.Tests.Downloads.Pushing;

/// <summary>A folder for each volume before a torrent starts.</summary>
public sealed class PushLayoutTests : IDisposable
{
    private static readonly DownloadVolume One = new("g1", "Ann Author", "The Saga", "1", "The First Fire");
    private static readonly DownloadVolume Two = new("g2", "Ann Author", "The Saga", "2", "Second Sight");
    private readonly PushBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task Run_PackInOneFolder_GetsAFolderForEachVolumeBeforeItStarts()
    {
        bench.Tracker.Offer(PushBench.TrackerId, TestTorrent.Multiple("Pack", [("1 The First Fire.m4b", 10), ("2 Second Sight.m4b", 20)]));
        await bench.AddAsync(DownloadState.Approved, One, Two);

        Assert.Equal(PushResult.Started, (await bench.PushAsync()).Result);

        Assert.Equal(["AddStoppedAsync", "RenameFileAsync", "RenameFileAsync", "StartAsync"], bench.Client.Commands);
        var files = await bench.Client.ListFilesAsync(bench.Client.Torrents.Keys.Single(), CancellationToken.None);
        Assert.Equal(
            ["Ann Author/The Saga/1 - The First Fire/1 The First Fire.m4b", "Ann Author/The Saga/2 - Second Sight/2 Second Sight.m4b"],
            files.Select(file => file.Path)
        );
    }

    [Fact]
    public async Task Run_PackThatCannotBeMapped_IsHeldBeforeAByteIsLoaded()
    {
        bench.Tracker.Offer(PushBench.TrackerId, TestTorrent.Multiple("Pack", [("a.m4b", 10), ("b.m4b", 20)]));
        await bench.AddAsync(DownloadState.Approved, One, Two);

        var outcome = await bench.PushAsync();

        Assert.Equal(PushResult.Held, outcome.Result);
        Assert.Contains("cannot be told", outcome.Sentence, StringComparison.Ordinal);
        Assert.True(Assert.Single(bench.Client.Torrents.Values).IsStopped);
        Assert.Equal(DownloadState.Held, (await bench.ReadAsync()).State);
    }

    [Fact]
    public async Task Run_AfterAPersonNamedTheFiles_GoesOnWithoutFetchingAgain()
    {
        bench.Tracker.Offer(PushBench.TrackerId, TestTorrent.Multiple("Pack", [("a.m4b", 10), ("b.m4b", 20)]));
        await bench.AddAsync(DownloadState.Approved, One, Two);
        await bench.PushAsync();
        var hash = bench.Client.Torrents.Keys.Single();
        await bench.Client.RenameFileAsync(hash, "Pack/a.m4b", "Pack/The First Fire/a.m4b", CancellationToken.None);
        await bench.Client.RenameFileAsync(hash, "Pack/b.m4b", "Pack/Second Sight/b.m4b", CancellationToken.None);
        var held = await bench.ReadAsync();
        await bench.Downloads.ChangeAsync(held, held with { State = DownloadState.Approved, Why = "A person named the files." }, CancellationToken.None);

        Assert.Equal(PushResult.Started, (await bench.PushAsync()).Result);
        Assert.Equal(1, bench.Tracker.Fetches);
    }

    [Fact]
    public async Task Run_PackStartedByHandBeforeItsLayout_IsHeldAndNothingIsRenamed()
    {
        bench.Tracker.Offer(PushBench.TrackerId, TestTorrent.Multiple("Pack", [("1 The First Fire.m4b", 10), ("2 Second Sight.m4b", 20)]));
        await bench.AddAsync(DownloadState.Approved, One, Two);
        bench.Client.After = command =>
        {
            if (command == "AddStoppedAsync")
                bench.Client.Torrents[bench.Client.Torrents.Keys.Single()] = bench.Client.Torrents.Values.Single() with
                {
                    State = "downloading",
                    Progress = 0.5,
                };
        };

        Assert.Equal(PushResult.Held, (await bench.PushAsync()).Result);
        Assert.DoesNotContain("RenameFileAsync", bench.Client.Commands);
    }
}
