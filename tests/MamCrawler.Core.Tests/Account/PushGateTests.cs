using MamCrawler.Core.Account;
using MamCrawler.Core.Faults;

namespace MamCrawler.Core.Tests.Account;

/// <summary>rules.md 5: facts of the last 30 minutes, read in full; anything else holds.</summary>
public sealed class PushGateTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly AccountSnapshot Good = new()
    {
        ReadAt = Now.AddMinutes(-30),
        Ratio = 1.05,
        UploadedBytes = 105,
        DownloadedBytes = 100,
        UnsatisfiedCount = 1,
        UnsatisfiedLimit = 50,
    };

    [Fact]
    public void CheckAccount_JustGoodEnough_Passes() => Assert.Null(PushGate.CheckAccount(Good, Now));

    [Fact]
    public void CheckAccount_NothingDownloadedYet_Passes() =>
        Assert.Null(PushGate.CheckAccount(Good with { Ratio = double.PositiveInfinity, UploadedBytes = 0, DownloadedBytes = 0 }, Now));

    public static TheoryData<string> Unread => ["never", "old", "future", "no ratio", "no number", "no count", "no limit", "no upload", "no download"];

    [Theory]
    [MemberData(nameof(Unread))]
    public void CheckAccount_AnythingUnread_Holds(string what)
    {
        var account = what switch
        {
            "never" => null,
            "old" => Good with { ReadAt = Now.AddMinutes(-31) },
            "future" => Good with { ReadAt = Now.AddMinutes(6) },
            "no ratio" => Good with { Ratio = null },
            "no number" => Good with { Ratio = double.NaN },
            "no count" => Good with { UnsatisfiedCount = null },
            "no upload" => Good with { UploadedBytes = null },
            "no download" => Good with { DownloadedBytes = null },
            _ => Good with { UnsatisfiedLimit = null },
        };

        var hold = PushGate.CheckAccount(account, Now);

        Assert.Equal(FaultName.AccountUnread, hold?.Fault);
        Assert.Contains("nothing is pushed", hold!.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-5.0, null)]
    [InlineData(5.0, null)]
    [InlineData(6.0, "6 minutes ahead of")]
    [InlineData(-6.0, "6 minutes behind")]
    [InlineData(600.0, "10 hours ahead of")]
    [InlineData(-14_400.0, "10 days behind")]
    public void CheckAccount_OurClockAgainstTheTrackers_HoldsBeyondFiveMinutes(double minutesAhead, string? words)
    {
        var hold = PushGate.CheckAccount(Good with { ToldAt = Good.ReadAt.AddMinutes(-minutesAhead) }, Now);

        Assert.Equal(words is null ? null : FaultName.ClockWrong, hold?.Fault);
        Assert.Contains(words ?? "", hold?.Sentence ?? "", StringComparison.Ordinal);
    }

    [Fact]
    public void CheckAccount_RatioBelowTheGate_Holds()
    {
        var hold = PushGate.CheckAccount(Good with { UploadedBytes = 104, Ratio = 1.04 }, Now);

        Assert.Equal((null, HoldReason.Ratio), (hold?.Fault, hold?.Reason));
        Assert.Contains("The ratio is 1.04, and nothing is downloaded below 1.05.", hold!.Sentence, StringComparison.Ordinal);
    }
}
