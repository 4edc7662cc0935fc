using MamCrawler.Core.Account;

namespace MamCrawler.Core.Tests.Account;

public sealed class PaceTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly PaceOptions Options = PaceOptions.Rules;

    [Fact]
    public void NextAt_NothingAskedYet_IsNow() => Assert.Equal(Now, Pace.NextAt(Options, PaceState.Fresh, 1, Now));

    [Theory]
    [InlineData(0, 3)]
    [InlineData(0.5, 4)]
    [InlineData(1, 5)]
    public void NextAt_AfterARequest_IsThreeSecondsAndJitterAfterItsEnd(double jitter, double seconds) =>
        Assert.Equal(Now.AddSeconds(seconds), Pace.NextAt(Options, new PaceState(Now, 1), jitter, Now));

    [Fact]
    public void NextAt_AfterThirtyRequests_PausesFifteenSeconds() => Assert.Equal(Now.AddSeconds(15), Pace.NextAt(Options, new PaceState(Now, 30), 0.3, Now));

    [Fact]
    public void NextAt_LongAgo_IsNow() => Assert.Equal(Now, Pace.NextAt(Options, new PaceState(Now.AddMinutes(-1), 30), 1, Now));

    [Fact]
    public void NextAt_ClockSetBack_WaitsOneGapOnly() => Assert.Equal(Now.AddSeconds(3), Pace.NextAt(Options, new PaceState(Now.AddHours(5), 1), 0, Now));

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    public void NextAt_JitterOutOfRange_Throws(double jitter) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Pace.NextAt(Options, PaceState.Fresh, jitter, Now));

    [Fact]
    public void AfterRefusal_ForAnHour_GapsAreDoubled()
    {
        var state = Pace.AfterRefusal(Options, new PaceState(Now, 1), Now, retryAfter: null);

        Assert.Equal(Now.AddSeconds(10), Pace.NextAt(Options, state, 1, Now));
        var later = state with { LastEndedAt = Now.AddMinutes(59) };
        Assert.Equal(later.LastEndedAt!.Value.AddSeconds(6), Pace.NextAt(Options, later, 0, later.LastEndedAt.Value));
        later = state with { LastEndedAt = Now.AddMinutes(60) };
        Assert.Equal(later.LastEndedAt!.Value.AddSeconds(3), Pace.NextAt(Options, later, 0, later.LastEndedAt.Value));
    }

    [Theory]
    [InlineData(90, 90)]
    [InlineData(86_400, 3_600)]
    public void AfterRefusal_RetryAfterStated_IsWaitedForUpToAnHour(int stated, int waited)
    {
        var state = Pace.AfterRefusal(Options, new PaceState(Now, 1), Now, TimeSpan.FromSeconds(stated));

        Assert.Equal(Now.AddSeconds(waited), Pace.NextAt(Options, state, 0, Now));
    }

    [Fact]
    public void NextAt_NotBeforeFarAhead_WaitsAnHourAtMost() =>
        Assert.Equal(Now.AddHours(1), Pace.NextAt(Options, new PaceState(NotBefore: Now.AddDays(9)), 0, Now));

    [Fact]
    public void AfterRequest_WithoutRest_Counts()
    {
        var state = Pace.AfterRequest(Options, new PaceState(Now, 7), Now.AddSeconds(4), Now.AddSeconds(5));

        Assert.Equal(new PaceState(Now.AddSeconds(5), 8), state);
    }

    [Fact]
    public void AfterRequest_AfterARestAsLongAsThePause_CountsFromOne() =>
        Assert.Equal(1, Pace.AfterRequest(Options, new PaceState(Now, 30), Now.AddSeconds(15), Now.AddSeconds(16)).SincePause);

    [Fact]
    public void AfterRequest_OverdueSlowness_IsForgotten()
    {
        var state = Pace.AfterRequest(Options, new PaceState(Now, 1, Now.AddHours(1), Now.AddMinutes(1)), Now.AddHours(1), Now.AddHours(1));

        Assert.Null(state.SlowUntil);
        Assert.Null(state.NotBefore);
    }

    [Fact]
    public void AverageGap_OfTheRules_IsFourSecondsAndTheSharedPause() => Assert.Equal(((29 * 4) + 15) / 30.0, Options.AverageGap.TotalSeconds, 6);

    [Fact]
    public void Validate_TheRules_FindsNothing()
    {
        Assert.Empty(Options.Validate(loopback: false));
        Assert.Empty(
            (Options with { MinimumGap = TimeSpan.FromSeconds(9), Jitter = TimeSpan.Zero, PauseEvery = 10, Pause = TimeSpan.FromMinutes(1) }).Validate(
                loopback: false
            )
        );
    }

    [Fact]
    public void Validate_Looser_IsRefusedExceptAgainstLoopback()
    {
        PaceOptions[] looser =
        [
            Options with
            {
                MinimumGap = TimeSpan.FromSeconds(2.9),
                Jitter = TimeSpan.FromSeconds(5),
            },
            Options with
            {
                Jitter = TimeSpan.Zero,
            },
            Options with
            {
                PauseEvery = 31,
            },
            Options with
            {
                Pause = TimeSpan.FromSeconds(14),
            },
            Options with
            {
                SlowFor = TimeSpan.FromMinutes(59),
            },
        ];

        Assert.All(looser, options => Assert.Single(options.Validate(loopback: false)));
        Assert.All(looser, options => Assert.Empty(options.Validate(loopback: true)));
    }

    [Fact]
    public void Validate_Nonsense_IsRefusedEverywhere()
    {
        Assert.NotEmpty((Options with { PauseEvery = 0 }).Validate(loopback: true));
        Assert.NotEmpty((Options with { Jitter = TimeSpan.FromSeconds(-1) }).Validate(loopback: true));
    }
}
