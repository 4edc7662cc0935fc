using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Downloads.Pushing;
using MamCrawler.Core.Faults;
using MamCrawler.Tests;

namespace MamCrawler.Core.Tests.Downloads.Pushing;

public sealed class PushTorrentTests : IDisposable
{
    private static readonly DownloadVolume One = new("g1", "Ann Author", "The Saga", "1", "The First Fire");
    private static readonly DownloadVolume Two = new("g2", "Ann Author", "The Saga", "2", "Second Sight");
    private readonly PushBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task Run_Approved_IsAddedTaggedAndStarted()
    {
        await bench.AddAsync();

        var outcome = await bench.PushAsync();

        Assert.Equal(PushResult.Started, outcome.Result);
        var torrent = Assert.Single(bench.Client.Torrents.Values);
        Assert.Equal("downloading", torrent.State);
        Assert.Equal("audiobooks", torrent.Category);
        Assert.Equal(["mamcrawler", "series-gap", "4711"], torrent.Tags);
        Assert.Equal([new TorrentEntry("Book/Book.m4b", 50_000)], await bench.Client.ListFilesAsync(torrent.InfoHash, CancellationToken.None));
        var row = await bench.ReadAsync();
        Assert.Equal((DownloadState.Downloading, torrent.InfoHash, 50_000L, 0), (row.State, row.InfoHash, row.SizeBytes, row.Attempts));
    }

    [Fact]
    public async Task Run_EveryTransition_IsARowWithTimeAndReason()
    {
        await bench.AddAsync();
        await bench.PushAsync();

        var history = new List<DownloadTransition>();
        await foreach (var transition in bench.Downloads.HistoryAsync(PushBench.Id, CancellationToken.None))
            history.Add(transition);

        Assert.Equal([DownloadState.Approved, DownloadState.Fetching, DownloadState.Pushed, DownloadState.Downloading], history.Select(transition => transition.To));
        Assert.Equal([null, DownloadState.Approved, DownloadState.Fetching, DownloadState.Pushed], history.Select(transition => transition.From));
        Assert.All(history, transition => Assert.NotEqual("", transition.Why));
        Assert.All(history, transition => Assert.Equal(bench.Time.GetUtcNow(), transition.At));
    }

    [Theory]
    [InlineData(DownloadState.Wanted)]
    [InlineData(DownloadState.Rejected)]
    [InlineData(DownloadState.Held)]
    [InlineData(DownloadState.Abandoned)]
    [InlineData(DownloadState.Landed)]
    public async Task Run_NotToBePushed_DoesNothing(DownloadState state)
    {
        await bench.AddAsync(state);

        Assert.Equal(PushResult.NothingToDo, (await bench.PushAsync()).Result);
        Assert.Equal((0, 0), (bench.Tracker.AccountReads, bench.Tracker.Fetches));
        Assert.Equal(state, (await bench.ReadAsync()).State);
    }

    [Fact]
    public async Task Run_UnknownId_DoesNothing() => Assert.Contains("no download", (await bench.PushAsync()).Sentence, StringComparison.Ordinal);

