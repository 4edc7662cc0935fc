namespace MamCrawler.Core.Orchestrations.Scanning;

/// <summary>The activities that ask the tracker: where each runs in a process of its own, the lane is given back after them.</summary>
public static class TrackerActivities
{
    private static readonly HashSet<Type> All = [typeof(OrderGaps), typeof(SearchReleases), typeof(DecideGrabs)];

    /// <summary>True when the activity asks the tracker.</summary>
    public static bool Contains<TActivity>() => All.Contains(typeof(TActivity));
}
