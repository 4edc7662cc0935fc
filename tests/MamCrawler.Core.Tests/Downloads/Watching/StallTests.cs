using MamCrawler.Core.Downloads;
using MamCrawler.Core.Downloads.Watching;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Tests.Downloads.Watching;

/// <summary>rules.md 6, Stalled: 1 observation watch, 2 re-announce, 3 stop and start, 4 held; stalledUP is healthy.</summary>
public sealed class StallTests : IDisposable
{
    private static readonly TimeSpan Announce = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan Restart = TimeSpan.FromHours(2);
    private static readonly TimeSpan Hold = TimeSpan.FromHours(24);

    private readonly WatchBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task Run_StalledWithPeers_IsWatchedAnnouncedRestartedHeld()
    {
        var download = await StallAsync();

        await bench.LookAsync();
        Assert.Equal((DownloadState.Downloading, StallStep.Watched), await StepAsync(download));
        Assert.Empty(bench.Client.Commands);

        Assert.Equal("Downloads watched: 1; stalled and pressed: 1.", (await bench.LookAfterAsync(Announce)).Sentence);
        Assert.Equal((DownloadState.Downloading, StallStep.Announced), await StepAsync(download));
        Assert.Equal([download.InfoHash!], bench.Client.Announced);

        await bench.LookAfterAsync(Restart);
        Assert.Equal((DownloadState.Downloading, StallStep.Restarted), await StepAsync(download));
        Assert.Equal(["ReannounceAsync", "StopAsync", "StartAsync"], bench.Client.Commands);

        bench.Set(download, "stalledDL");
        Assert.Equal("Downloads watched: 1; held: 1.", (await bench.LookAfterAsync(Hold)).Sentence);
        Assert.Equal((DownloadState.Held, StallStep.Held), await StepAsync(download));
        Assert.Equal(WatchSentences.Stalled, (await bench.ReadAsync(download)).Why);
        Assert.Equal(3, bench.Client.Commands.Count);
    }

    [Fact]
    public async Task Run_BetweenTwoSteps_WritesNothing()
    {
        var download = await StallAsync();
        await bench.LookAsync();
        await bench.LookAfterAsync(Announce);
        var writes = bench.Writes;

        for (var round = 0; round < 23; round++)
            await bench.LookAfterAsync(TimeSpan.FromMinutes(5));

        Assert.Equal(writes, bench.Writes);
        Assert.Equal((DownloadState.Downloading, StallStep.Announced), await StepAsync(download));
    }

    [Fact]
    public async Task Run_ProgressAfterAStep_BeginsAnew()
    {
        var download = await StallAsync();
        await bench.LookAsync();
        await bench.LookAfterAsync(Announce);

        bench.Set(download, "downloading", 20);
        await bench.LookAfterAsync(Restart);

        var going = await bench.ReadAsync(download);
        Assert.Equal((DownloadState.Downloading, WatchSentences.Loading), (going.State, going.Why));
        Assert.Null(going.Watch);
        bench.Set(download, "stalledDL");
        await bench.LookAfterAsync(Hold);
        Assert.Equal((DownloadState.Downloading, StallStep.Watched), await StepAsync(download));
    }

    [Fact]
    public async Task Run_ProgressAlthoughItStallsAgain_BeginsAnew()
    {
        var download = await StallAsync();
        await bench.LookAsync();

        bench.Set(download, "stalledDL", 20);
        await bench.LookAfterAsync(Announce);

        Assert.Equal((DownloadState.Downloading, StallStep.Watched), await StepAsync(download));
        Assert.Empty(bench.Client.Commands);
    }

    [Fact]
    public async Task Run_LoadsForAMomentWithoutAByte_IsNoProgress()
    {
        var download = await StallAsync();
        await bench.LookAsync();
        bench.Set(download, "downloading");
        await bench.LookAfterAsync(TimeSpan.FromMinutes(5));
        bench.Set(download, "stalledDL");

        await bench.LookAfterAsync(Announce);

        Assert.Equal((DownloadState.Downloading, StallStep.Announced), await StepAsync(download));
    }

