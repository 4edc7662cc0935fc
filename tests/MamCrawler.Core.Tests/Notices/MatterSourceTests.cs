using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Downloads.Pushing;
using MamCrawler.Core.Drift;
using MamCrawler.Core.Notices;
using MamCrawler.Core.Notices.Sources;
using MamCrawler.Core.Shelving;
using MamCrawler.Core.Tests.State;
using MamCrawler.Tests;
using Microsoft.Extensions.Logging.Abstractions;

namespace MamCrawler.Core.Tests.Notices;

/// <summary>What a person is told of: holds, poison, freeze, VIP, spends, drift.</summary>
public sealed class MatterSourceTests
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly ManualTimeProvider time = new();
    private readonly MemoryTableStore tables = new();

    private DownloadStore Downloads => new(tables, time);

    [Fact]
    public async Task Downloads_Held_IsTheSameMatterWhileTheReasonIsTheSame()
    {
        await AddAsync("mam-1", DownloadState.Landed, "Complete.");
        var held = await AddAsync("mam-2", DownloadState.Held, "Nothing came for 24 hours.", ShelvingHold.LateArrival);
        var first = Assert.Single(await new DownloadMatters(Downloads).LookAsync(None));
        Assert.Equal((NoticeKind.Hold, "Held: T"), (first.Kind, first.Title));
        held = await Downloads.ChangeAsync(held, held with { Why = "Nothing came for 25 hours." }, None);
        Assert.Equal(first.Key, Assert.Single(await new DownloadMatters(Downloads).LookAsync(None)).Key);
        await Downloads.ChangeAsync(held, held with { HeldFor = ShelvingHold.WrongAuthor }, None);
        Assert.NotEqual(first.Key, Assert.Single(await new DownloadMatters(Downloads).LookAsync(None)).Key);
    }

    [Fact]
    public async Task Downloads_ApprovalOfACostLapsed_IsOneMatterForEachApprovalUntilItIsApprovedAnew()
    {
        var asked = await AddAsync("mam-1", DownloadState.Approved, "Approved.");
        asked = await BlockAsync(asked, HoldReason.Cost, null);
        Assert.Empty(await new DownloadMatters(Downloads).LookAsync(None));
        var lapsed = await BlockAsync(asked, HoldReason.Cost, time.GetUtcNow().AddDays(-15));
        var first = Assert.Single(await new DownloadMatters(Downloads).LookAsync(None));
        Assert.Equal((NoticeKind.Hold, "Waits for approval again: T"), (first.Kind, first.Title));
        Assert.Contains(lapsed.Why, first.Text, StringComparison.Ordinal);
        // The daily look asks for the price anew, and has no approval any more.
        lapsed = await Downloads.ChangeAsync(lapsed, lapsed with { Why = "It costs." }, None);
        Assert.Equal(first.Key, Assert.Single(await new DownloadMatters(Downloads).LookAsync(None)).Key);

        var approved = await Downloads.ChangeAsync(lapsed, lapsed with { State = DownloadState.Approved }, None);
        Assert.Empty(await new DownloadMatters(Downloads).LookAsync(None));
        await BlockAsync((await Downloads.GetAsync(approved.Id, None))!, HoldReason.Cost, null);
        Assert.Empty(await new DownloadMatters(Downloads).LookAsync(None));
    }

    [Fact]
    public async Task Poison_OfADownloadAndOfNone_AreAlarms()
    {
        await AddAsync("mam-1", DownloadState.Approved, "Approved.");
        await AddAsync("mam-2", DownloadState.Failed, "The client has no space.");
        var poisoned = new PoisonedPush(Downloads, tables, time, NullLogger<PoisonedPush>.Instance);
        await poisoned.RunAsync("mam-1", 5, None);
        await poisoned.RunAsync("nonsense <b>", 5, None);
        var bug = Assert.Single(await new DownloadMatters(Downloads).LookAsync(None));
        Assert.Equal((NoticeKind.Alarm, "mam-1:poison:1"), (bug.Kind, bug.Key));
        var message = Assert.Single(await new PoisonMatters(tables).LookAsync(None));
        Assert.Equal(NoticeKind.Alarm, message.Kind);
        Assert.DoesNotContain("nonsense", message.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Account_FrozenAndVipNearItsEnd_AreAlarmsUntilTheyPass()
    {
        var accounts = new AccountStore(tables);
        var source = new AccountMatters(accounts, new SpendLedger(tables, time), time);
        Assert.Empty(await source.LookAsync(None));
        await accounts.Guard.ChangeAsync(state => state with { Frozen = true, Ratio = 0.99 }, None);
        await PutAsync(accounts, vipDays: 6);
        var found = await source.LookAsync(None);
        Assert.Equal(["The ratio is frozen", "VIP ends soon"], found.Select(matter => matter.Title));
        Assert.All(found, matter => Assert.Equal(NoticeKind.Alarm, matter.Kind));
        await accounts.Guard.ChangeAsync(state => state with { Frozen = false }, None);
        time.Advance(TimeSpan.FromMinutes(1));
        await PutAsync(accounts, vipDays: 8);
        Assert.Empty(await source.LookAsync(None));
    }

    [Fact]
    public async Task Account_SpendOfWhichNobodyKnows_IsAHold()
    {
        var (accounts, ledger) = (new AccountStore(tables), new SpendLedger(tables, time));
        var source = new AccountMatters(accounts, ledger, time);
        var account = new AccountSnapshot { ReadAt = time.GetUtcNow(), BonusPoints = 50_000 };
        var wish = new SpendWish(SpendKind.Vip, "28 days", 5000, 0, "VIP ends.");
        var grant = await ledger.BeginAsync(wish, account, new SpendingOptions { Enabled = true }, None);
        Assert.Empty(await source.LookAsync(None));
        await ledger.EndAsync(grant.Spend!.Id, SpendState.Unclear, "Nobody knows.", None);
        var matter = Assert.Single(await source.LookAsync(None));
        Assert.Equal(NoticeKind.Hold, matter.Kind);
        Assert.Contains($"mamcrawler spends settle {grant.Spend.Id}", matter.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drift_SafeMode_IsAnAlarmOfEachTimeItIsEntered()
    {
        var standing = new Standing();
        var source = new DriftMatters(standing);
        Assert.Empty(await source.LookAsync(None));
        standing.Shape = standing.Shape with { SafeSince = time.GetUtcNow(), Why = "without ratio" };
        var first = Assert.Single(await source.LookAsync(None));
        Assert.Contains("without ratio", first.Text, StringComparison.Ordinal);
        standing.Shape = standing.Shape with { SafeSince = time.GetUtcNow().AddDays(1) };
        Assert.NotEqual(first.Key, Assert.Single(await source.LookAsync(None)).Key);
    }

    private Task PutAsync(AccountStore accounts, int vipDays) =>
        accounts.PutAsync(
            new AccountSnapshot
            {
                ReadAt = time.GetUtcNow(),
                IsVip = true,
                VipUntil = time.GetUtcNow().AddDays(vipDays).AddHours(1),
            },
            None
        );

    private Task<Download> BlockAsync(Download download, HoldReason reason, DateTimeOffset? lapsed) =>
        Downloads.ChangeAsync(
            download,
            download with
            {
                State = DownloadState.Blocked,
                BlockedFor = reason,
                LapsedApprovalAt = lapsed,
                Why = "It costs 1 GiB.",
            },
            None
        );

    private Task<Download> AddAsync(string id, DownloadState state, string why, ShelvingHold? hold = null) =>
        Downloads.AddAsync(
            new Download
            {
                Id = id,
                TrackerId = 1,
                Title = "T",
                State = state,
                Reason = "manual",
                Why = why,
                HeldFor = hold,
            },
            None
        );

    private sealed class Standing : IDriftStanding
    {
        public ShapeStanding Shape { get; set; } = new("MyAnonamouse-account", "f", null);

        public Task<IReadOnlyList<ShapeStanding>> ListAsync(CancellationToken cancellationToken) => Task.FromResult<IReadOnlyList<ShapeStanding>>([Shape]);

        public Task<bool> LeaveAsync(string id, CancellationToken cancellationToken) => Task.FromResult(false);
    }
}
