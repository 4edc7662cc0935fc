using MamCrawler.Core.Faults;
using MamCrawler.Local.Hosting;
using MamCrawler.Tests;

namespace MamCrawler.Local.Tests.Hosting;

public sealed class TimetableTests
{
    [Fact]
    public async Task Run_DailyAtOne_WorksAtThatTimeOfEachDay()
    {
        var clock = new ManualTimeProvider(new DateTimeOffset(2026, 11, 20, 0, 30, 0, TimeSpan.Zero));
        var times = new List<DateTimeOffset>();
        await RunAsync(clock, "0 0 1 * * *", TimeSpan.FromHours(49), () => times.Add(clock.GetUtcNow()));
        Assert.Equal([At(20), At(21), At(22)], times);
    }

    public static TheoryData<Exception> Failures =>
        [
            new WaitFaultException(FaultName.StateUnavailable, "State", "Not now."),
            new InvalidOperationException("a bug"),
            new TaskCanceledException("somebody else's timeout"),
        ];

    [Theory]
    [MemberData(nameof(Failures), DisableDiscoveryEnumeration = true)]
    public async Task Run_FaultOrBug_KeepsTheNextTime(Exception failure)
    {
        var clock = new ManualTimeProvider(new DateTimeOffset(2026, 11, 20, 0, 30, 0, TimeSpan.Zero));
        var calls = 0;
        await RunAsync(
            clock,
            "0 */30 * * * *",
            TimeSpan.FromHours(2),
            () =>
            {
                calls++;
                throw failure;
            }
        );
        Assert.Equal(4, calls);
    }

    private static DateTimeOffset At(int day) => new(2026, 11, day, 1, 0, 0, TimeSpan.Zero);

    private static async Task RunAsync(ManualTimeProvider clock, string text, TimeSpan span, Action work)
    {
        using var stop = new CancellationTokenSource();
        var running = new Timetable(text, clock).RunAsync(
            _ =>
            {
                work();
                return Task.CompletedTask;
            },
            stop.Token
        );
        for (var passed = TimeSpan.Zero; passed < span; passed += TimeSpan.FromMinutes(5))
        {
            clock.Advance(TimeSpan.FromMinutes(5));
            await UntilAsync(() => clock.Waiting == 1);
        }

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var attempt = 0; attempt < 500 && !condition(); attempt++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
        }

        Assert.True(condition());
    }
}
