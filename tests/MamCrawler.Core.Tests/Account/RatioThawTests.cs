using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Schedules;

namespace MamCrawler.Core.Tests.Account;

/// <summary>rules.md 5, Ratio: a thaw starts what was stopped in the order of wanting, as far as the ratio with what is still to come allows.</summary>
public sealed class RatioThawTests
{
    private const long Gib = 1L << 30;
    private readonly GuardScene scene = new();

    [Fact]
    public async Task Thaw_RoomForOne_StartsTheMostWantedAndSaysWhyTheOtherWaits()
    {
        var less = await LoadAsync(1, place: 5, gibibytes: 20);
        var more = await LoadAsync(2, place: 1, gibibytes: 20);
        await scene.GuardAtAsync(0.99);

        // 1 TB downloaded: above 1.05 with 20 GiB (21.5 GB) more, not with 40.
        var outcome = await scene.GuardAtAsync(1.08);

        Assert.Equal(
            JobOutcome.Done("The ratio has recovered. Started again: 1. Still stopped: 1, because with what they still bring the ratio would be below 1.05."),
            outcome
        );
        Assert.Equal(("downloading", "stoppedDL"), (scene.Client.Torrents[more].State, scene.Client.Torrents[less].State));
        Assert.Equal([less], (await scene.ReadGuardAsync()).Stopped);
        Assert.Contains(
            "is not started yet. The ratio would be 1.03 with what is still to come (40.0 GiB)",
            (await scene.FindAsync(1))?.Why,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Thaw_ALaterRound_StartsTheRest()
    {
        var first = await LoadAsync(1, place: 0, gibibytes: 20);
        var second = await LoadAsync(2, place: 1, gibibytes: 20);
        await scene.GuardAtAsync(0.99);
        await scene.GuardAtAsync(1.08);
        Assert.True(scene.Client.Torrents[second].IsStopped);

        Assert.Contains("Started again: 1.", (await scene.GuardAtAsync(1.2)).Sentence, StringComparison.Ordinal);

        Assert.All([first, second], hash => Assert.Equal("downloading", scene.Client.Torrents[hash].State));
        Assert.Empty((await scene.ReadGuardAsync()).Stopped);
        Assert.Contains("it was started again", (await scene.FindAsync(2))?.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Thaw_AtTheLineItself_StartsNothingThatStillBringsBytes()
    {
        var hash = await LoadAsync(1, place: 0, gibibytes: 1);
        await scene.GuardAtAsync(0.99);

        var outcome = await scene.GuardAtAsync(1.05);

        Assert.StartsWith("The ratio has recovered. Started again: 0. Still stopped: 1", outcome.Sentence, StringComparison.Ordinal);
        Assert.True(scene.Client.Torrents[hash].IsStopped);
        Assert.False((await scene.ReadGuardAsync()).Frozen);
    }

    [Fact]
    public async Task Thaw_OneThatDoesNotFit_LetsASmallerOneBehindItGo()
    {
        var large = await LoadAsync(1, place: 0, gibibytes: 100);
        var small = await LoadAsync(2, place: 1, gibibytes: 1);
        await scene.GuardAtAsync(0.99);

        await scene.GuardAtAsync(1.08);

        Assert.Equal(("stoppedDL", "downloading"), (scene.Client.Torrents[large].State, scene.Client.Torrents[small].State));
    }

    [Fact]
    public async Task Thaw_WhatAPersonStarted_CountsAsStillToCome()
    {
        var person = await LoadAsync(1, place: 0, gibibytes: 20);
        var other = await LoadAsync(2, place: 1, gibibytes: 20);
        await scene.GuardAtAsync(0.99);
        scene.Ratio = 1.08;
        scene.Time.Advance(TimeSpan.FromMinutes(31));
        scene.Set(person, "downloading");

        await scene.GuardAsync();

        Assert.True(scene.Client.Torrents[other].IsStopped);
        Assert.Equal([other], (await scene.ReadGuardAsync()).Stopped);
    }

    [Fact]
    public async Task Thaw_VipWasRenewed_StartsWhatIsFreeAgainWithoutTheGate()
    {
        var hash = await LoadAsync(1, place: 0, gibibytes: 500);
        var download = (await scene.FindAsync(1))!;
        await scene.Downloads.ChangeAsync(download, download with { Price = GrabPrice.Vip, Costs = false }, CancellationToken.None);
        await scene.GuardAtAsync(0.99);
        Assert.True(scene.Client.Torrents[hash].IsStopped);
        scene.Tracker.Account = scene.Tracker.Account with { IsVip = true, VipUntil = scene.Time.GetUtcNow().AddDays(28) };

        await scene.GuardAtAsync(1.05);

        Assert.Equal("downloading", scene.Client.Torrents[hash].State);
    }

    [Fact]
    public async Task Thaw_TheBytesCouldNotBeRead_StartsNothing()
    {
        var hash = await LoadAsync(1, place: 0, gibibytes: 1);
        await scene.GuardAtAsync(0.99);
        scene.Time.Advance(TimeSpan.FromMinutes(31));
        scene.Ratio = 2;
        scene.Tracker.Account = scene.Tracker.Account with { DownloadedBytes = null };

        Assert.Contains("Still stopped: 1", (await scene.GuardAsync()).Sentence, StringComparison.Ordinal);
        Assert.True(scene.Client.Torrents[hash].IsStopped);
    }

    private async Task<string> LoadAsync(long id, int place, long gibibytes)
    {
        var hash = await scene.PushNewAsync(id, free: false);
        var download = (await scene.FindAsync(id))!;
        Assert.Equal(DownloadState.Downloading, download.State);
        await scene.Downloads.ChangeAsync(download, download with { Place = place }, CancellationToken.None);
        scene.Client.Torrents[hash] = scene.Client.Torrents[hash] with { SizeBytes = gibibytes * Gib };
        return hash;
    }
}
