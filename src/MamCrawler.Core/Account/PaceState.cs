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
}
