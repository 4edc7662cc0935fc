namespace MamCrawler.Simulators.Hardcover;

/// <summary>The faults that only the Hardcover simulator plays.</summary>
public static class HardcoverFaults
{
    /// <summary>401: the token is not known or has expired.</summary>
    public const string InvalidToken = "invalid-token";

    /// <summary>403: the token lacks a scope.</summary>
    public const string InsufficientScope = "insufficient-scope";

    /// <summary>408: the query took too long.</summary>
    public const string QueryTimeout = "query-timeout";

    /// <summary>More than 60 top-level queries in a minute of the simulator's clock are refused with 429.</summary>
    public const string RateLimit = "rate-limit";

    /// <summary>403: queries of more than three levels are refused, as is announced.</summary>
    public const string DepthLimit = "depth-limit";

    /// <summary>429 until tomorrow: the day's queries are used up.</summary>
    public const string DayUsedUp = "day-used-up";

    /// <summary>Every list is empty.</summary>
    public const string EmptyResult = "empty-result";

    public static IReadOnlyList<string> All { get; } = [InvalidToken, InsufficientScope, QueryTimeout, RateLimit, DepthLimit, DayUsedUp, EmptyResult];
}
