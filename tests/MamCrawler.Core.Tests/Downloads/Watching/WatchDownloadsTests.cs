using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Downloads.Watching;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Schedules;

namespace MamCrawler.Core.Tests.Downloads.Watching;

public sealed class WatchDownloadsTests : IDisposable
{
    private readonly WatchBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task Run_NothingInTheClient_AsksNobody()
    {
        bench.Client.Before = _ => throw new InvalidOperationException("Nobody is to be asked.");

        Assert.Equal(JobResult.Skipped, (await bench.LookAsync()).Result);
    }

    [Fact]
    public async Task Run_NothingChanged_AsksOnceAndWritesNothing()
    {
        for (var id = 1; id <= 5; id++)
            await bench.AddAsync(id);
        var calls = new List<string>();
        bench.Client.Before = calls.Add;
        var writes = bench.Writes;

        var outcome = await bench.LookAsync();

        Assert.Equal(JobOutcome.Done("Downloads watched: 5; none moved."), outcome);
        Assert.Equal([nameof(ITorrentClient.ListAsync)], calls);
        Assert.Equal(writes, bench.Writes);
    }

    [Theory]
    [InlineData("uploading")]
    [InlineData("stalledUP")]
    [InlineData("queuedUP")]
    [InlineData("forcedUP")]
    public async Task Run_SeedingAndComplete_Landed(string state)
    {
        var download = await bench.AddAsync();
        bench.Set(download, state, WatchBench.FileBytes);

        var outcome = await bench.LookAsync();

        Assert.Equal(JobOutcome.Done("Downloads watched: 1; landed: 1."), outcome);
        Assert.Equal((DownloadState.Landed, WatchSentences.Landed), State(await bench.ReadAsync(download)));
        Assert.Empty(bench.Client.Commands);
        var writes = bench.Writes;
        await bench.LookAsync();
        Assert.Equal(writes, bench.Writes);
    }

    [Theory]
    [InlineData("pausedUP")]
    [InlineData("stoppedUP")]
    public async Task Run_CompleteButStopped_LandsAndIsStartedOnce(string state)
    {
        var download = await bench.AddAsync();
        bench.Set(download, state, WatchBench.FileBytes);

        await bench.LookAsync();

        Assert.Equal(DownloadState.Landed, (await bench.ReadAsync(download)).State);
        Assert.Equal([nameof(ITorrentClient.StartAsync)], bench.Client.Commands);
        bench.Set(download, state);
        await bench.LookAsync();
        Assert.Equal((DownloadState.Landed, WatchSentences.LandedStopped), State(await bench.ReadAsync(download)));
        Assert.Single(bench.Client.Commands);
        bench.Set(download, "stalledUP");
        await bench.LookAsync();
        Assert.Equal(WatchSentences.Landed, (await bench.ReadAsync(download)).Why);
    }

    /// <summary>rules.md 5: satisfied after 72 h of seeding; what it does not seed does not count.</summary>
    [Fact]
    public async Task Run_CompleteStoppedAndStartedAgain_CountsTheHoursThatItSeeds()
    {
        var download = await bench.AddAsync();
        bench.Set(download, "stalledUP", WatchBench.FileBytes);
        await bench.LookAsync();
        await TurnAsync("stoppedUP", TimeSpan.FromHours(10));
        Assert.Equal(new SeedingTime(null, TimeSpan.FromHours(10)), (await bench.ReadAsync(download)).Seeding);

        await TurnAsync("stalledUP", TimeSpan.FromHours(5));

        Assert.Equal(bench.Time.GetUtcNow().AddHours(62), (await bench.ReadAsync(download)).Seeding?.SatisfiedAt);

        async Task TurnAsync(string state, TimeSpan after)
        {
            bench.Time.Advance(after);
            bench.Set(download, state, WatchBench.FileBytes);
            await bench.LookAsync();
        }
    }

