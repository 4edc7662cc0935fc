using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Schedules;
using MamCrawler.Core.Tests.Orchestrations;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Core.Tests.Account;

/// <summary>rules.md 5, Ratio: what freezing and thawing do.</summary>
public sealed class GuardAccountTests
{
    private readonly GuardScene scene = new();

    [Fact]
    public void Make_LinesOutOfOrder_AreRefused()
    {
        using var facts = new AccountFacts(new AccountStore(scene.Tables), scene.Tracker, scene.Time);

        Assert.Throws<ArgumentException>(() =>
            new GuardAccount(facts, scene.Downloads, scene.Grabs, scene.Tracker, scene.Client, new RatioGuardOptions { ThawAt = 0.99 }, scene.Time)
        );
    }

    [Fact]
    public async Task Run_GoodRatio_AsksTheTrackerOnceInHalfAnHourAndTheClientNever()
    {
        scene.Client.Before = _ => throw new InvalidOperationException("The client is not to be asked.");
        await scene.GuardAsync();
        var writes = scene.Tables.Writes;
        for (var round = 0; round < 5; round++)
        {
            scene.Time.Advance(TimeSpan.FromMinutes(5));
            Assert.Equal(JobOutcome.Done("The ratio is 2.00; nothing is frozen."), await scene.GuardAsync());
        }

        Assert.Equal(1, scene.Tracker.AccountReads);
        Assert.Equal(writes, scene.Tables.Writes);
        Assert.Equal(GuardState.Open, await scene.ReadGuardAsync());
    }

