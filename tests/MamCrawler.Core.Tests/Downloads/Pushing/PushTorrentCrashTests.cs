using MamCrawler.Core.Downloads;
using MamCrawler.Tests;

namespace MamCrawler.Core.Tests.Downloads.Pushing;

/// <summary>Kills a push at every step: whatever the dead process left behind, the next message ends the same.</summary>
public sealed class PushTorrentCrashTests
{
    [Fact]
    public async Task Run_KilledAtAnyStep_EndsTheSameAndAddsOnce()
    {
        var steps = 0;
        for (var killAt = 1; ; killAt++)
        {
            using var bench = new PushBench();
            bench.Tracker.Offer(
                PushBench.TrackerId,
                TestTorrent.Multiple("Pack", [("1 The First Fire.m4b", 10), ("2 Second Sight.m4b", 20), ("2 Second Sight.cue", 1)])
            );
            await bench.AddAsync(
                DownloadState.Approved,
                new DownloadVolume("g1", "Ann Author", "The Saga", "1", "The First Fire"),
                new DownloadVolume("g2", "Ann Author", "The Saga", "2", "Second Sight")
            );

            var killed = await KillAsync(bench, killAt);
            var fetches = bench.Tracker.Fetches;
            for (var message = 0; message < 3; message++)
                await bench.PushWhenDueAsync();

            await AssertEndAsync(bench);
            Assert.InRange(bench.Tracker.Fetches, 1, fetches + 1);
            if (!killed)
            {
                steps = killAt;
                break;
            }
        }
        Assert.InRange(steps, 30, 200);
    }

    /// <summary>Runs a push that dies at the given step: from there on nothing reaches the outside any more.</summary>
    private static async Task<bool> KillAsync(PushBench bench, int killAt)
    {
        var step = 0;
        var dead = false;
        void Step(string name)
        {
            dead |= ++step == killAt;
            if (dead)
                throw new InvalidOperationException($"killed at step {killAt}, {name}");
        }
        bench.Tables.Step = Step;
        bench.Tracker.Before = Step;
        bench.Client.Before = Step;
        bench.Client.After = Step;
        try
        {
            await bench.PushAsync();
        }
        catch (InvalidOperationException)
        {
            Assert.True(dead);
        }
        bench.Tables.Step = bench.Tracker.Before = bench.Client.Before = bench.Client.After = _ => { };
        return dead;
    }

    private static async Task AssertEndAsync(PushBench bench)
    {
        Assert.Equal(DownloadState.Downloading, (await bench.ReadAsync()).State);
        var torrent = Assert.Single(bench.Client.Torrents.Values);
        Assert.Equal("downloading", torrent.State);
        Assert.Equal(
            [
                "Ann Author/The Saga/1 - The First Fire/1 The First Fire.m4b",
                "Ann Author/The Saga/2 - Second Sight/2 Second Sight.cue",
                "Ann Author/The Saga/2 - Second Sight/2 Second Sight.m4b",
            ],
            (await bench.Client.ListFilesAsync(torrent.InfoHash, CancellationToken.None)).Select(file => file.Path).Order()
        );
        Assert.Equal(89, await bench.Grabs.RoomAsync(bench.Tracker.Account, CancellationToken.None));
    }
}
