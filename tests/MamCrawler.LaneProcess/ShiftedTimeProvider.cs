namespace MamCrawler.LaneProcess;

/// <summary>The clock of a machine that is ahead of the others, or behind them.</summary>
public sealed class ShiftedTimeProvider(TimeSpan ahead) : TimeProvider
{
    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + ahead;
}
