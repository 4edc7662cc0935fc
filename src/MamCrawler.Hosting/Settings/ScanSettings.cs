namespace MamCrawler.Hosting.Settings;

/// <summary>The limits of one scan (rules.md 3).</summary>
public sealed record ScanSettings
{
    /// <summary>Grabs proposed at most, 1 to 1000.</summary>
    public int Limit { get; init; } = 10;

    /// <summary>Tracker requests spent at most, 1 to 1000.</summary>
    public int TrackerRequests { get; init; } = 100;

    /// <summary>True to want novellas and short stories as well.</summary>
    public bool WantNovellas { get; init; }

    /// <summary>True to take dramatised recordings.</summary>
    public bool AllowDramatised { get; init; }

    /// <summary>True to take a release below the quality floor when nothing else exists.</summary>
    public bool AllowPoor { get; init; }
}
