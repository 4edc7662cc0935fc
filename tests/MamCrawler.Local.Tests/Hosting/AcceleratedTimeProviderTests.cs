using MamCrawler.Local.Hosting;
using MamCrawler.Tests;

namespace MamCrawler.Local.Tests.Hosting;

public sealed class AcceleratedTimeProviderTests
{
    [Fact]
    public void Clock_RealSecondPasses_ShowsTheFactor()
    {
        var real = new ManualTimeProvider();
        var fast = new AcceleratedTimeProvider(real, 300);
        var start = fast.GetUtcNow();
        var timestamp = fast.GetTimestamp();
        Assert.Equal(real.GetUtcNow(), start);
        real.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(start.AddMinutes(5), fast.GetUtcNow());
        Assert.Equal(TimeSpan.FromMinutes(5), fast.GetElapsedTime(timestamp));
    }

    [Fact]
    public async Task Delay_FiveMinutes_TakesARealSecondAndNeverLess()
    {
        var real = new ManualTimeProvider();
        var fast = new AcceleratedTimeProvider(real, 300);
        var start = fast.GetUtcNow();
        var delay = Task.Delay(TimeSpan.FromMinutes(5), fast, TestContext.Current.CancellationToken);
        real.Advance(TimeSpan.FromMilliseconds(999));
        Assert.False(delay.IsCompleted);
        real.Advance(TimeSpan.FromMilliseconds(1));
        await delay;
        Assert.True(fast.GetUtcNow() - start >= TimeSpan.FromMinutes(5));
    }

    [Fact]
    public void Timer_Changed_GoesByTheFastClock()
    {
        var real = new ManualTimeProvider();
        var fast = new AcceleratedTimeProvider(real, 60);
        var fired = 0;
        using var timer = fast.CreateTimer(_ => fired++, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        real.Advance(TimeSpan.FromHours(1));
        Assert.Equal(0, fired);
        timer.Change(TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(2));
        real.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(3, fired);
    }

    [Theory]
    [InlineData(0.5)]
    [InlineData(100_001)]
    public void Construct_FactorOutOfRange_IsRefused(double factor) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new AcceleratedTimeProvider(TimeProvider.System, factor));
}
