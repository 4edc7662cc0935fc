using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Schedules;

namespace MamCrawler.Core.Tests.Account;

/// <summary>rules.md 5, Ratio: what was free at the grab and is no longer costs. A freeze stops it, and the ratio gate counts what is still to come of it.</summary>
public sealed class FreeNoLongerTests
{
    private readonly GuardScene scene = new();
    private readonly List<string> asked = [];

    [Fact]
    public async Task Freeze_VipHasEndedWhileItLoads_StopsWhatWasFreeOnlyByVip()
    {
        var vip = await PushVipAsync(1, vipDays: 3);
        var free = await scene.PushNewAsync(2, free: true);
        scene.Time.Advance(TimeSpan.FromDays(3));

        await scene.GuardAtAsync(0.99);

        Assert.Equal(("stoppedDL", "downloading"), (scene.Client.Torrents[vip].State, scene.Client.Torrents[free].State));
        Assert.Equal([vip], (await scene.ReadGuardAsync()).Stopped);
    }

    [Fact]
    public async Task Freeze_VipLasts_LeavesItLoading()
    {
        var vip = await PushVipAsync(1, vipDays: 3);

        await scene.GuardAtAsync(0.99);

        Assert.Equal("downloading", scene.Client.Torrents[vip].State);
    }

    [Fact]
    public async Task Freeze_VipEndsDuringTheFreeze_StopsItThen()
    {
        var vip = await PushVipAsync(1, vipDays: 3);
        await scene.GuardAtAsync(0.99);
        scene.Time.Advance(TimeSpan.FromDays(3));

        await scene.GuardAtAsync(0.99);

        Assert.True(scene.Client.Torrents[vip].IsStopped);
    }

    [Fact]
    public async Task Freeze_TheTorrentsOwnVipStateHasEnded_StopsIt()
    {
        var vip = await PushVipAsync(1, vipDays: 60, expiresInDays: 3);
        scene.Time.Advance(TimeSpan.FromDays(3));

        await scene.GuardAtAsync(0.99);

        Assert.True(scene.Client.Torrents[vip].IsStopped);
    }

    [Fact]
    public async Task Freeze_TheTrackerCannotBeAsked_StillStopsWhatVipNoLongerFrees()
    {
        await scene.GuardAtAsync(2);
        var vip = await PushVipAsync(1, vipDays: 3);
        await scene.GuardAtAsync(0.99);
        Assert.False(scene.Client.Torrents[vip].IsStopped);
        scene.Tracker.Before = _ => throw new WaitFaultException(FaultName.TrackerUnreachable, "MyAnonamouse", "It does not answer.");
        scene.Time.Advance(TimeSpan.FromDays(3));

        Assert.Equal(FaultName.TrackerUnreachable, (await scene.GuardAsync()).Fault?.Name);
        Assert.True(scene.Client.Torrents[vip].IsStopped);
    }

    [Fact]
    public async Task Freeze_AFreeleechHasEnded_IsReadAgainAndStopped()
    {
        var ended = await scene.PushNewAsync(1, free: true);
        var still = await scene.PushNewAsync(2, free: true);
        scene.Tracker.Releases[1] = scene.Tracker.Releases[1] with { Free = false };

        var outcome = await scene.GuardAtAsync(0.99);

        Assert.Contains("Stopped now: 1.", outcome.Sentence, StringComparison.Ordinal);
        Assert.Equal(("stoppedDL", "downloading"), (scene.Client.Torrents[ended].State, scene.Client.Torrents[still].State));
        var download = (await scene.FindAsync(1))!;
        Assert.Equal((GrabPrice.Ordinary, true), (download.Price, download.Costs));
    }

    [Fact]
    public async Task Freeze_FreeOnes_AreAskedForOnceAndThenEverySixHours()
    {
        await scene.PushNewAsync(1, free: true);
        scene.Tracker.Before = asked.Add;
        await scene.GuardAtAsync(0.99);
        await scene.GuardAtAsync(0.99);
        await scene.GuardAtAsync(0.99);
        Assert.Equal(1, asked.Count(call => call == nameof(ITracker.ReadReleaseAsync)));

        scene.Time.Advance(TimeSpan.FromHours(5));
        await scene.GuardAtAsync(0.99);

        Assert.Equal(2, asked.Count(call => call == nameof(ITracker.ReadReleaseAsync)));
    }

