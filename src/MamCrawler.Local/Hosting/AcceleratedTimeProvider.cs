namespace MamCrawler.Local.Hosting;

/// <summary>A clock that runs some times faster than the real one, timers and timestamps included: a demo waits the tracker's pace without taking as long.</summary>
public sealed class AcceleratedTimeProvider : TimeProvider
{
    private readonly TimeProvider real;
    private readonly double factor;
    private readonly long startTimestamp;
    private readonly DateTimeOffset start;

    /// <summary>A clock that shows the real time now and runs away from it.</summary>
    /// <param name="real">The clock it is derived from.</param>
    /// <param name="factor">How many seconds pass in a real one; 1 to 100,000.</param>
    public AcceleratedTimeProvider(TimeProvider real, double factor)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(factor, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(factor, 100_000);
        this.real = real;
        this.factor = factor;
        startTimestamp = real.GetTimestamp();
        start = real.GetUtcNow();
    }

    /// <inheritdoc />
    public override TimeZoneInfo LocalTimeZone => real.LocalTimeZone;

    /// <inheritdoc />
    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => start + Elapsed();

    /// <inheritdoc />
    public override long GetTimestamp() => Elapsed().Ticks;

    /// <inheritdoc />
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new AcceleratedTimer(real.CreateTimer(callback, state, Shorten(dueTime), Shorten(period)), this);

    private TimeSpan Elapsed() => real.GetElapsedTime(startTimestamp) * factor;

    // Rounded up, so that a timer never fires before its time by this clock.
    private TimeSpan Shorten(TimeSpan span) =>
        span <= TimeSpan.Zero ? span : TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling(span.TotalMilliseconds / factor)));

    private sealed class AcceleratedTimer(ITimer inner, AcceleratedTimeProvider clock) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => inner.Change(clock.Shorten(dueTime), clock.Shorten(period));

        public void Dispose() => inner.Dispose();

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
