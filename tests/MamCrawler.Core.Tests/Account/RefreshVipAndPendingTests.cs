using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Downloads.Pushing;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Schedules;
using MamCrawler.Core.State.Files;
using MamCrawler.Core.Tests.State;

namespace MamCrawler.Core.Tests.Account;

/// <summary>rules.md 5, Cost and VIP: the pending list is looked at again each day; nothing is spent.</summary>
public sealed class RefreshVipAndPendingTests : IDisposable
{
    private readonly GuardScene scene = new();
    private readonly TemporaryDirectory directory = new();
    private readonly FileWorkQueue queue;
    private readonly FakeTrackerStore store = new();
    private SpendingOptions spending = new();

    public RefreshVipAndPendingTests() => queue = new FileWorkQueue(directory.Path, scene.Time);

    public void Dispose()
    {
        queue.Dispose();
        directory.Dispose();
    }

    [Fact]
    public async Task Run_NothingPending_TellsVipAndPoints()
    {
        scene.Tracker.Account = scene.Tracker.Account with { IsVip = true, VipUntil = scene.Time.GetUtcNow().AddDays(5), BonusPoints = 12345 };
        var ends = scene.Time.GetUtcNow().AddDays(5).ToString("yyyy-MM-dd");

        Assert.Equal(
            JobOutcome.Done(
                $"VIP ends in 5 days: 5,000 points buy 28 days more. Points: 12345. The points are enough for 2 renewals, so VIP can last 61 days. VIP 28 days: VIP ends at {ends}, in less than 7 days. Spending is off. With spending on it would be bought. Pending downloads: 0, of which may be pushed now: 0."
            ),
            await RunAsync()
        );
    }

    [Fact]
    public async Task Run_FreeByNow_IsQueued()
    {
        await BlockAsync(1, HoldReason.Cost);
        scene.Tracker.Releases[1] = scene.Tracker.Releases[1] with { Free = true };

        Assert.EndsWith("Points: unread. Pending downloads: 1, of which may be pushed now: 1.", (await RunAsync()).Sentence, StringComparison.Ordinal);

        var download = (await scene.FindAsync(1))!;
        Assert.Equal((DownloadState.Approved, null, null), (download.State, download.NextAttemptAt, download.BlockedFor));
        Assert.Equal(download.Id, await ReceiveAsync());
    }

    [Fact]
    public async Task Run_StillNotFree_WaitsAnotherDayWithItsReason()
    {
        await BlockAsync(1, HoldReason.Ratio);

        Assert.EndsWith("Pending downloads: 1, of which may be pushed now: 0.", (await RunAsync()).Sentence, StringComparison.Ordinal);

        var download = (await scene.FindAsync(1))!;
        Assert.Equal((DownloadState.Blocked, HoldReason.Cost), (download.State, download.BlockedFor));
        Assert.Contains("not free", download.Why, StringComparison.Ordinal);
        Assert.Equal(scene.Time.GetUtcNow().AddDays(1), download.NextAttemptAt);
        Assert.Null(await ReceiveAsync());
    }

    [Fact]
    public async Task Run_RatioTooLow_AsksNothingOfTheTrackerForEach()
    {
        await BlockAsync(1, HoldReason.Cost);
        scene.Ratio = 1.04;
        var asked = new List<string>();
        scene.Tracker.Before = asked.Add;

        await RunAsync();

        Assert.Equal([nameof(ITracker.ReadAccountAsync)], asked);
        Assert.Equal(HoldReason.Ratio, (await scene.FindAsync(1))?.BlockedFor);
    }

