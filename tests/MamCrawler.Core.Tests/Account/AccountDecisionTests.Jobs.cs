using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Downloads.Pushing;
using MamCrawler.Core.Releases;
using MamCrawler.Core.Scanning;
using MamCrawler.Core.Schedules;
using MamCrawler.Core.State.Files;
using MamCrawler.Core.Tests.State;

namespace MamCrawler.Core.Tests.Account;

/// <summary>The decisions that are taken over days: by jobs, and by a person.</summary>
public sealed partial class AccountDecisionTests
{
    /// <summary>Unsatisfied slots: a torrent is satisfied after 72 h of seeding within 30 days.</summary>
    [Theory]
    [InlineData("seeds since it landed", 0, 10, 62.0, false)]
    [InlineData("was stopped for a day and seeds again", 48, 72, 24.0, false)]
    [InlineData("satisfied long ago", 0, 900, -828.0, false)]
    [InlineData("seeds again, in time", 0, 648, 72.0, false, 648)]
    [InlineData("seeds again, too late for its 30 days", 0, 649, 72.0, true, 649)]
    public void UnsatisfiedSlots_Satisfied_After72HoursOfSeedingWithin30Days(
        string what,
        double seededBefore,
        double hoursSinceLanded,
        double hoursToGo,
        bool tooLate,
        double seedsSince = double.NaN
    )
    {
        var landed = Now.AddHours(-hoursSinceLanded);
        var since = double.IsNaN(seedsSince) ? landed.AddHours(seededBefore > 0 ? hoursSinceLanded : 0) : landed.AddHours(seedsSince);
        var seeding = new SeedingTime(since, TimeSpan.FromHours(seededBefore));

        Assert.True(hoursToGo == (seeding.SatisfiedAt - Now)?.TotalHours, $"{what}: {seeding.SatisfiedAt}");
        Assert.True(tooLate == seeding.IsTooLate(landed, Now), what);
    }

    /// <summary>Ratio: VIP renewal is never blocked while frozen.</summary>
    [Fact]
    public async Task Vip_RenewalWhileFrozen_IsNeverBlocked()
    {
        var scene = new GuardScene();
        var store = new FakeTrackerStore();
        scene.Tracker.Account = scene.Tracker.Account with { IsVip = true, VipUntil = scene.Time.GetUtcNow().AddDays(3), BonusPoints = 10_000 };
        await scene.GuardAtAsync(0.95);
        Assert.True((await scene.ReadGuardAsync()).Frozen);

        var outcome = await LookDailyAsync(scene, store, new SpendingOptions { Enabled = true });

        Assert.Equal(JobResult.Done, outcome.Result);
        Assert.Equal(["VIP 4"], store.Bought);
        Assert.True((await scene.ReadGuardAsync()).Frozen);
    }

    public static TheoryData<string, AccountSnapshot, Release> FreeAlready =>
        new()
        {
            { "free", Good, Paid with { Free = true } },
            { "personal_freeleech", Good, Paid with { PersonalFreeleech = true } },
            { "free and vip", Vip, VipRelease with { Free = true } },
            { "vip for a VIP account", Vip, VipRelease },
            { "vip for a VIP account in its last hour", Vip with { VipUntil = Now.AddHours(1) }, VipRelease },
            { "vip whose state is in its last hour", Vip, VipRelease with { VipExpires = Now.AddHours(1) } },
            { "vip for a VIP account whose end is unread", Vip with { VipUntil = null }, VipRelease },
        };

    /// <summary>Cost: a wedge is never spent on what is free already.</summary>
    [Theory]
    [MemberData(nameof(FreeAlready))]
    public void Cost_AWedge_IsNeverSpentOnWhatIsFree(string what, AccountSnapshot account, Release release) =>
        Assert.True(GrabPolicy.Decide(release, Budget with { Account = account, Wedges = 3 }).Price != GrabPrice.Wedge, what);

    /// <summary>Cost: else the pending list, looked at again each day, the most wanted first, with the reason.</summary>
    [Fact]
    public async Task Cost_ThePendingList_IsLookedAtDailyWithReasonAndPriority()
    {
        Assert.Equal("0 0 12 * * *", Core.Schedules.Schedules.RefreshVipAndPending.Default);
        var scene = new GuardScene();
        await BlockAsync(scene, 1, place: 7);
        await BlockAsync(scene, 2, place: 0);
        await BlockAsync(scene, 3, place: 3);
        var asked = new List<long>();
        scene.Tracker.Asked = asked.Add;

        await LookDailyAsync(scene, new FakeTrackerStore(), new SpendingOptions());

        Assert.Equal([2, 3, 1], asked);
        var download = (await scene.FindAsync(1))!;
        Assert.Equal((HoldReason.Cost, scene.Time.GetUtcNow().AddDays(1)), (download.BlockedFor, download.NextAttemptAt));
        Assert.StartsWith("It is not free for this account, and paid downloads are off.", download.Why, StringComparison.Ordinal);
        Assert.Equal(
            [2, 3, 1],
            PendingList.Of(await scene.Downloads.QueryAsync([], CancellationToken.None).ToListAsync(CancellationToken.None)).Select(each => each.TrackerId)
        );
    }

    /// <summary>Cost: what is pending is taken with one word of a person, for what it was said to cost.</summary>
    [Fact]
    public async Task Cost_WhatIsPending_IsApprovedWithOneCommand()
    {
        var scene = new GuardScene();
        using var directory = new TemporaryDirectory();
        using var queue = new FileWorkQueue(directory.Path, scene.Time);
        var waiting = await BlockAsync(scene, 1, place: 0);

        var approved = await new Approvals(scene.Downloads, queue, scene.Time).ApproveAsync(waiting.Id, CancellationToken.None);

        Assert.Equal((DownloadState.Approved, new CostApproval(scene.Time.GetUtcNow(), 5000)), (approved!.State, approved.CostApproval));
        Assert.Equal(waiting.Id, (await queue.ReceiveAsync(PushTorrent.Queue, TimeSpan.FromMinutes(1), CancellationToken.None))?.Id);
    }

    private static async Task<Download> BlockAsync(GuardScene scene, long id, int place)
    {
        await scene.OfferAsync(id, free: false);
        var download = (await scene.FindAsync(id))!;
        return await scene.Downloads.ChangeAsync(
            download,
            download with
            {
                State = DownloadState.Blocked,
                BlockedFor = HoldReason.Cost,
                AskedBytes = 5000,
                Place = place,
            },
            CancellationToken.None
        );
    }

    private static async Task<JobOutcome> LookDailyAsync(GuardScene scene, FakeTrackerStore store, SpendingOptions spending)
    {
        using var directory = new TemporaryDirectory();
        using var queue = new FileWorkQueue(directory.Path, scene.Time);
        var accounts = new AccountStore(scene.Tables);
        using var facts = new AccountFacts(accounts, scene.Tracker, scene.Time);
        var points = new PointSpending(new SpendLedger(scene.Tables, scene.Time), store, spending, scene.Time);
        var job = new RefreshVipAndPending(facts, scene.Downloads, scene.Tracker, queue, scene.Time, allowPaid: false, points, accounts);
        return await job.RunAsync(CancellationToken.None);
    }
}
