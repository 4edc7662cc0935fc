namespace MamCrawler.Core.Account;

/// <summary>What the pace has to remember between requests, and across restarts.</summary>
/// <param name="LastEndedAt">When the last request ended; null before the first.</param>
/// <param name="SincePause">Requests since the last pause.</param>
/// <param name="SlowUntil">Until when gaps are doubled; null when they are not.</param>
/// <param name="NotBefore">The moment the tracker itself asked to wait for; null when it did not.</param>
public sealed record PaceState(DateTimeOffset? LastEndedAt = null, int SincePause = 0, DateTimeOffset? SlowUntil = null, DateTimeOffset? NotBefore = null)
{
    /// <summary>Nothing was asked yet.</summary>
    public static PaceState Fresh { get; } = new();

    /// <summary>The state as a process reads it that did not write it: the last request may have ended up to <paramref name="skew"/> later than its writer's clock says.</summary>
    /// <param name="now">The present, by the reader's clock.</param>
    /// <param name="skew">How far clocks may differ.</param>
    public PaceState ByAnotherClock(DateTimeOffset now, TimeSpan skew) =>
        LastEndedAt is { } ended ? this with { LastEndedAt = ended + skew < now ? ended + skew : now } : this;

    /// <summary>This state, with the last request ended at <paramref name="moment"/> or later: what the time that passed since says of it.</summary>
    public PaceState NotEndedBefore(DateTimeOffset moment) => this with { LastEndedAt = Later(LastEndedAt, moment) };

    /// <summary>This state with whatever the other one asks for more.</summary>
    public PaceState Stricter(PaceState other) =>
        this with
        {
            LastEndedAt = Later(LastEndedAt, other.LastEndedAt),
            SlowUntil = Later(SlowUntil, other.SlowUntil),
            NotBefore = Later(NotBefore, other.NotBefore),
        };

    private static DateTimeOffset? Later(DateTimeOffset? one, DateTimeOffset? other) => one is null || other > one ? other : one;
}