    [Fact]
    public async Task Run_NobodyHasIt_WaitsForSomebodyAndIsNeverHeld()
    {
        var download = await StallAsync(knowsPeers: false);
        await bench.LookAsync();

        for (var day = 0; day < 10; day++)
            await bench.LookAfterAsync(TimeSpan.FromDays(1));

        Assert.Equal((DownloadState.Downloading, StallStep.Announced), await StepAsync(download));
        Assert.Equal(WatchSentences.NobodyHasIt, (await bench.ReadAsync(download)).Why);
        Assert.Equal(["ReannounceAsync"], bench.Client.Commands);
    }

    [Theory]
    [InlineData("torrent not registered with this tracker", true)]
    [InlineData("Unregistered torrent", true)]
    [InlineData("Connection timed out", false)]
    [InlineData("Internal server error", false)]
    public async Task Run_TrackerSpeaksOfIt_HeldOnlyWhenItDoesNotKnowIt(string message, bool held)
    {
        var download = await StallAsync(knowsPeers: false);
        bench.Client.TrackerRefusal = message;
        await bench.LookAsync();

        await bench.LookAfterAsync(Announce);

        var after = await bench.ReadAsync(download);
        Assert.Equal(held ? DownloadState.Held : DownloadState.Downloading, after.State);
        Assert.Equal(held, after.Why.Contains(message, StringComparison.Ordinal));
        await bench.LookAfterAsync(Hold);
        Assert.Equal(after.State, (await bench.ReadAsync(download)).State);
    }

    [Fact]
    public async Task Run_StalledUp_IsHealthy()
    {
        var download = await bench.AddAsync();
        bench.Set(download, "stalledUP", WatchBench.FileBytes);

        for (var day = 0; day < 5; day++)
            await bench.LookAfterAsync(TimeSpan.FromDays(1));

        Assert.Equal(DownloadState.Landed, (await bench.ReadAsync(download)).State);
        Assert.Empty(bench.Client.Commands);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(1000, false)]
    public async Task Run_ForcedTorrent_StallsWhenNothingComes(long bytesPerSecond, bool stalls)
    {
        var download = await bench.AddAsync();
        bench.Set(download, "forcedDL", 10, knowsPeers: true);
        bench.Set(download.InfoHash!, torrent => torrent with { BytesPerSecond = bytesPerSecond });

        await bench.LookAsync();

        Assert.Equal(stalls, (await bench.ReadAsync(download)).Watch is not null);
    }

    [Fact]
    public async Task Run_KilledBetweenStopAndStart_StartsIt()
    {
        var download = await StallAsync();
        await bench.LookAsync();
        await bench.LookAfterAsync(Announce);
        bench.Client.After = call =>
        {
            if (call == nameof(ITorrentClient.StopAsync))
                throw new OperationCanceledException("killed");
        };
        await Assert.ThrowsAsync<OperationCanceledException>(() => bench.LookAfterAsync(Restart));
        Assert.Equal((DownloadState.Downloading, StallStep.Restarting), await StepAsync(download));
        Assert.Equal("stoppedDL", bench.Client.Torrents[download.InfoHash!].State);

        bench.Client.After = _ => { };
        await bench.LookAsync();

        Assert.Equal((DownloadState.Downloading, StallStep.Restarted), await StepAsync(download));
        Assert.Equal("downloading", bench.Client.Torrents[download.InfoHash!].State);
    }

    [Fact]
    public async Task Run_KilledBeforeTheStop_StopsAndStarts()
    {
        var download = await StallAsync();
        await bench.LookAsync();
        await bench.LookAfterAsync(Announce);
        bench.Client.Before = call =>
        {
            if (call == nameof(ITorrentClient.StopAsync))
                throw new OperationCanceledException("killed");
        };
        await Assert.ThrowsAsync<OperationCanceledException>(() => bench.LookAfterAsync(Restart));

        bench.Client.Before = _ => { };
        await bench.LookAsync();

        Assert.Equal((DownloadState.Downloading, StallStep.Restarted), await StepAsync(download));
        Assert.Equal(["ReannounceAsync", "StopAsync", "StartAsync"], bench.Client.Commands);
    }

