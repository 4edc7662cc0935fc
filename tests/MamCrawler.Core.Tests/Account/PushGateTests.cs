using MamCrawler.Core.Account;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Releases;

namespace MamCrawler.Core.Tests.Account;

public sealed class PushGateTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly AccountSnapshot Good = new()
    {
        ReadAt = Now.AddMinutes(-30),
        Ratio = 1.10,
        UnsatisfiedCount = 1,
        UnsatisfiedLimit = 50,
    };
    private static readonly Release Paid = new() { Id = 1, Title = "Title" };

    [Fact]
    public void CheckAccount_JustGoodEnough_Passes() => Assert.Null(PushGate.CheckAccount(Good, Now, loopback: false));

    [Fact]
    public void CheckAccount_NothingDownloadedYet_Passes() =>
        Assert.Null(PushGate.CheckAccount(Good with { Ratio = double.PositiveInfinity }, Now, loopback: false));

    public static TheoryData<string> Unread => ["never", "old", "no ratio", "no number", "no count", "no limit"];

    [Theory]
    [MemberData(nameof(Unread))]
    public void CheckAccount_AnythingUnread_Holds(string what)
    {
        var account = what switch
        {
            "never" => null,
            "old" => Good with { ReadAt = Now.AddMinutes(-31) },
            "no ratio" => Good with { Ratio = null },
            "no number" => Good with { Ratio = double.NaN },
            "no count" => Good with { UnsatisfiedCount = null },
            _ => Good with { UnsatisfiedLimit = null },
        };

        var hold = PushGate.CheckAccount(account, Now, loopback: false);

        Assert.Equal(FaultName.AccountUnread, hold?.Fault);
        Assert.Contains("nothing is pushed", hold!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void CheckAccount_RatioBelowTheFloor_HoldsOutsideLoopbackOnly()
    {
        var low = Good with { Ratio = 1.09 };

        Assert.Contains("1.09", PushGate.CheckAccount(low, Now, loopback: false)!.Sentence, StringComparison.Ordinal);
        Assert.Null(PushGate.CheckAccount(low, Now, loopback: true));
    }

    [Fact]
    public void CheckAccount_UnreadCounts_HoldEvenAgainstLoopback() =>
        Assert.NotNull(PushGate.CheckAccount(Good with { UnsatisfiedCount = null }, Now, loopback: true));

    [Fact]
    public void CheckRelease_Paid_HoldsOutsideLoopbackOnly()
    {
        Assert.Contains("not free", PushGate.CheckRelease(Paid, Good, GuardState.Open, Now, loopback: false)!.Sentence, StringComparison.Ordinal);
        Assert.Null(PushGate.CheckRelease(Paid, Good, GuardState.Open, Now, loopback: true));
        Assert.Null(PushGate.CheckRelease(Paid with { Free = true }, Good, GuardState.Open, Now, loopback: false));
    }

    [Fact]
    public void CheckRelease_FreeForVipOnly_SaysSo() =>
        Assert.Contains(
            "VIP",
            PushGate.CheckRelease(Paid with { Vip = true }, Good, GuardState.Open, Now, loopback: false)!.Sentence,
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void CheckRelease_Frozen_LetsOnlyFreeOnesThrough(bool loopback)
    {
        var frozen = new GuardState { Frozen = true, Ratio = 0.98 };

        var hold = PushGate.CheckRelease(Paid, Good, frozen, Now, loopback);

        Assert.Equal(HoldReason.Ratio, hold?.Reason);
        Assert.Contains("0.98", hold!.Sentence, StringComparison.Ordinal);
        Assert.Null(PushGate.CheckRelease(Paid with { Free = true }, Good, frozen, Now, loopback));
    }
}