    [Theory]
    [InlineData("moving")]
    [InlineData("checkingUP")]
    [InlineData("checkingResumeData")]
    [InlineData("allocating")]
    [InlineData("unknown")]
    public async Task Run_ClientIsBusy_NothingIsSaid(string state)
    {
        var download = await bench.AddAsync();
        bench.Set(download, state, WatchBench.FileBytes);
        var writes = bench.Writes;

        await bench.LookAsync();

        Assert.Equal(writes, bench.Writes);
    }

    [Theory]
    [InlineData("/srv/incomplete/Book 1", "/srv/library", false)]
    [InlineData("/srv/library-incomplete/Book 1", "/srv/library", false)]
    [InlineData("/srv/library/Book 1", "/srv/library/", true)]
    [InlineData("C:\\books\\Book 1", "C:\\books", true)]
    [InlineData("", "/srv/library", true)]
    public async Task Run_ContentStillInTheFolderOfUnfinishedFiles_NotLandedYet(string content, string save, bool landed)
    {
        var download = await bench.AddAsync();
        bench.Set(download, "stalledUP", WatchBench.FileBytes);
        bench.Set(download.InfoHash!, torrent => torrent with { ContentPath = content, SavePath = save });

        await bench.LookAsync();

        Assert.Equal(landed ? DownloadState.Landed : DownloadState.Downloading, (await bench.ReadAsync(download)).State);
    }

    [Theory]
    [InlineData(2, WatchBench.FileBytes)]
    [InlineData(1, WatchBench.FileBytes + 1)]
    public async Task Run_FilesAreNotTheTorrents_HeldUntilTheyAre(int count, long bytes)
    {
        var download = await bench.AddAsync();
        download = await bench.Downloads.ChangeAsync(download, download with { FileCount = count, SizeBytes = bytes }, CancellationToken.None);
        bench.Set(download, "stalledUP", WatchBench.FileBytes);

        await bench.LookAsync();

        var held = await bench.ReadAsync(download);
        Assert.Equal(DownloadState.Held, held.State);
        Assert.Contains($"the torrent has {count} of {bytes}", held.Why, StringComparison.Ordinal);
        var writes = bench.Writes;
        await bench.LookAsync();
        Assert.Equal(writes, bench.Writes);
        await bench.Downloads.ChangeAsync(held, held with { FileCount = 1, SizeBytes = WatchBench.FileBytes }, CancellationToken.None);
        await bench.LookAsync();
        Assert.Equal(DownloadState.Landed, (await bench.ReadAsync(download)).State);
    }

    [Fact]
    public async Task Run_TorrentThatWasNeverReadHere_LandsByTheClientsWord()
    {
        var download = await bench.AddAsync();
        await bench.Downloads.ChangeAsync(download, download with { FileCount = null, SizeBytes = 1 }, CancellationToken.None);
        bench.Set(download, "stalledUP", WatchBench.FileBytes);

        await bench.LookAsync();

        Assert.Equal(DownloadState.Landed, (await bench.ReadAsync(download)).State);
    }

    [Theory]
    [InlineData("missingFiles", WatchSentences.FilesMissing)]
    [InlineData("error", WatchSentences.Broken)]
    public async Task Run_ClientGaveItUp_HeldUntilItGoesOn(string state, string why)
    {
        var download = await bench.AddAsync();
        bench.Set(download, state, 10);

        await bench.LookAsync();

        Assert.Equal((DownloadState.Held, why), State(await bench.ReadAsync(download)));
        var writes = bench.Writes;
        await bench.LookAsync();
        Assert.Equal(writes, bench.Writes);
        bench.Set(download, "downloading");
        await bench.LookAsync();
        Assert.Equal((DownloadState.Downloading, WatchSentences.Loading), State(await bench.ReadAsync(download)));
    }

    [Fact]
    public async Task Run_LandedFilesVanished_Held()
    {
        var download = await bench.AddAsync(state: DownloadState.Landed);
        bench.Set(download, "missingFiles", 0);

        await bench.LookAsync();

        Assert.Equal((DownloadState.Held, WatchSentences.FilesMissing), State(await bench.ReadAsync(download)));
    }

