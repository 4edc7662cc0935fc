using MamCrawler.Core.Account;

namespace MamCrawler.Core.Tests.Account;

public sealed class VipDaysTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(true, 30.9, 30, "30 more days")]
    [InlineData(true, 7.0, 7, "7 more days")]
    [InlineData(true, 6.9, 6, "ends in 6 days")]
    [InlineData(true, -3.0, 0, "ends in 0 days")]
    [InlineData(true, null, null, "no end")]
    [InlineData(false, 20.0, null, "not VIP")]
    public void Tell_DaysLeft_AreWholeAndBelowSevenAnAlarm(bool isVip, double? days, int? left, string words)
    {
        var account = new AccountSnapshot
        {
            ReadAt = Now,
            IsVip = isVip,
            VipUntil = days is { } until ? Now.AddDays(until) : null,
            VipIsEndless = days is null,
        };

        Assert.Equal(left, VipDays.Left(account, Now));
        Assert.Contains(words, VipDays.Tell(account, Now), StringComparison.Ordinal);
    }

    [Fact]
    public void Tell_EndThatCouldNotBeRead_IsNotNoEnd() =>
        Assert.Contains("could not be read", VipDays.Tell(new AccountSnapshot { ReadAt = Now, IsVip = true }, Now), StringComparison.Ordinal);
}
