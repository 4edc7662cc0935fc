namespace MamCrawler.Core.Scanning;

/// <summary>The limits of a scan (rules.md 3).</summary>
public sealed record ScanOptions
{
    /// <summary>Grabs of one run when a request names no number; 1 to 1,000.</summary>
    public int Limit { get; init; } = 10;

    /// <summary>Requests to the tracker of one run at most; 1 to 100, more only on loopback.</summary>
    public int TrackerRequests { get; init; } = 100;

    /// <summary>Chunks that are looked at at the same time; 1 to 16.</summary>
    public int Window { get; init; } = 4;

    /// <summary>True when tracker and torrent client stand on this machine, where more requests are allowed.</summary>
    public bool Loopback { get; init; }

    /// <summary>What is wrong with these options, in sentences; empty when nothing is.</summary>
    public IEnumerable<string> Validate()
    {
        if (Limit is < 1 or > 1000)
            yield return $"Scan:Limit is {Limit}; it must lie between 1 and 1000.";
        if (TrackerRequests < 1 || (TrackerRequests > 100 && !Loopback))
            yield return $"Scan:TrackerRequests is {TrackerRequests}; it must lie between 1 and 100 (rules.md 3).";
        if (Window is < 1 or > 16)
            yield return $"Scan:Window is {Window}; it must lie between 1 and 16.";
    }
}
