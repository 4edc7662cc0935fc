namespace MamCrawler.Integrations.Tests.MyAnonamouse.Lane;

/// <summary>The clock of another machine: time passes there as here, and its hands show something else, which may change.</summary>
internal sealed class ClockBeside(TimeProvider time, TimeSpan ahead) : TimeProvider
{
    /// <summary>How far it is ahead.</summary>
    public TimeSpan Ahead { get; set; } = ahead;

    public override long TimestampFrequency => time.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => time.GetUtcNow() + Ahead;

    public override long GetTimestamp() => time.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        time.CreateTimer(callback, state, dueTime, period);
}