    [Fact]
    public async Task Run_RatioAtTheFloor_StopsWhatCostsAndOnlyThat()
    {
        var costing = await scene.PushNewAsync(1, free: false);
        var free = await scene.PushNewAsync(2, free: true);
        var finished = await scene.PushNewAsync(3, free: false);
        scene.Set(finished, "uploading", 1);

        var outcome = await scene.GuardAtAsync(1.00);

        Assert.Equal(JobResult.Done, outcome.Result);
        Assert.Contains("fell to 1.00", outcome.Sentence, StringComparison.Ordinal);
        Assert.Contains("Stopped now: 1.", outcome.Sentence, StringComparison.Ordinal);
        Assert.Equal(
            ("stoppedDL", "downloading", "uploading"),
            (scene.Client.Torrents[costing].State, scene.Client.Torrents[free].State, scene.Client.Torrents[finished].State)
        );
        var guard = await scene.ReadGuardAsync();
        Assert.Equal([costing], guard.Stopped);
        Assert.Contains("It was stopped.", (await scene.FindAsync(1))?.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_PriceNotKnown_CountsAsCosting()
    {
        var hash = await scene.PushNewAsync(1, free: true);
        var download = (await scene.FindAsync(1))!;
        await scene.Downloads.ChangeAsync(download, download with { Costs = null }, CancellationToken.None);

        await scene.GuardAtAsync(0.9);

        Assert.True(scene.Client.Torrents[hash].IsStopped);
    }

    [Fact]
    public async Task Run_TorrentsOfOtherPeople_AreNotStopped()
    {
        scene.Client.Torrents["theirs"] = new ClientTorrent
        {
            InfoHash = "theirs",
            Name = "Theirs",
            State = "downloading",
            TrackerId = 77,
        };

        await scene.GuardAtAsync(0.9);

        Assert.Equal("downloading", scene.Client.Torrents["theirs"].State);
    }

    [Fact]
    public async Task Run_Frozen_StartsAndAnnouncesWhatSeedsOnce()
    {
        scene.Client.Torrents["ours"] = Complete("ours", "stoppedUP") with { Tags = ["mamcrawler"] };
        scene.Client.Torrents["theirs"] = Complete("theirs", "uploading") with { TrackerId = 77 };
        scene.Client.Torrents["other"] = Complete("other", "stoppedUP");

        await scene.GuardAtAsync(0.9);
        await scene.GuardAsync();

        Assert.Equal(["ours", "theirs"], scene.Client.Announced.Order());
        Assert.Equal([nameof(ITorrentClient.StartAsync), nameof(ITorrentClient.ReannounceAsync)], scene.Client.Commands);
        Assert.Equal("stoppedUP", scene.Client.Torrents["other"].State);
        Assert.True((await scene.ReadGuardAsync()).SeedingStarted);
    }

    [Fact]
    public async Task Run_BetweenTheLines_StaysAsItWas()
    {
        var hash = await scene.PushNewAsync(1, free: false);
        await scene.GuardAtAsync(1.04);
        Assert.False((await scene.ReadGuardAsync()).Frozen);
        await scene.GuardAtAsync(0.99);
        await scene.GuardAtAsync(1.04);
        Assert.True((await scene.ReadGuardAsync()).Frozen);
        Assert.True(scene.Client.Torrents[hash].IsStopped);
    }

    [Fact]
    public async Task Run_Recovered_StartsAgainWhatItStoppedAndNothingElse()
    {
        var stopped = await scene.PushNewAsync(1, free: false);
        var byPerson = await scene.PushNewAsync(2, free: false);
        scene.Set(byPerson, "stoppedDL");
        await scene.GuardAtAsync(0.99);

        var outcome = await scene.GuardAtAsync(1.06);

        Assert.Equal(JobOutcome.Done("The ratio has recovered. Started again: 1."), outcome);
        Assert.Equal("downloading", scene.Client.Torrents[stopped].State);
        Assert.Equal("stoppedDL", scene.Client.Torrents[byPerson].State);
        Assert.Empty((await scene.ReadGuardAsync()).Stopped);
        Assert.Contains("recovered (1.06)", (await scene.FindAsync(1))?.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_StoppedTorrentRemovedOrFinishedMeanwhile_IsForgotten()
    {
        var removed = await scene.PushNewAsync(1, free: false);
        var finished = await scene.PushNewAsync(2, free: false);
        await scene.GuardAtAsync(0.99);
        scene.Client.Torrents.Remove(removed);
        scene.Set(finished, "stoppedUP", 1);

        Assert.Contains("Started again: 0.", (await scene.GuardAtAsync(2)).Sentence, StringComparison.Ordinal);
        Assert.Empty((await scene.ReadGuardAsync()).Stopped);
    }

    [Fact]
    public async Task Run_TrackerCannotBeAsked_ThawsNothingAndStillHoldsWhatCosts()
    {
        var hash = await scene.PushNewAsync(1, free: false);
        await scene.GuardAtAsync(0.99);
        scene.Set(hash, "downloading");
        scene.Tracker.Before = _ => throw new WaitFaultException(FaultName.TrackerUnreachable, "MyAnonamouse", "It does not answer.");

        var outcome = await scene.GuardAtAsync(3);

        Assert.Equal(FaultName.TrackerUnreachable, outcome.Fault?.Name);
        Assert.True((await scene.ReadGuardAsync()).Frozen);
        Assert.True(scene.Client.Torrents[hash].IsStopped);
    }

    [Theory]
    [InlineData(null)]
    [InlineData(double.NaN)]
    public async Task Run_RatioUnread_ChangesNothingAndSaysSo(double? ratio)
    {
        var hash = await scene.PushNewAsync(1, free: false);

        var outcome = await scene.GuardAtAsync(ratio);

        Assert.Equal((JobResult.Stopped, FaultName.AccountUnread), (outcome.Result, outcome.Fault?.Name));
        Assert.Equal("downloading", scene.Client.Torrents[hash].State);
    }

    [Fact]
    public async Task Run_ClientOfflineAtTheFreeze_StopsWhenItIsBack()
    {
        var hash = await scene.PushNewAsync(1, free: false);
        scene.Client.Before = _ => throw new WaitFaultException(FaultName.ClientUnreachable, "qBittorrent", "It is offline.");
        Assert.Equal(FaultName.ClientUnreachable, (await scene.GuardAtAsync(0.99)).Fault?.Name);
        Assert.True((await scene.ReadGuardAsync()).Frozen);

        scene.Client.Before = _ => { };
        await scene.GuardAsync();

        Assert.True(scene.Client.Torrents[hash].IsStopped);
        Assert.True((await scene.ReadGuardAsync()).SeedingStarted);
    }

    [Fact]
    public async Task Run_ClientOfflineAtTheThaw_StartsWhenItIsBack()
    {
        var hash = await scene.PushNewAsync(1, free: false);
        await scene.GuardAtAsync(0.99);
        scene.Client.Before = _ => throw new WaitFaultException(FaultName.ClientUnreachable, "qBittorrent", "It is offline.");
        await scene.GuardAtAsync(1.2);
        Assert.Equal([hash], (await scene.ReadGuardAsync()).Stopped);

        scene.Client.Before = _ => { };
        await scene.GuardAsync();

        Assert.Equal("downloading", scene.Client.Torrents[hash].State);
    }

    [Fact]
    public async Task Run_ClientRefusesToStopOne_StopsTheOthersAndTellsTheFault()
    {
        var first = await scene.PushNewAsync(1, free: false);
        var second = await scene.PushNewAsync(2, free: false);
        var refused = false;
        scene.Client.Before = call =>
        {
            if (call != nameof(ITorrentClient.StopAsync) || refused)
                return;
            refused = true;
            throw new StopFaultException(FaultName.ClientRefused, "qBittorrent", "It refused to stop it.");
        };

        var outcome = await scene.GuardAtAsync(0.99);

        Assert.Equal(FaultName.ClientRefused, outcome.Fault?.Name);
        Assert.Single(new[] { first, second }, hash => scene.Client.Torrents[hash].IsStopped);
        await scene.GuardAsync();
        Assert.All([first, second], hash => Assert.True(scene.Client.Torrents[hash].IsStopped));
    }

    [Fact]
    public async Task Push_BelowTheRatioGate_BlocksFreeOnesToo()
    {
        await scene.GuardAtAsync(0.99);
        await scene.PushNewAsync(1, free: true);

        var blocked = (await scene.FindAsync(1))!;
        Assert.Equal((DownloadState.Blocked, HoldReason.Ratio), (blocked.State, blocked.BlockedFor));
        Assert.Equal(0, scene.Tracker.Fetches);
    }

    [Fact]
    public async Task Push_FrozenAtAGoodRatio_LetsFreeOnesThroughAndBlocksTheOthers()
    {
        await scene.GuardAtAsync(0.99);
        // The ratio has recovered, and the guard has not looked since.
        scene.Time.Advance(TimeSpan.FromMinutes(31));
        scene.Ratio = 1.2;
        var free = await scene.PushNewAsync(1, free: true);
        await scene.PushNewAsync(2, free: false);

        Assert.Equal("downloading", scene.Client.Torrents[free].State);
        var blocked = (await scene.FindAsync(2))!;
        Assert.Equal((DownloadState.Blocked, HoldReason.Ratio), (blocked.State, blocked.BlockedFor));
        Assert.Equal(1, scene.Tracker.Fetches);
    }

    [Fact]
    public async Task Push_FrozenBetweenFetchAndStart_LeavesItStoppedUntilTheThaw()
    {
        await scene.OfferAsync(1, free: false);
        scene.Client.After = call => FreezeAfter(call, nameof(ITorrentClient.AddStoppedAsync));

        await scene.PushAsync(1);

        var waiting = (await scene.FindAsync(1))!;
        Assert.Equal((DownloadState.Pushed, true), (waiting.State, waiting.Costs));
        Assert.True(Assert.Single(scene.Client.Torrents.Values).IsStopped);
        Assert.DoesNotContain(nameof(ITorrentClient.StartAsync), scene.Client.Commands);
        await scene.GuardAtAsync(1.5);
        scene.Time.Advance(TimeSpan.FromHours(1));
        await scene.PushAsync(1);
        Assert.Equal(DownloadState.Downloading, (await scene.FindAsync(1))?.State);
    }

    [Fact]
    public async Task Push_FrozenWhileItStarts_IsStoppedAgain()
    {
        await scene.OfferAsync(1, free: false);
        scene.Client.After = call => FreezeAfter(call, nameof(ITorrentClient.StartAsync));

        await scene.PushAsync(1);

        Assert.True(Assert.Single(scene.Client.Torrents.Values).IsStopped);
        Assert.Equal(DownloadState.Pushed, (await scene.FindAsync(1))?.State);
    }

    [Fact]
    public async Task Run_Turns_AreTold()
    {
        using var log = new RecordingLogger();
        using var facts = new AccountFacts(new AccountStore(scene.Tables), scene.Tracker, scene.Time);
        var guard = new GuardAccount(
            facts,
            scene.Downloads,
            scene.Grabs,
            scene.Tracker,
            scene.Client,
            new RatioGuardOptions(),
            scene.Time,
            log.CreateLogger<GuardAccount>()
        );
        foreach (var ratio in new[] { 0.98, 0.97, 1.2 })
        {
            scene.Ratio = ratio;
            scene.Time.Advance(TimeSpan.FromMinutes(31));
            await guard.RunAsync(CancellationToken.None);
        }

        Assert.Equal(["RatioFrozen ratio=0.98 freezeAt=1 thawAt=1.05", "RatioThawed ratio=1.2 stopped=0"], log.Lines);
    }

    private static ClientTorrent Complete(string hash, string state) =>
        new()
        {
            InfoHash = hash,
            Name = hash,
            State = state,
            Progress = 1,
        };

    private void FreezeAfter(string call, string command)
    {
        if (call == command)
            scene.Guard.ChangeAsync(state => state with { Frozen = true, Ratio = 0.9 }, CancellationToken.None).GetAwaiter().GetResult();
    }
}