    [Fact]
    public async Task Run_FrozenWhileItWouldBeStartedAgain_StaysStoppedUntilTheThaw()
    {
        var download = await StallAsync(costs: true);
        await bench.LookAsync();
        await bench.LookAfterAsync(Announce);
        await bench.Accounts.Guard.ChangeAsync(state => state with { Frozen = true, Ratio = 0.9 }, CancellationToken.None);

        await bench.LookAfterAsync(Restart);
        await bench.LookAsync();

        Assert.Equal("stoppedDL", bench.Client.Torrents[download.InfoHash!].State);
        await bench.Accounts.Guard.ChangeAsync(state => state with { Frozen = false }, CancellationToken.None);
        await bench.LookAsync();
        Assert.Equal("downloading", bench.Client.Torrents[download.InfoHash!].State);
        Assert.Equal((DownloadState.Downloading, StallStep.Restarted), await StepAsync(download));
    }

    [Fact]
    public async Task Run_StoppedByTheGuard_IsNoStallAndKeepsItsReason()
    {
        var download = await StallAsync(costs: true);
        await bench.LookAsync();
        await bench.Accounts.Guard.ChangeAsync(state => state with { Frozen = true, Stopped = [download.InfoHash!] }, CancellationToken.None);
        bench.Set(download, "stoppedDL");

        await bench.LookAfterAsync(Hold);

        var stopped = await bench.ReadAsync(download);
        Assert.Equal((DownloadState.Downloading, "Started in a test."), (stopped.State, stopped.Why));
        Assert.Null(stopped.Watch);
    }

    [Fact]
    public async Task Run_HeldStallThatGoesOn_IsWatchedAgain()
    {
        var download = await HoldAsync();
        await bench.LookAsync();
        Assert.Equal(DownloadState.Held, (await bench.ReadAsync(download)).State);

        bench.Set(download, "downloading", 30);
        await bench.LookAsync();

        Assert.Equal(DownloadState.Downloading, (await bench.ReadAsync(download)).State);
    }

    [Fact]
    public async Task Run_HeldStallThatGotComplete_Landed()
    {
        var download = await HoldAsync();
        bench.Set(download, "uploading", WatchBench.FileBytes);

        await bench.LookAsync();

        Assert.Equal(DownloadState.Landed, (await bench.ReadAsync(download)).State);
    }

    [Fact]
    public async Task Run_ClientRefusesTheTrackersOfOne_TellsTheFault()
    {
        await StallAsync();
        await bench.LookAsync();
        bench.Client.Before = call =>
        {
            if (call == nameof(ITorrentClient.FindTrackerRefusalAsync))
                throw new StopFaultException(FaultName.ClientRefused, "qBittorrent", "It has no such torrent.");
        };

        Assert.Equal(FaultName.ClientRefused, (await bench.LookAfterAsync(Announce)).Fault?.Name);
    }

    private async Task<Download> StallAsync(bool knowsPeers = true, bool costs = false)
    {
        var download = await bench.AddAsync(costs: costs);
        bench.Set(download, "stalledDL", 10, knowsPeers);
        return download;
    }

    private async Task<Download> HoldAsync()
    {
        var download = await StallAsync();
        await bench.LookAsync();
        await bench.LookAfterAsync(Announce);
        await bench.LookAfterAsync(Restart);
        bench.Set(download, "stalledDL");
        await bench.LookAfterAsync(Hold);
        return await bench.ReadAsync(download);
    }

    private async Task<(DownloadState State, StallStep? Step)> StepAsync(Download download)
    {
        var now = await bench.ReadAsync(download);
        return (now.State, now.Watch?.Step);
    }
}
