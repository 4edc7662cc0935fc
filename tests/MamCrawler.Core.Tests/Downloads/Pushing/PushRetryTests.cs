using MamCrawler.Core.Downloads;
using MamCrawler.Core.Downloads.Pushing;
using MamCrawler.Core.Faults;
using MamCrawler.Tests;

namespace MamCrawler.Core.Tests.Downloads.Pushing;

/// <summary>When a push is tried again, and what uses an attempt.</summary>
public sealed class PushRetryTests : IDisposable
{
    private static readonly DownloadVolume One = new("g1", "Ann Author", "The Saga", "1", "The First Fire");
    private static readonly DownloadVolume Two = new("g2", "Ann Author", "The Saga", "2", "Second Sight");
    private readonly PushBench bench = new();

    public void Dispose() => bench.Dispose();

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

    [Theory]
    [InlineData(DownloadState.Approved, 24, false)]
    [InlineData(DownloadState.Approved, 26, true)]
    [InlineData(DownloadState.Failed, 7 * 24, false)]
    [InlineData(DownloadState.Failed, (7 * 24) + 2, true)]
    public async Task Run_NextAttemptFurtherAwayThanAnyWait_IsDueNow(DownloadState state, int hours, bool due)
    {
        var download = await bench.AddAsync();
        var next = bench.Time.GetUtcNow().AddHours(hours);
        await bench.Downloads.ChangeAsync(download, download with { State = state, NextAttemptAt = next }, CancellationToken.None);

        Assert.Equal(due, await bench.Downloads.QueryDueAsync(CancellationToken.None).AnyAsync());
        Assert.Equal(due, (await bench.PushAsync()).Result != PushResult.NothingToDo);
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
            Assert.Equal(
                (attempt, attempt < 4 ? DownloadState.Failed : DownloadState.Abandoned),
                ((await bench.ReadAsync()).Attempts, (await bench.ReadAsync()).State)
            );
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
        bench.Client.After = command =>
            bench.Client.Torrents[bench.Client.Torrents.Keys.Single()] = bench.Client.Torrents.Values.Single() with
            {
                State = command == "AddStoppedAsync" ? "checkingResumeData" : "downloading",
            };

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
}
