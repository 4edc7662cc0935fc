namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>Requests sent to the tracker by this process, repetitions included.</summary>
public sealed record TrackerRequestCounts(long Egress, long Search, long User, long Row, long Download)
{
    /// <summary>All of them.</summary>
    public long Total => Egress + Search + User + Row + Download;
}
