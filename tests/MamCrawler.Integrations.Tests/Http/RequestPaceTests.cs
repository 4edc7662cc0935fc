using MamCrawler.Integrations.Http;

namespace MamCrawler.Integrations.Tests.Http;

public sealed class RequestPaceTests
{
    private static readonly RequestPaceOptions ThreeSeconds = new() { MinimumInterval = TimeSpan.FromSeconds(3) };

    [Fact]
    public async Task Enter_ManyTurns_LeavesTheIntervalBetweenThem()
    {
        var clock = new ManualClock();
        using var pace = new RequestPace(ThreeSeconds, clock);
        var starts = new List<TimeSpan>();
        for (var turn = 0; turn < 5; turn++)
        {
            using var _ = await pace.EnterAsync(CancellationToken.None);
            starts.Add(clock.Passed);
        }

        Assert.Equal([0, 3, 6, 9, 12], starts.Select(start => start.TotalSeconds));
        Assert.Equal(5, pace.Requests);
    }

    [Fact]
    public async Task Enter_Jitter_StaysWithinItsBoundAndFollowsItsSeed()
    {
        var options = ThreeSeconds with { Jitter = TimeSpan.FromSeconds(2), Seed = 7 };
        var first = await IntervalsAsync(options, 40);
        var second = await IntervalsAsync(options, 40);
        Assert.All(first, interval => Assert.InRange(interval.TotalSeconds, 3, 5.001));
        Assert.True(first.Distinct().Count() > 10);
        Assert.Equal(first, second);
    }

    [Fact]
    public async Task Enter_PauseEvery_MakesTheLongerPause()
    {
        var intervals = await IntervalsAsync(ThreeSeconds with { PauseEvery = 3, Pause = TimeSpan.FromSeconds(15) }, 7);
        Assert.Equal([3, 3, 15, 3, 3, 15], intervals.Select(interval => interval.TotalSeconds));
    }

    [Fact]
    public async Task Enter_Cost_GrowsTheIntervalAfterIt()
    {
        var clock = new ManualClock();
        using var pace = new RequestPace(ThreeSeconds, clock);
        (await pace.EnterAsync(CancellationToken.None, cost: 5)).Dispose();
        (await pace.EnterAsync(CancellationToken.None)).Dispose();
        Assert.Equal(15, clock.Passed.TotalSeconds);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => pace.EnterAsync(CancellationToken.None, cost: 0));
    }

    [Fact]
    public async Task Enter_WhileATurnRuns_WaitsForItsEnd()
    {
        using var pace = new RequestPace(new() { MinimumInterval = TimeSpan.Zero }, new ManualClock());
        var first = await pace.EnterAsync(CancellationToken.None);
        var second = pace.EnterAsync(CancellationToken.None);
        Assert.False(second.IsCompleted);
        first.Dispose();
        first.Dispose();
        var third = pace.EnterAsync(CancellationToken.None);
        using (await second)
            Assert.False(third.IsCompleted);
        (await third).Dispose();
    }

    [Fact]
    public async Task Enter_CancelledWhileWaiting_UsesNoTurnAndFreesTheLane()
    {
        var clock = new ManualClock(advancesItself: false);
        using var pace = new RequestPace(ThreeSeconds, clock);
        (await pace.EnterAsync(CancellationToken.None)).Dispose();
        using var giveUp = new CancellationTokenSource();
        var waiting = pace.EnterAsync(giveUp.Token);
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        Assert.Equal(1, pace.Requests);
        clock.Advance(TimeSpan.FromSeconds(3));
        (await pace.EnterAsync(CancellationToken.None)).Dispose();
        Assert.Equal(2, pace.Requests);
    }

    [Fact]
    public async Task SlowDown_DoublesTheIntervalForAnHour()
    {
        var clock = new ManualClock(advancesItself: false);
        using var pace = new RequestPace(ThreeSeconds, clock);
        pace.SlowDown();
        Assert.Equal(6, pace.Interval.TotalSeconds);
        pace.SlowDown();
        Assert.Equal(12, pace.Interval.TotalSeconds);
        clock.Advance(TimeSpan.FromMinutes(61));
        Assert.Equal(3, pace.Interval.TotalSeconds);
        (await pace.EnterAsync(CancellationToken.None)).Dispose();
    }

    [Fact]
    public async Task SlowDown_WithRetryAfter_WaitsAtLeastThatLong()
    {
        var clock = new ManualClock();
        using var pace = new RequestPace(ThreeSeconds, clock);
        (await pace.EnterAsync(CancellationToken.None)).Dispose();
        pace.SlowDown(TimeSpan.FromSeconds(90));
        (await pace.EnterAsync(CancellationToken.None)).Dispose();
        Assert.Equal(90, clock.Passed.TotalSeconds);
    }

    [Fact]
    public async Task MeasuredFromEnd_CountsFromTheEndOfTheTurn()
    {
        var clock = new ManualClock(advancesItself: false);
        using var pace = new RequestPace(ThreeSeconds with { MeasuredFromEnd = true }, clock);
        var turn = await pace.EnterAsync(CancellationToken.None);
        clock.Advance(TimeSpan.FromSeconds(10));
        turn.Dispose();
        var next = pace.EnterAsync(CancellationToken.None);
        Assert.False(next.IsCompleted);
        clock.Advance(TimeSpan.FromSeconds(3));
        (await next).Dispose();
    }

    [Fact]
    public void Validate_NegativeValues_SaysSo()
    {
        Assert.Empty(ThreeSeconds.Validate("Audible"));
        Assert.Equal(
            2,
            new RequestPaceOptions { Jitter = TimeSpan.FromSeconds(-1), PauseEvery = -1 }
                .Validate("Audible")
                .Count
        );
    }

    private static async Task<List<TimeSpan>> IntervalsAsync(RequestPaceOptions options, int turns)
    {
        var clock = new ManualClock();
        using var pace = new RequestPace(options, clock);
        var starts = new List<TimeSpan>();
        for (var turn = 0; turn < turns; turn++)
        {
            (await pace.EnterAsync(CancellationToken.None)).Dispose();
            starts.Add(clock.Passed);
        }

        return [.. starts.Zip(starts.Skip(1), (one, next) => next - one)];
    }
}
