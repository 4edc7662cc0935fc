namespace MamCrawler.Simulators.Hosting;

/// <summary>The faults that every simulator can play.</summary>
public static class CommonFaults
{
    /// <summary>The answer comes late; the value is the delay in milliseconds of real time, 2,000 by default.</summary>
    public const string Slow = "slow";

    /// <summary>The connection is cut before anything is done.</summary>
    public const string Aborted = "aborted";

    /// <summary>The request is carried out, then the connection is cut before the answer: the lost reply.</summary>
    public const string AbortedAfter = "aborted-after";

    /// <summary>503.</summary>
    public const string Unavailable = "unavailable";

    /// <summary>429 with Retry-After; the value is its seconds, 60 by default.</summary>
    public const string TooManyRequests = "too-many-requests";

    /// <summary>403.</summary>
    public const string Forbidden = "forbidden";

    /// <summary>200 with well-formed JSON of a shape nobody knows.</summary>
    public const string Unreadable = "unreadable";

    /// <summary>200 with an HTML page.</summary>
    public const string Html = "html";

    /// <summary>200 with half a JSON document.</summary>
    public const string Truncated = "truncated";

    /// <summary>200 with a JSON document that never seems to end; the value is its size in megabytes, 64 by default.</summary>
    public const string Huge = "huge";

    /// <summary>200 with a JSON document of 100,000 lists in each other.</summary>
    public const string Deep = "deep";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [Slow, Aborted, AbortedAfter, Unavailable, TooManyRequests, Forbidden, Unreadable, Html, Truncated, Huge, Deep];
}
