namespace MamCrawler.Core.Account;

/// <summary>The rules of pace (rules.md 5) as arithmetic: when the next request may start, and what a request or a refusal changes.</summary>
public static class Pace
{
    /// <summary>The longest wait that a tracker's Retry-After can impose.</summary>
    public static readonly TimeSpan LongestRetryAfter = TimeSpan.FromHours(1);

    /// <summary>The earliest moment for the next request, never before <paramref name="now"/>.</summary>
    /// <param name="options">The pace.</param>
    /// <param name="state">What was before.</param>
    /// <param name="jitter">The share of the jitter for this gap, 0 to 1; drawn once per gap.</param>
    /// <param name="now">The present.</param>
    public static DateTimeOffset NextAt(PaceOptions options, PaceState state, double jitter, DateTimeOffset now)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(jitter);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(jitter, 1);
        var next = now;
        if (state.LastEndedAt is { } ended)
        {
            // A clock that was set back must not turn a gap of seconds into one of hours.
            var from = ended < now ? ended : now;
            next = Later(next, from + Gap(options, state, jitter, now));
        }

        return state.NotBefore is { } asked ? Later(next, Earlier(asked, now + LongestRetryAfter)) : next;
    }

    /// <summary>A wait in whole milliseconds, rounded up: timers count no smaller ones, and one that fires early would be waited for again and again.</summary>
    public static TimeSpan Whole(TimeSpan wait) => TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds));

    /// <summary>The state after a request.</summary>
    public static PaceState AfterRequest(PaceOptions options, PaceState state, DateTimeOffset startedAt, DateTimeOffset endedAt)
    {
        var rested = state.LastEndedAt is not { } ended || startedAt - ended >= options.Pause;
        return state with
        {
            LastEndedAt = endedAt,
            SincePause = rested ? 1 : state.SincePause + 1,
            SlowUntil = state.SlowUntil > endedAt ? state.SlowUntil : null,
            NotBefore = state.NotBefore > endedAt ? state.NotBefore : null,
        };
    }

    /// <summary>The state after a 429 or a captcha: gaps are doubled for an hour, and a wait that the tracker stated is kept.</summary>
    public static PaceState AfterRefusal(PaceOptions options, PaceState state, DateTimeOffset now, TimeSpan? retryAfter) =>
        state with
        {
            SlowUntil = now + options.SlowFor,
            NotBefore = retryAfter is { } wait && wait > TimeSpan.Zero ? now + (wait < LongestRetryAfter ? wait : LongestRetryAfter) : state.NotBefore,
        };

    private static TimeSpan Gap(PaceOptions options, PaceState state, double jitter, DateTimeOffset now)
    {
        var gap = options.MinimumGap + (options.Jitter * jitter);
        if (state.SlowUntil > now)
            gap *= 2;
        return state.SincePause >= options.PauseEvery && options.Pause > gap ? options.Pause : gap;
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