    [Fact]
    public async Task Run_BlockedForSlots_IsNotOnTheList()
    {
        await BlockAsync(1, HoldReason.Slots);

        Assert.Contains("Pending downloads: 0", (await RunAsync()).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_OurClockIsNotTheTrackers_LeavesTheListAsItIs()
    {
        await BlockAsync(1, HoldReason.Cost);
        var before = (await scene.FindAsync(1))!;
        scene.Tracker.Account = scene.Tracker.Account with { ToldAt = scene.Time.GetUtcNow().AddDays(-30) };

        Assert.Contains("of which may be pushed now: 0", (await RunAsync()).Sentence, StringComparison.Ordinal);

        var after = (await scene.FindAsync(1))!;
        Assert.Equal((before.BlockedFor, before.Why, before.NextAttemptAt), (after.BlockedFor, after.Why, after.NextAttemptAt));
    }

    [Fact]
    public async Task Run_ReleaseGoneFromTheTracker_IsLeftToThePush()
    {
        await BlockAsync(1, HoldReason.Cost);
        scene.Tracker.Releases.Clear();

        await RunAsync();

        Assert.Equal(DownloadState.Approved, (await scene.FindAsync(1))?.State);
        Assert.NotNull(await ReceiveAsync());
    }

    [Fact]
    public async Task Run_LongList_AsksForFiftyTheOldestFirst()
    {
        for (var id = 1; id <= 52; id++)
        {
            await BlockAsync(id, HoldReason.Cost);
            scene.Time.Advance(TimeSpan.FromMinutes(1));
        }
        var asked = 0;
        scene.Tracker.Before = call => asked += call == nameof(ITracker.ReadReleaseAsync) ? 1 : 0;

        await RunAsync();

        Assert.Equal(50, asked);
        Assert.Equal("Blocked in a test.", (await scene.FindAsync(52))?.Why);
        Assert.NotEqual("Blocked in a test.", (await scene.FindAsync(1))?.Why);
    }

    [Fact]
    public async Task Run_APushHasItInHand_LeavesItAlone()
    {
        var download = await BlockAsync(1, HoldReason.Cost);
        scene.Tracker.Before = call =>
        {
            if (call == nameof(ITracker.ReadReleaseAsync))
                scene.Downloads.ChangeAsync(download, download with { State = DownloadState.Fetching }, CancellationToken.None).GetAwaiter().GetResult();
        };

        Assert.Contains("pushed now: 0", (await RunAsync()).Sentence, StringComparison.Ordinal);
        Assert.Equal(DownloadState.Fetching, (await scene.FindAsync(1))?.State);
    }

    [Fact]
    public async Task Run_TrackerCannotBeAsked_EndsWithTheFaultAndChangesNothing()
    {
        await BlockAsync(1, HoldReason.Cost);
        scene.Tracker.Before = _ => throw new WaitFaultException(FaultName.TrackerUnreachable, "MyAnonamouse", "It does not answer.");

        Assert.Equal(FaultName.TrackerUnreachable, (await RunAsync()).Fault?.Name);
        Assert.Equal("Blocked in a test.", (await scene.FindAsync(1))?.Why);
    }

    [Fact]
    public async Task Run_APurchaseFails_LooksAtThePendingListAllTheSame()
    {
        await BlockAsync(1, HoldReason.Cost);
        scene.Tracker.Releases[1] = scene.Tracker.Releases[1] with { Free = true };
        scene.Tracker.Account = scene.Tracker.Account with { IsVip = true, VipUntil = scene.Time.GetUtcNow().AddDays(2), BonusPoints = 20_000 };
        store.Before = _ => throw new WaitFaultException(FaultName.TrackerUnreachable, "MyAnonamouse", "The shop does not answer.");
        spending = new SpendingOptions { Enabled = true };

        var outcome = await RunAsync();

        Assert.Equal(FaultName.TrackerUnreachable, outcome.Fault?.Name);
        Assert.Equal(DownloadState.Approved, (await scene.FindAsync(1))?.State);
    }

    private async Task<Download> BlockAsync(long id, HoldReason reason)
    {
        await scene.OfferAsync(id, free: false);
        var download = (await scene.FindAsync(id))!;
        return await scene.Downloads.ChangeAsync(
            download,
            download with
            {
                State = DownloadState.Blocked,
                BlockedFor = reason,
                Why = "Blocked in a test.",
                NextAttemptAt = scene.Time.GetUtcNow().AddDays(1),
            },
            CancellationToken.None
        );
    }

    private async Task<JobOutcome> RunAsync()
    {
        using var facts = new AccountFacts(new AccountStore(scene.Tables), scene.Tracker, scene.Time);
        var job = new RefreshVipAndPending(
            facts,
            scene.Downloads,
            scene.Tracker,
            queue,
            scene.Time,
            allowPaid: false,
            Points(),
            new AccountStore(scene.Tables)
        );
        return await new ScheduledJobs([job]).RunAsync(job.Name, CancellationToken.None);
    }

    private PointSpending Points() => new(new SpendLedger(scene.Tables, scene.Time), store, spending, scene.Time);

    private async Task<string?> ReceiveAsync() => (await queue.ReceiveAsync(PushTorrent.Queue, TimeSpan.FromMinutes(1), CancellationToken.None))?.Id;
}