    [Fact]
    public async Task Run_LandedLacksAPartAfterARecheck_LoadsAgain()
    {
        var download = await bench.AddAsync(state: DownloadState.Landed);
        bench.Set(download, "downloading", 10);

        await bench.LookAsync();

        Assert.Equal((DownloadState.Downloading, WatchSentences.Incomplete), State(await bench.ReadAsync(download)));
    }

    [Fact]
    public async Task Run_TorrentGoneForAMoment_IsNotGone()
    {
        var download = await bench.AddAsync();
        Assert.True(bench.Client.Torrents.Remove(download.InfoHash!, out var torrent));
        await bench.LookAsync();
        await bench.LookAfterAsync(TimeSpan.FromMinutes(14));

        bench.Client.Torrents[download.InfoHash!] = torrent;
        await bench.LookAfterAsync(TimeSpan.FromMinutes(5));

        var back = await bench.ReadAsync(download);
        Assert.Equal((DownloadState.Downloading, "Started in a test."), State(back));
        Assert.Null(back.Watch);
    }

    [Theory]
    [InlineData(DownloadState.Downloading)]
    [InlineData(DownloadState.Landed)]
    public async Task Run_TorrentGoneForAQuarterOfAnHour_HeldAndNeverFetchedAgain(DownloadState state)
    {
        var download = await bench.AddAsync(state: state);
        bench.Client.Torrents.Clear();

        await bench.LookAsync();
        await bench.LookAfterAsync(TimeSpan.FromMinutes(15));

        Assert.Equal((DownloadState.Held, WatchSentences.Gone), State(await bench.ReadAsync(download)));
        Assert.Equal(0, bench.Tracker.Fetches);
        await bench.AddAsync();
        await bench.LookAsync();
        Assert.Equal(DownloadState.Downloading, (await bench.ReadAsync(download)).State);
    }

    [Fact]
    public async Task Run_ClientOffline_NothingChangesForDays()
    {
        var download = await bench.AddAsync();
        bench.Client.Torrents.Clear();
        bench.Client.Before = _ => throw new WaitFaultException(FaultName.ClientUnreachable, "qBittorrent", "It is offline.");
        var writes = bench.Writes;

        for (var day = 0; day < 3; day++)
        {
            var fault = await Assert.ThrowsAsync<WaitFaultException>(() => bench.LookAfterAsync(TimeSpan.FromDays(1)));
            Assert.Equal(FaultName.ClientUnreachable, fault.Fault.Name);
        }

        Assert.Equal(writes, bench.Writes);
        Assert.Equal(DownloadState.Downloading, (await bench.ReadAsync(download)).State);
    }

    [Fact]
    public async Task Run_StoppedByAPerson_IsToldAndLeftAlone()
    {
        var download = await bench.AddAsync();
        bench.Set(download, "stoppedDL", 10);

        await bench.LookAsync();
        await bench.LookAfterAsync(TimeSpan.FromDays(2));

        Assert.Equal((DownloadState.Downloading, WatchSentences.Stopped), State(await bench.ReadAsync(download)));
        Assert.Empty(bench.Client.Commands);
        bench.Set(download, "downloading");
        await bench.LookAsync();
        Assert.Equal(WatchSentences.Loading, (await bench.ReadAsync(download)).Why);
    }

    [Fact]
    public async Task Run_PushedAndRunning_IsDownloadingAndCountedAsStarted()
    {
        var download = await bench.AddAsync(state: DownloadState.Pushed);
        await bench.Grabs.ReserveAsync(
            download.Id,
            bench.Tracker.Account with
            {
                CountedAt = bench.Time.GetUtcNow(),
            },
            new GrabPace(5, 30),
            0,
            CancellationToken.None
        );

        await bench.LookAsync();

        Assert.Equal(DownloadState.Downloading, (await bench.ReadAsync(download)).State);
        var later = bench.Tracker.Account with { CountedAt = bench.Time.GetUtcNow().AddHours(1) };
        Assert.Equal(90, await bench.Grabs.RoomAsync(later, CancellationToken.None));
    }

