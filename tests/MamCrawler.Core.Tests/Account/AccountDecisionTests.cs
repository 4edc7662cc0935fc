using MamCrawler.Core.Account;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Releases;

namespace MamCrawler.Core.Tests.Account;

/// <summary>Every decision of rules.md 5 about slots, ratio, cost, VIP and pace, by the name that it has there.</summary>
public sealed partial class AccountDecisionTests
{
    private const long Gib = 1L << 30;
    private static readonly DateTimeOffset Now = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);
    private static readonly AccountSnapshot Good = new()
    {
        ReadAt = Now,
        Ratio = 2,
        UploadedBytes = 2000 * Gib,
        DownloadedBytes = 1000 * Gib,
        UnsatisfiedCount = 10,
        UnsatisfiedLimit = 100,
        BonusPoints = 20_000,
        Wedges = 3,
    };
    private static readonly AccountSnapshot Vip = Good with { IsVip = true, VipUntil = Now.AddDays(30) };
    private static readonly GrabBudget Budget = new(Good, GuardState.Open, Now) { PaidAllowed = true };
    private static readonly Release Paid = new()
    {
        Id = 1,
        Title = "Title",
        SizeBytes = 2 * Gib,
        SizeBytesLow = 2 * Gib,
        SizeBytesHigh = 2 * Gib,
    };
    private static readonly Release VipRelease = Paid with { Vip = true, FreeForVip = true };
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);
    private static readonly GuardState Frozen = new() { Frozen = true, Ratio = 0.99 };

    /// <summary>Unsatisfied slots: room = limit − count − grabs newer than the count − margin.</summary>
    [Theory]
    [InlineData(100, 10, 0, 80)]
    [InlineData(100, 10, 5, 75)]
    [InlineData(100, 90, 0, 0)]
    [InlineData(20, 10, 0, 8)]
    [InlineData(5, 4, 0, 0)]
    [InlineData(1, 0, 0, 0)]
    public void UnsatisfiedSlots_Room_IsWhatTheRuleSays(int limit, int count, int newer, int room) => Assert.Equal(room, SlotBudget.Room(limit, count, newer));

    /// <summary>Unsatisfied slots: the margin is the smaller of 10 and a tenth of the limit, at least 1.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(10, 1)]
    [InlineData(50, 5)]
    [InlineData(150, 10)]
    public void UnsatisfiedSlots_Margin_IsWhatTheRuleSays(int limit, int margin) => Assert.Equal(margin, SlotBudget.Margin(limit));

    /// <summary>Ratio: warn at 1.10, freeze at ≤ 1.00, thaw at ≥ 1.05.</summary>
    [Theory]
    [InlineData(false, 1.001, false)]
    [InlineData(false, 1.00, true)]
    [InlineData(true, 1.04, true)]
    [InlineData(true, 1.05, false)]
    [InlineData(true, null, true)]
    public void Ratio_FreezeAndThaw_HaveHysteresis(bool was, double? ratio, bool isNow) =>
        Assert.Equal(isNow, RatioGuard.IsFrozen(new RatioGuardOptions(), was, ratio));

    /// <summary>Ratio: uploaded ÷ (downloaded + bytes still to come of torrents that cost + this one's size if it costs) ≥ 1.05; nothing downloaded counts as ∞.</summary>
    [Theory]
    [InlineData(1050, 1000, 0, 0, 1.05)]
    [InlineData(2100, 1000, 500, 500, 1.05)]
    [InlineData(2100, 1000, 500, 0, 1.4)]
    [InlineData(0, 0, 0, 0, double.PositiveInfinity)]
    [InlineData(100, 0, 0, 200, 0.5)]
    public void Ratio_AfterTheGrab_IsWhatTheRuleSays(long uploaded, long downloaded, long toCome, long cost, double after) =>
        Assert.Equal(after, RatioGate.After(uploaded, downloaded, toCome, cost), 10);

    public static TheoryData<string, GrabBudget, Release, GrabPrice?, HoldReason?> Cost =>
        new()
        {
            { "VIP before freeleech", Budget with { Account = Vip }, Paid with { Vip = true, Free = true }, GrabPrice.Vip, null },
            { "vip and fl_vip for a VIP account", Budget with { Account = Vip }, VipRelease, GrabPrice.Vip, null },
            { "VIP that lasts just long enough", Budget with { Account = Vip with { VipUntil = Now.AddHours(48) + Second } }, VipRelease, GrabPrice.Vip, null },
            {
                "VIP that may end before it is loaded costs",
                Budget with
                {
                    Account = Vip with { VipUntil = Now.AddHours(48) },
                },
                VipRelease,
                GrabPrice.Ordinary,
                null
            },
            { "VIP in its last second costs", Budget with { Account = Vip with { VipUntil = Now + Second } }, VipRelease, GrabPrice.Ordinary, null },
            {
                "VIP about to end, and free for all",
                Budget with
                {
                    Account = Vip with { VipUntil = Now + Second },
                },
                VipRelease with
                {
                    Free = true,
                },
                GrabPrice.Freeleech,
                null
            },
            {
                "no wedge on what is free until VIP ends",
                Budget with
                {
                    Account = Vip with { VipUntil = Now.AddHours(1) },
                    Wedges = 1,
                },
                VipRelease,
                GrabPrice.Ordinary,
                null
            },
            {
                "pending: VIP about to end, and paid is off",
                Budget with
                {
                    Account = Vip with { VipUntil = Now.AddHours(1) },
                    PaidAllowed = false,
                },
                VipRelease,
                null,
                HoldReason.Cost
            },
            {
                "a VIP torrent whose state may end before it is loaded costs",
                Budget with
                {
                    Account = Vip,
                },
                VipRelease with
                {
                    VipExpires = Now.AddHours(48),
                },
                GrabPrice.Ordinary,
                null
            },
            { "VIP whose end could not be read costs", Budget with { Account = Vip with { VipUntil = null } }, VipRelease, GrabPrice.Ordinary, null },
            { "VIP without an end, as stated", Budget with { Account = Vip with { VipUntil = null, VipIsEndless = true } }, VipRelease, GrabPrice.Vip, null },
            { "VIP that has ended is none", Budget with { Account = Vip with { VipUntil = Now } }, VipRelease, null, HoldReason.Vip },
            { "contradictory: fl_vip without vip", Budget with { Account = Vip, Wedges = 1 }, Paid with { FreeForVip = true }, null, HoldReason.Contradiction },
            { "contradictory: fl_vip without vip, and the account is not VIP", Budget, Paid with { FreeForVip = true }, null, HoldReason.Contradiction },
            {
                "contradictory: an expired vip with fl_vip",
                Budget with
                {
                    Account = Vip,
                },
                VipRelease with
                {
                    VipExpires = Now,
                },
                null,
                HoldReason.Contradiction
            },
            { "fl_vip of what is free for all", Budget, Paid with { FreeForVip = true, Free = true }, GrabPrice.Freeleech, null },
            { "VIP only, and the account is not VIP", Budget, Paid with { Vip = true }, null, HoldReason.Vip },
            { "VIP only, with a wedge at hand", Budget with { Wedges = 1 }, Paid with { Vip = true }, null, HoldReason.Vip },
            { "a VIP state that has ended costs like any other", Budget, Paid with { Vip = true, VipExpires = Now }, GrabPrice.Ordinary, null },
            { "freeleech", Budget with { Wedges = 1 }, Paid with { Free = true }, GrabPrice.Freeleech, null },
            { "personal freeleech", Budget with { Wedges = 1 }, Paid with { PersonalFreeleech = true }, GrabPrice.Freeleech, null },
            { "wedge before ordinary", Budget with { Wedges = 1 }, Paid, GrabPrice.Wedge, null },
            { "no wedge at 1 GiB", Budget with { Wedges = 1 }, Paid with { SizeBytesLow = Gib }, GrabPrice.Ordinary, null },
            { "a wedge while frozen", Budget with { Wedges = 1, Guard = Frozen }, Paid, GrabPrice.Wedge, null },
            { "ordinary", Budget, Paid, GrabPrice.Ordinary, null },
            { "ordinary, and the size could not be read", Budget, Paid with { SizeBytes = 0, SizeBytesLow = 0, SizeBytesHigh = 0 }, null, HoldReason.Unread },
            { "pending: paid is off", Budget with { PaidAllowed = false }, Paid, null, HoldReason.Cost },
            { "pending: frozen", Budget with { Guard = Frozen }, Paid, null, HoldReason.Ratio },
            { "freeleech while frozen", Budget with { Guard = Frozen }, Paid with { Free = true }, GrabPrice.Freeleech, null },
            {
                "ordinary, exactly at the gate",
                Budget with
                {
                    Account = Good with { UploadedBytes = 1050 * Gib, DownloadedBytes = 998 * Gib },
                },
                Paid,
                GrabPrice.Ordinary,
                null
            },
            {
                "pending: one byte below the gate",
                Budget with
                {
                    Account = Good with { UploadedBytes = (1050 * Gib) - 1, DownloadedBytes = 998 * Gib },
                },
                Paid,
                null,
                HoldReason.Ratio
            },
            { "pending: what is still to come counts", Budget with { BytesToCome = 904 * Gib }, Paid, null, HoldReason.Ratio },
            {
                "below the gate what is free waits too",
                Budget with
                {
                    Account = Good with { UploadedBytes = 1040 * Gib },
                },
                Paid with
                {
                    Free = true,
                },
                null,
                HoldReason.Ratio
            },
            {
                "unread bytes hold everything",
                Budget with
                {
                    Account = Good with { UploadedBytes = null },
                },
                Paid with
                {
                    Free = true,
                },
                null,
                HoldReason.Unread
            },
        };

    /// <summary>Cost: VIP > freeleech > wedge (only > 1 GiB, never on what is free already) > ordinary (only when the ratio gate allows it), else the pending list.</summary>
    [Theory]
    [MemberData(nameof(Cost))]
    public void Cost_ARelease_IsPaidForAsTheRuleSays(string what, GrabBudget budget, Release release, GrabPrice? price, HoldReason? held)
    {
        var decision = GrabPolicy.Decide(release, budget);

        Assert.True((price, held) == (decision.Price, decision.Hold?.Reason), $"{what}: {decision}");
        Assert.Equal(price == GrabPrice.Ordinary ? 2 * Gib : 0, decision.CostBytes);
    }

    /// <summary>Cost: slots and ratio go to what is wanted most, and each grab reckons with those before it.</summary>
    [Fact]
    public void Cost_AWholePlan_SpendsOnTheMostWantedFirst()
    {
        var account = Good with { UploadedBytes = 1054 * Gib };
        var plan = new GrabPlan(Budget with { Account = account, Wedges = 1 }, slots: 4);
        var small = Paid with { SizeBytes = Gib, SizeBytesLow = Gib, SizeBytesHigh = Gib };

        HoldReason?[] held =
        [
            .. new[] { Paid, Paid, small, small, Paid with { Free = true }, Paid with { Free = true } }.Select(release => plan.Next(release).Hold?.Reason),
        ];

        // Wedge; 2 GiB; 1 GiB; too much; free; no slot left.
        Assert.Equal([null, null, null, HoldReason.Ratio, null, HoldReason.Slots], held);
        Assert.Equal(4, plan.Taken);
    }

    public static TheoryData<string, AccountSnapshot, SpendKind?> Points =>
        new()
        {
            { "VIP below 7 days", Vip with { VipUntil = Now.AddDays(6.9) }, SpendKind.Vip },
            { "VIP of 7 days", Vip with { VipUntil = Now.AddDays(7) }, null },
            { "VIP that has just ended", Good with { VipUntil = Now.AddDays(-3) }, SpendKind.Vip },
            { "VIP that ended long ago", Good with { VipUntil = Now.AddDays(-40) }, null },
            { "VIP without an end", Good with { IsVip = true, VipIsEndless = true }, null },
            { "VIP whose end could not be read", Good with { IsVip = true }, null },
            { "VIP while the ratio is frozen", Vip with { VipUntil = Now.AddDays(1), Ratio = 0.9 }, SpendKind.Vip },
            { "a low ratio", Good with { Ratio = 1.10 }, SpendKind.UploadCredit },
            { "points that would be lost", Good with { BonusPoints = 95_000 }, SpendKind.UploadCredit },
            { "nothing wanted", Good, null },
            { "unread points", Good with { Ratio = 1, BonusPoints = null }, null },
        };

    /// <summary>VIP: below 7 days it is renewed, whatever the ratio guard says; upload credit where the ratio is low or the balance nears its cap.</summary>
    [Theory]
    [MemberData(nameof(Points))]
    public void Vip_TheNextPurchase_IsWhatTheRuleSays(string what, AccountSnapshot account, SpendKind? kind) =>
        Assert.True(kind == PointPlan.Next(account, new SpendingOptions(), Now)?.Kind, what);

    /// <summary>VIP: 5,000 points for 28 days, upload credit 500 points a GiB, keep 1,250.</summary>
    [Theory]
    [InlineData(1.0, 20_000, 99_999, 50, 25_000)]
    [InlineData(1.0, 60_000, 99_999, 100, 50_000)]
    [InlineData(1.0, 51_249, 99_999, 50, 25_000)]
    [InlineData(1.0, 99_999, 30_000, 50, 25_000)]
    public void Vip_UploadCredit_IsTheMostThatReserveAndCapLeave(double ratio, int points, int perDay, int gibibytes, int price)
    {
        var wish = PointPlan.Next(Good with { Ratio = ratio, BonusPoints = points }, new SpendingOptions { PointsPerDay = perDay }, Now);

        Assert.Equal(($"{gibibytes} GiB", price), (wish?.Subject, wish?.Points));
    }

    [Fact]
    public void Vip_Forecast_TellsHowLongThePointsLast()
    {
        Assert.StartsWith("The points are enough for 3 renewals, so VIP can last 114 days.", PointPlan.Forecast(Vip, null, Now), StringComparison.Ordinal);
        Assert.EndsWith(
            "At 250 points a day they are enough for the next one in 9 days.",
            PointPlan.Forecast(Vip with { BonusPoints = 4_000 }, 250, Now),
            StringComparison.Ordinal
        );
        Assert.Null(PointPlan.Forecast(Good, 250, Now));
    }

    /// <summary>Pace: downloads per hour and day: normal 5/30, event 20/100, cautious 2/10; cautious below ratio 1.20.</summary>
    [Theory]
    [InlineData(1.20, false, 5, 30)]
    [InlineData(1.20, true, 20, 100)]
    [InlineData(1.199, true, 2, 10)]
    [InlineData(null, true, 2, 10)]
    public void Pace_ByRatioAndEvent_IsWhatTheRuleSays(double? ratio, bool eventIsOn, int perHour, int perDay) =>
        Assert.Equal(new GrabPace(perHour, perDay), new GrabPaceOptions().At(ratio, eventIsOn));

    /// <summary>Pace: an event is a site-wide freeleech seen in the data.</summary>
    [Theory]
    [InlineData(40, 0, 0, true)]
    [InlineData(39, 0, 0, null)]
    [InlineData(100, 0, 1, false)]
    [InlineData(40, 10, 0, true)]
    [InlineData(0, 60, 0, null)]
    public void Pace_AnEvent_IsSeenInTheRows(int free, int vip, int paid, bool? isOn)
    {
        Release[] rows =
        [
            .. Enumerable.Repeat(Paid with { Free = true }, free),
            .. Enumerable.Repeat(Paid with { Vip = true, FreeForVip = true }, vip),
            .. Enumerable.Repeat(Paid, paid),
        ];

        Assert.Equal(isOn, SiteEvent.Read(rows));
    }

    [Fact]
    public void Pace_AnEventSeenLongAgo_IsNone()
    {
        Assert.True(new SiteEvent(Now.AddHours(-12), true).IsOnAt(Now));
        Assert.False(new SiteEvent(Now.AddHours(-13), true).IsOnAt(Now));
        Assert.False(new SiteEvent(Now.AddMinutes(1), true).IsOnAt(Now));
    }

    /// <summary>Facts come from the tracker alone; neither shape of the counts there = fail closed.</summary>
    [Fact]
    public void Facts_UnreadCounts_FailClosed() =>
        Assert.Equal(FaultName.AccountUnread, PushGate.CheckAccount(Good with { UnsatisfiedLimit = null }, Now)?.Fault);
}
