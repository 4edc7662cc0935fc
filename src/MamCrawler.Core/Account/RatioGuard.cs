namespace MamCrawler.Core.Account;

/// <summary>The ratio guard as arithmetic (rules.md 5, Ratio): frozen at or below one line, thawed at or above a higher one, and in between as it was.</summary>
public static class RatioGuard
{
    /// <summary>Whether what costs is frozen now.</summary>
    /// <param name="options">The lines.</param>
    /// <param name="wasFrozen">Whether it was before.</param>
    /// <param name="ratio">The ratio from fresh facts; null when it could not be read, which thaws nothing.</param>
    public static bool IsFrozen(RatioGuardOptions options, bool wasFrozen, double? ratio) =>
        ratio is { } known && !double.IsNaN(known) ? known <= options.FreezeAt || (wasFrozen && known < options.ThawAt) : wasFrozen;
}
