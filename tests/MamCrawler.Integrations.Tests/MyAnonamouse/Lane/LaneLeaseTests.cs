using MamCrawler.Core.Account;
using MamCrawler.Core.Faults;
using MamCrawler.Integrations.MyAnonamouse;
using MamCrawler.Tests;

namespace MamCrawler.Integrations.Tests.MyAnonamouse.Lane;

/// <summary>rules.md 5, One owner: take-over only after expiry and 15 s for skew, by time that really passed and not by what a clock says.</summary>
public sealed class LaneLeaseTests : IDisposable
{
    private static readonly TrackerLaneOptions Patient = new();
    private static readonly TrackerLaneOptions Impatient = new() { LongestWait = TimeSpan.FromSeconds(30) };
    private readonly ManualTimeProvider time = new();
    private readonly MemoryTables tables = new();
    private readonly IDisposable moving;

    public LaneLeaseTests() => moving = time.AdvanceByItself();

    private static CancellationToken None => TestContext.Current.CancellationToken;

    public void Dispose() => moving.Dispose();

    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    [InlineData(3_600)]
    [InlineData(864_000)]
    [InlineData(-3_600)]
    public async Task Hold_ALiveHolderAndATakerWithAnotherClock_IsNeverTakenOver(int secondsAhead)
    {
        var holder = New(Patient, time);
        Assert.True(await holder.HoldAsync(PaceState.Fresh, None));
        var taker = New(Impatient, new ClockBeside(time, TimeSpan.FromSeconds(secondsAhead)));

        for (var round = 0; round < 6; round++)
        {
            var fault = await Assert.ThrowsAsync<WaitFaultException>(() => taker.HoldAsync(PaceState.Fresh, None));
            Assert.Equal(FaultName.LaneBusy, fault.Fault.Name);
            Assert.False(await holder.HoldAsync(PaceState.Fresh, None));
            Assert.True(holder.Left > TimeSpan.FromSeconds(40));
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(864_000)]
    [InlineData(-864_000)]
    public async Task Hold_ADeadHolder_IsTakenOverAfterALeaseAndTheSkewWereWatched(int holderAhead)
    {
        var dead = New(Patient, new ClockBeside(time, TimeSpan.FromSeconds(holderAhead)));
        await dead.HoldAsync(PaceState.Fresh, None);
        // However long ago that was: a new process knows only what it has watched itself.
        time.Advance(TimeSpan.FromHours(5));
        var began = time.GetTimestamp();
        var next = New(Patient, time);

        Assert.True(await next.HoldAsync(PaceState.Fresh, None));

        Assert.InRange(time.GetElapsedTime(began), TimeSpan.FromSeconds(105), TimeSpan.FromSeconds(106));
        Assert.Equal(2, next.Row.Fence);
    }

    [Fact]
    public async Task Hold_CallersWithLessPatience_AreToldThatItIsBusyAndGoOnWatchingWhereTheLastOneEnded()
    {
        await New(Patient, time).HoldAsync(PaceState.Fresh, None);
        var next = New(Impatient, time);

        var first = await Assert.ThrowsAsync<WaitFaultException>(() => next.HoldAsync(PaceState.Fresh, None));
        Assert.Contains("taken over in 75 s", first.Fault.Sentence, StringComparison.Ordinal);
        await Assert.ThrowsAsync<WaitFaultException>(() => next.HoldAsync(PaceState.Fresh, None));
        await Assert.ThrowsAsync<WaitFaultException>(() => next.HoldAsync(PaceState.Fresh, None));

        Assert.True(await next.HoldAsync(PaceState.Fresh, None));
        Assert.InRange(next.Left, TimeSpan.FromSeconds(89), TimeSpan.FromSeconds(90));
    }

    [Fact]
    public async Task Hold_AfterARelease_IsTakenAtOnceByAnyClock()
    {
        var first = New(Patient, new ClockBeside(time, TimeSpan.FromDays(3)));
        await first.HoldAsync(PaceState.Fresh, None);
        await first.ReleaseAsync(PaceState.Fresh, None);
        var began = time.GetTimestamp();

        Assert.True(await New(Patient, time).HoldAsync(PaceState.Fresh, None));

        Assert.Equal(TimeSpan.Zero, time.GetElapsedTime(began));
    }

    private LaneLease New(TrackerLaneOptions options, TimeProvider clock) => new(tables, options, clock);
}