    [Fact]
    public async Task Run_RepeatedAfterTheEnd_AddsNothingTwice()
    {
        await bench.AddAsync();
        for (var message = 0; message < 5; message++)
            await bench.PushAsync();

        Assert.Equal(["AddStoppedAsync", "StartAsync"], bench.Client.Commands);
        Assert.Equal(1, bench.Tracker.Fetches);
    }

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
            files.Select(file => file.Path));
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
                bench.Client.Torrents[bench.Client.Torrents.Keys.Single()] = bench.Client.Torrents.Values.Single() with { State = "downloading", Progress = 0.5 };
        };

        Assert.Equal(PushResult.Held, (await bench.PushAsync()).Result);
        Assert.DoesNotContain("RenameFileAsync", bench.Client.Commands);
    }

    [Fact]
    public async Task Run_TorrentOfSomebodyElseInTheClient_IsHeldUntouched()
    {
        await bench.AddAsync();
        var torrent = new TorrentFile(bench.Tracker.Torrents[PushBench.TrackerId]);
        bench.Client.Add(Torrent.Read(torrent), new TorrentAddition(torrent, "mine", ["4711"], true));

        var outcome = await bench.PushAsync();

        Assert.Equal(PushResult.Held, outcome.Result);
        Assert.Empty(bench.Client.Commands);
        Assert.Equal(0, bench.Tracker.Fetches);
        Assert.Equal(90, await bench.Grabs.RoomAsync(bench.Tracker.Account, CancellationToken.None));
    }

    [Fact]
    public async Task Run_ClientOffline_WaitsForDaysWithoutUsingAnAttempt()
    {
        await bench.AddAsync();
        bench.Client.Before = _ => throw new WaitFaultException(FaultName.ClientUnreachable, "qBittorrent", "Nothing answers.");
        for (var round = 0; round < 300; round++)
        {
            var outcome = await bench.PushWhenDueAsync();
            Assert.Equal((PushResult.Waiting, FaultName.ClientUnreachable), (outcome.Result, outcome.Fault!.Name));
        }
        var row = await bench.ReadAsync();
        Assert.Equal((DownloadState.Approved, 0, 0), (row.State, row.Attempts, bench.Tracker.Fetches));
        Assert.Equal(90, await bench.Grabs.RoomAsync(bench.Tracker.Account, CancellationToken.None));
        Assert.Equal(2, await bench.Downloads.HistoryAsync(PushBench.Id, CancellationToken.None).CountAsync());

        bench.Client.Before = _ => { };
        Assert.Equal(PushResult.Started, (await bench.PushWhenDueAsync()).Result);
    }

    [Fact]
    public async Task Run_BeforeTheNextAttempt_DoesNothing()
    {
        await bench.AddAsync();
        bench.Client.Before = _ => throw new WaitFaultException(FaultName.ClientUnreachable, "qBittorrent", "Nothing answers.", TimeSpan.FromHours(2));
        var first = await bench.PushAsync();
        bench.Client.Before = _ => { };

        var second = await bench.PushAsync();

        Assert.Equal(bench.Time.GetUtcNow().AddHours(2), first.NextAttemptAt);
        Assert.Equal((PushResult.NothingToDo, first.NextAttemptAt), (second.Result, second.NextAttemptAt));
        Assert.Empty(await bench.Downloads.QueryDueAsync(CancellationToken.None).ToListAsync());
        bench.Time.Advance(TimeSpan.FromHours(2));
        Assert.Single(await bench.Downloads.QueryDueAsync(CancellationToken.None).ToListAsync());
    }

    [Fact]
    public async Task Run_RefusedByTheClient_IsTriedAfterOneThreeAndSevenDaysThenAbandoned()
    {
        await bench.AddAsync();
        bench.Client.Before = step =>
        {
            if (step == "AddStoppedAsync")
                throw new StopFaultException(FaultName.ClientRefused, "qBittorrent", "No space.");
        };
        var delays = new List<double?>();
        for (var attempt = 1; attempt <= 4; attempt++)
        {
            var outcome = await bench.PushWhenDueAsync();
            delays.Add((outcome.NextAttemptAt - bench.Time.GetUtcNow())?.TotalDays);
            Assert.Equal(attempt < 4 ? PushResult.Refused : PushResult.Abandoned, outcome.Result);
            Assert.Equal((attempt, attempt < 4 ? DownloadState.Failed : DownloadState.Abandoned), ((await bench.ReadAsync()).Attempts, (await bench.ReadAsync()).State));
        }
        Assert.Equal([1, 3, 7, null], delays);
        Assert.Equal(PushResult.NothingToDo, (await bench.PushAsync()).Result);
    }

    [Fact]
    public async Task Run_LoginPageInsteadOfATorrent_UsesAnAttemptAndAddsNothing()
    {
        await bench.AddAsync();
        bench.Tracker.Torrents[PushBench.TrackerId] = "<!DOCTYPE html><html>Login</html>"u8.ToArray();

        var outcome = await bench.PushAsync();

        Assert.Equal((PushResult.Refused, FaultName.NotATorrent), (outcome.Result, outcome.Fault!.Name));
        Assert.Empty(bench.Client.Commands);
        Assert.Equal(89, await bench.Grabs.RoomAsync(bench.Tracker.Account, CancellationToken.None));
    }

    [Fact]
    public async Task Run_ReleaseGone_UsesAnAttemptAndGivesTheSlotBack()
    {
        await bench.AddAsync();
        bench.Tracker.Releases.Clear();

        Assert.Equal(PushResult.Refused, (await bench.PushAsync()).Result);
        Assert.Equal(0, bench.Tracker.Fetches);
        Assert.Equal(90, await bench.Grabs.RoomAsync(bench.Tracker.Account, CancellationToken.None));
    }

    [Theory]
    [InlineData(FaultName.SessionExpired, 90)]
    [InlineData(FaultName.TrackerRefused, 90)]
    [InlineData(FaultName.TrackerUnreachable, 89)]
    [InlineData(FaultName.ShapeChanged, 89)]
    public async Task Run_FetchFails_KeepsTheSlotUnlessTheFetchCannotHaveHappened(FaultName fault, int room)
    {
        await bench.AddAsync();
        bench.Tracker.Before = step =>
        {
            if (step == "FetchTorrentAsync")
                throw new AskPersonFaultException(fault, "MyAnonamouse", "A fault.");
        };

        var outcome = await bench.PushAsync();

        Assert.Equal((PushResult.Waiting, bench.Time.GetUtcNow().AddHours(1)), (outcome.Result, outcome.NextAttemptAt));
        Assert.Equal(room, await bench.Grabs.RoomAsync(bench.Tracker.Account, CancellationToken.None));
        Assert.Equal(0, (await bench.ReadAsync()).Attempts);
    }

    [Fact]
    public async Task Run_NoLongerFree_IsBlockedForADayAndNothingIsFetched()
    {
        await bench.AddAsync();
        bench.Tracker.Releases[PushBench.TrackerId] = bench.Tracker.Releases[PushBench.TrackerId] with { Free = false };

        var outcome = await bench.PushAsync();

        Assert.Equal((PushResult.Blocked, bench.Time.GetUtcNow().AddDays(1)), (outcome.Result, outcome.NextAttemptAt));
        Assert.Equal((DownloadState.Blocked, 0), ((await bench.ReadAsync()).State, bench.Tracker.Fetches));
        bench.Tracker.Releases[PushBench.TrackerId] = bench.Tracker.Releases[PushBench.TrackerId] with { Free = true };
        Assert.Equal(PushResult.Started, (await bench.PushWhenDueAsync()).Result);
    }

    [Fact]
    public async Task Run_SlotsFull_IsBlockedWithoutAskingTheClient()
    {
        await bench.AddAsync();
        bench.Tracker.Account = bench.Tracker.Account with { UnsatisfiedCount = 90 };
        bench.Client.Before = step => Assert.Fail(step);

        var outcome = await bench.PushAsync();

        Assert.Equal(PushResult.Blocked, outcome.Result);
        Assert.Equal(FaultName.SlotsFull, outcome.Fault?.Name);
        Assert.Contains("No slot is free", outcome.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_LowRatio_IsBlockedOutsideLoopbackOnly()
    {
        await bench.AddAsync();
        bench.Tracker.Account = bench.Tracker.Account with { Ratio = 1.0 };

        Assert.Equal(PushResult.Blocked, (await bench.PushAsync()).Result);
        bench.Options = new PushOptions { Loopback = true };
        Assert.Equal(PushResult.Started, (await bench.PushWhenDueAsync()).Result);
    }

    [Fact]
    public async Task Run_UnreadRatio_IsBlockedWithItsFault()
    {
        await bench.AddAsync();
        bench.Tracker.Account = bench.Tracker.Account with { Ratio = null };

        var outcome = await bench.PushAsync();

        Assert.Equal((PushResult.Blocked, FaultName.AccountUnread), (outcome.Result, outcome.Fault!.Name));
    }

    [Fact]
    public async Task Run_BlockedThenOffline_WaitsAsApproved()
    {
        await bench.AddAsync(DownloadState.Blocked);
        bench.Client.Before = _ => throw new WaitFaultException(FaultName.ClientUnreachable, "qBittorrent", "Nothing answers.");

        await bench.PushAsync();

        Assert.Equal(DownloadState.Approved, (await bench.ReadAsync()).State);
    }

    [Fact]
    public async Task Run_ClientThatIgnoresTheAdd_IsLookedAtAgainInAMinute()
    {
        await bench.AddAsync();
        bench.Client.IgnoresCommands = true;

        var outcome = await bench.PushAsync();

        Assert.Equal((PushResult.Waiting, bench.Time.GetUtcNow().AddMinutes(1)), (outcome.Result, outcome.NextAttemptAt));
        Assert.Equal(DownloadState.Fetching, (await bench.ReadAsync()).State);
        bench.Client.IgnoresCommands = false;
        Assert.Equal(PushResult.Started, (await bench.PushWhenDueAsync()).Result);
    }

    [Theory]
    [InlineData("RenameFileAsync")]
    [InlineData("StartAsync")]
    public async Task Run_ClientThatDoesNotShowACommandYet_IsLookedAtAgainInAMinute(string ignored)
    {
        bench.Tracker.Offer(PushBench.TrackerId, TestTorrent.Multiple("Pack", [("1 The First Fire.m4b", 10), ("2 Second Sight.m4b", 20)]));
        await bench.AddAsync(DownloadState.Approved, One, Two);
        bench.Client.Before = step => bench.Client.IgnoresCommands = step == ignored;

        Assert.Equal(PushResult.Waiting, (await bench.PushAsync()).Result);
        bench.Client.Before = _ => bench.Client.IgnoresCommands = false;
        Assert.Equal(PushResult.Started, (await bench.PushWhenDueAsync()).Result);
        Assert.Equal(1, bench.Tracker.Fetches);
    }

    [Fact]
    public async Task Run_ClientStillChecking_IsLookedAtAgainInAMinute()
    {
        await bench.AddAsync();
        bench.Client.After = command => bench.Client.Torrents[bench.Client.Torrents.Keys.Single()] =
            bench.Client.Torrents.Values.Single() with { State = command == "AddStoppedAsync" ? "checkingResumeData" : "downloading" };

        Assert.Equal(PushResult.Waiting, (await bench.PushAsync()).Result);
        Assert.DoesNotContain("StartAsync", bench.Client.Commands);
    }

    [Fact]
    public async Task Run_NoSpaceInTheClient_UsesAnAttemptAndIsStartedAgainLater()
    {
        await bench.AddAsync();
        bench.Client.After = command =>
        {
            if (command == "StartAsync")
                bench.Client.Torrents[bench.Client.Torrents.Keys.Single()] = bench.Client.Torrents.Values.Single() with { State = "error" };
        };

        var outcome = await bench.PushAsync();

        Assert.Equal((PushResult.Refused, bench.Time.GetUtcNow().AddDays(1)), (outcome.Result, outcome.NextAttemptAt));
        bench.Client.After = _ => { };
        Assert.Equal(PushResult.Started, (await bench.PushWhenDueAsync()).Result);
        Assert.Equal(1, bench.Tracker.Fetches);
    }

    [Fact]
    public async Task Run_ManyWorkersAtOnce_AddOnce()
    {
        await bench.AddAsync();

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(bench.PushAsync)));

        Assert.Single(bench.Client.Torrents);
        Assert.Equal(DownloadState.Downloading, (await bench.ReadAsync()).State);
        Assert.Contains(outcomes, outcome => outcome.Result == PushResult.Started);
        Assert.All(outcomes, outcome => Assert.Contains(outcome.Result, new[] { PushResult.Started, PushResult.NothingToDo }));
    }

    [Fact]
    public async Task Run_ABug_IsThrown()
    {
        await bench.AddAsync();
        bench.Client.Before = _ => throw new InvalidOperationException("a bug");

        await Assert.ThrowsAsync<InvalidOperationException>(bench.PushAsync);
    }

    [Fact]
    public void Options_LooserThanTheRules_AreRefused()
    {
        bench.Options = new PushOptions { Category = "a,b", Pace = new GrabPaceOptions { Normal = new(50, 50) } };

        var exception = Assert.Throws<ArgumentException>(bench.Restart);
        Assert.Contains("Category", exception.Message, StringComparison.Ordinal);
        Assert.Contains("at most 5", exception.Message, StringComparison.Ordinal);
    }
}
