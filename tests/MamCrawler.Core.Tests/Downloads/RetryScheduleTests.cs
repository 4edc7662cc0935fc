using MamCrawler.Core.Downloads;

namespace MamCrawler.Core.Tests.Downloads;

public sealed class RetryScheduleTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(3, 7)]
    [InlineData(4, null)]
    public void AfterRefusal_OneThreeSevenDays_ThenNever(int attempts, int? days) =>
        Assert.Equal(days is { } known ? TimeSpan.FromDays(known) : null, RetrySchedule.AfterRefusal(attempts));

    [Fact]
    public void AfterRefusal_WithoutAnAttempt_IsABug() => Assert.Throws<ArgumentOutOfRangeException>(() => RetrySchedule.AfterRefusal(0));
}
