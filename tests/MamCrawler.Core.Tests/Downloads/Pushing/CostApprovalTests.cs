using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Downloads.Pushing;
using MamCrawler.Core.Releases;
using MamCrawler.Core.Scanning;
using MamCrawler.Core.State.Files;

namespace MamCrawler.Core.Tests.Downloads.Pushing;

/// <summary>rules.md 5, Cost: a person's word that a download may cost holds for what the person saw, and for a time.</summary>
public sealed class CostApprovalTests : IDisposable
{
    private const long Gib = 1L << 30;
    private readonly PushBench bench = new();
    private readonly FileWorkQueue queue;

    public CostApprovalTests()
    {
        queue = new FileWorkQueue(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), bench.Time);
        Release(release => release with { Free = false, SizeBytes = 2 * Gib, SizeBytesLow = 2 * Gib, SizeBytesHigh = 2 * Gib });
    }

    public void Dispose()
    {
        queue.Dispose();
        bench.Dispose();
    }

    [Fact]
    public async Task Run_AnApprovalThatIsTooOld_IsWaitedForAgainWithTheReason()
    {
        await ApproveAtItsCostAsync();
        bench.Time.Advance(TimeSpan.FromDays(14) + TimeSpan.FromMinutes(1));

        Assert.Equal(PushResult.Blocked, (await bench.PushAsync()).Result);

        var download = await bench.ReadAsync();
        Assert.Equal((DownloadState.Blocked, HoldReason.Cost, null, 0), (download.State, download.BlockedFor, download.CostApproval, bench.Tracker.Fetches));
        Assert.Contains("such an approval holds 14 days. It is looked at again each day, or approve it again.", download.Why, StringComparison.Ordinal);
        await ApproveAsync();
        Assert.Equal(PushResult.Started, (await bench.PushAsync()).Result);
    }

    [Fact]
    public async Task Run_ItWouldCostMoreThanThePersonSaw_IsWaitedForAgainWithTheReason()
    {
        await ApproveAtItsCostAsync();
        Release(release => release with { SizeBytesHigh = 3 * Gib });

        Assert.Equal(PushResult.Blocked, (await bench.PushAsync()).Result);

        var download = await bench.ReadAsync();
        Assert.Equal((HoldReason.Cost, null, 3 * Gib), (download.BlockedFor, download.CostApproval, download.AskedBytes));
        Assert.NotNull(download.LapsedApprovalAt);
        Assert.Contains("and now it would cost 3.00 GiB", download.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_AnApprovalBehindTheRatio_IsKeptUntilItLapses()
    {
        await ApproveAtItsCostAsync();
        bench.Time.Advance(TimeSpan.FromMinutes(31));
        bench.Tracker.Account = bench.Tracker.Account with { UploadedBytes = bench.Tracker.Account.DownloadedBytes * 105 / 100 };

        Assert.Equal(PushResult.Blocked, (await bench.PushAsync()).Result);

        Assert.Equal((HoldReason.Ratio, true), ((await bench.ReadAsync()).BlockedFor, (await bench.ReadAsync()).CostApproval is not null));
    }

    [Fact]
    public void Covers_AnApprovalFromTheFuture_HoldsForNothing()
    {
        var now = bench.Time.GetUtcNow();
        Assert.False(new CostApproval(now.AddHours(1), 2 * Gib).Covers(Gib, now));
        Assert.True(new CostApproval(now, 2 * Gib).Covers(2 * Gib, now));
    }

    /// <summary>A row that an earlier version wrote, in which nobody noted what the person saw.</summary>
    [Fact]
    public async Task Approve_ARowThatDoesNotTellItsCost_AsksAgainWithTheCost()
    {
        var download = await bench.AddAsync();
        await bench.Downloads.ChangeAsync(download, download with { State = DownloadState.Blocked, BlockedFor = HoldReason.Cost }, CancellationToken.None);
        await ApproveAsync();

        Assert.Equal(PushResult.Blocked, (await bench.PushAsync()).Result);

        Assert.Equal((HoldReason.Cost, 2 * Gib), ((await bench.ReadAsync()).BlockedFor, (await bench.ReadAsync()).AskedBytes));
    }

    private async Task ApproveAtItsCostAsync()
    {
        await bench.AddAsync();
        Assert.Equal(PushResult.Blocked, (await bench.PushAsync()).Result);
        Assert.Equal(2 * Gib, (await bench.ReadAsync()).AskedBytes);
        await ApproveAsync();
    }

    private async Task ApproveAsync() =>
        Assert.Equal(
            DownloadState.Approved,
            (await new Approvals(bench.Downloads, queue, bench.Time).ApproveAsync(PushBench.Id, CancellationToken.None))!.State
        );

    private void Release(Func<Release, Release> change) => bench.Tracker.Releases[PushBench.TrackerId] = change(bench.Tracker.Releases[PushBench.TrackerId]);
}