    [Theory]
    [InlineData("stoppedDL")]
    [InlineData("error")]
    public async Task Run_PushedAndNotRunning_IsLeftToThePush(string state)
    {
        var download = await bench.AddAsync(state: DownloadState.Pushed, torrentState: state);

        await bench.LookAsync();

        Assert.Equal(DownloadState.Pushed, (await bench.ReadAsync(download)).State);
    }

    [Fact]
    public async Task Run_PushedAndGone_IsLeftToThePush()
    {
        var download = await bench.AddAsync(state: DownloadState.Pushed);
        bench.Client.Torrents.Clear();

        await bench.LookAsync();
        await bench.LookAfterAsync(TimeSpan.FromDays(1));

        Assert.Equal(DownloadState.Pushed, (await bench.ReadAsync(download)).State);
    }

    [Fact]
    public async Task Run_HeldTorrentOfOtherPeople_IsNotTaken()
    {
        var download = await bench.AddAsync(state: DownloadState.Held);
        bench.Set(download.InfoHash!, torrent => torrent with { Tags = [] });

        await bench.LookAsync();

        Assert.Equal(DownloadState.Held, (await bench.ReadAsync(download)).State);
    }

    [Fact]
    public async Task Run_HeldForItsFoldersAndStartedWithoutThem_StaysHeld()
    {
        var download = await bench.AddAsync(state: DownloadState.Held);
        await bench.Downloads.ChangeAsync(
            download,
            download with
            {
                Volumes = [new DownloadVolume("g1", "Ann Author", "Saga", "1", "One"), new DownloadVolume("g2", "Ann Author", "Saga", "2", "Two")],
            },
            CancellationToken.None
        );

        await bench.LookAsync();

        Assert.Equal(DownloadState.Held, (await bench.ReadAsync(download)).State);
    }

    [Fact]
    public async Task Run_ChangedByAnotherWorkerMeanwhile_IsLeftToIt()
    {
        var download = await bench.AddAsync();
        var other = await bench.AddAsync(2);
        bench.Set(download, "stalledUP", WatchBench.FileBytes);
        bench.Set(other, "stalledUP", WatchBench.FileBytes);
        var interfered = false;
        bench.Client.Before = call =>
        {
            if (call != nameof(ITorrentClient.ListFilesAsync) || interfered)
                return;
            interfered = true;
            bench
                .Downloads.ChangeAsync(download, download with { State = DownloadState.Held, Why = "A person." }, CancellationToken.None)
                .GetAwaiter()
                .GetResult();
        };

        Assert.Equal("Downloads watched: 2; landed: 1.", (await bench.LookAsync()).Sentence);
        Assert.Equal((DownloadState.Held, "A person."), State(await bench.ReadAsync(download)));
        Assert.Equal(DownloadState.Landed, (await bench.ReadAsync(other)).State);
    }

    [Fact]
    public async Task Run_OneTorrentRefused_TheOthersGoOnAndTheFaultIsTold()
    {
        var download = await bench.AddAsync();
        var other = await bench.AddAsync(2);
        bench.Set(download, "stoppedUP", WatchBench.FileBytes);
        bench.Set(other, "stalledUP", WatchBench.FileBytes);
        bench.Client.Before = call =>
        {
            if (call == nameof(ITorrentClient.StartAsync))
                throw new StopFaultException(FaultName.ClientRefused, "qBittorrent", "It refused to start it.");
        };

        var outcome = await bench.LookAsync();

        Assert.Equal(FaultName.ClientRefused, outcome.Fault?.Name);
        Assert.Equal((DownloadState.Downloading, DownloadState.Landed), ((await bench.ReadAsync(download)).State, (await bench.ReadAsync(other)).State));
    }

    [Fact]
    public void Make_OptionsOfNothing_AreRefused()
    {
        bench.Options = new WatchOptions { GoneAfter = TimeSpan.Zero };

        Assert.Throws<ArgumentException>(() => bench.LookAsync().GetAwaiter().GetResult());
    }

    private static (DownloadState State, string Why) State(Download download) => (download.State, download.Why);
}