    [Fact]
    public async Task Freeze_ManyFreeOnes_AreAskedForTenARound()
    {
        for (var id = 1; id <= 12; id++)
            await scene.PushNewAsync(id, free: true);
        scene.Tracker.Before = asked.Add;

        await scene.GuardAtAsync(0.99);
        Assert.Equal(10, asked.Count(call => call == nameof(ITracker.ReadReleaseAsync)));
        await scene.GuardAsync();

        Assert.Equal(12, asked.Count(call => call == nameof(ITracker.ReadReleaseAsync)));
    }

    [Fact]
    public async Task Freeze_ThePriceCannotBeReadAgain_GoesOnLoadingAndIsTold()
    {
        var hash = await scene.PushNewAsync(1, free: true);
        scene.Tracker.Releases[1] = scene.Tracker.Releases[1] with { Free = false };
        scene.Tracker.Before = call =>
        {
            if (call == nameof(ITracker.ReadReleaseAsync))
                throw new WaitFaultException(FaultName.RateLimited, "MyAnonamouse", "Too many requests.");
        };

        var outcome = await scene.GuardAtAsync(0.99);

        Assert.Equal((JobResult.Stopped, FaultName.RateLimited), (outcome.Result, outcome.Fault?.Name));
        Assert.Equal("downloading", scene.Client.Torrents[hash].State);
        scene.Tracker.Before = _ => { };
        await scene.GuardAsync();
        Assert.True(scene.Client.Torrents[hash].IsStopped);
    }

    [Fact]
    public async Task Freeze_TheReleaseIsGoneFromTheTracker_IsLeftAsItWas()
    {
        var hash = await scene.PushNewAsync(1, free: true);
        scene.Tracker.Releases.Remove(1);

        await scene.GuardAtAsync(0.99);

        Assert.Equal("downloading", scene.Client.Torrents[hash].State);
        Assert.False((await scene.FindAsync(1))!.Costs);
    }

    [Fact]
    public async Task Gate_VipHasEndedWhileItLoads_CountsWhatIsStillToCome()
    {
        const long Gib = 1L << 30;
        var vip = await PushVipAsync(1, vipDays: 3);
        scene.Client.Torrents[vip] = scene.Client.Torrents[vip] with { SizeBytes = 30 * Gib };
        scene.Ratio = 1.06;
        Assert.Equal(DownloadState.Downloading, (await PushFreeAsync(2)).State);
        scene.Time.Advance(TimeSpan.FromDays(3));

        var held = await PushFreeAsync(3);

        Assert.Equal((DownloadState.Blocked, HoldReason.Ratio), (held.State, held.BlockedFor));
        Assert.Contains("still to come (30.0 GiB)", held.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stall_VipHasEndedAndTheAccountIsFrozen_IsNotStartedAgain()
    {
        var vip = await PushVipAsync(1, vipDays: 3);
        scene.Client.Torrents[vip] = scene.Client.Torrents[vip] with { State = "stalledDL", KnowsPeers = true };
        scene.Time.Advance(TimeSpan.FromDays(3));
        await scene.Guard.ChangeAsync(state => state with { Frozen = true, Ratio = 0.9 }, CancellationToken.None);
        for (var round = 0; round < 40; round++)
        {
            scene.Time.Advance(TimeSpan.FromHours(2));
            await scene.WatchAsync();
        }

        Assert.True(scene.Client.Torrents[vip].IsStopped);
    }

    private async Task<Download> PushFreeAsync(long id)
    {
        await scene.PushNewAsync(id, free: true);
        return (await scene.FindAsync(id))!;
    }

    private async Task<string> PushVipAsync(long id, int vipDays, int? expiresInDays = null)
    {
        var now = scene.Time.GetUtcNow();
        scene.Tracker.Account = scene.Tracker.Account with { IsVip = true, VipUntil = now.AddDays(vipDays) };
        // Facts that are still fresh would not tell of the account that it is VIP now.
        scene.Time.Advance(TimeSpan.FromMinutes(31));
        var hash = await scene.OfferAsync(id, free: false);
        scene.Tracker.Releases[id] = scene.Tracker.Releases[id] with
        {
            Vip = true,
            FreeForVip = true,
            VipExpires = expiresInDays is { } days ? now.AddDays(days) : null,
        };
        await scene.PushAsync(id);
        Assert.Equal((DownloadState.Downloading, GrabPrice.Vip), ((await scene.FindAsync(id))!.State, (await scene.FindAsync(id))!.Price));
        return hash;
    }
}
