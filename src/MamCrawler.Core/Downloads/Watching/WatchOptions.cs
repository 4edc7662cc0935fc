namespace MamCrawler.Core.Downloads.Watching;

/// <summary>How patient the watch is. The order of the steps is rules.md 6; their times are ours (docs/decisions/0100).</summary>
public sealed record WatchOptions
{
    /// <summary>A stalled torrent is announced again this long after it was first seen without progress.</summary>
    public TimeSpan AnnounceAfter { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>It is stopped and started this long after that.</summary>
    public TimeSpan RestartAfter { get; init; } = TimeSpan.FromHours(2);

    /// <summary>A person must look this long after that.</summary>
    public TimeSpan HoldAfter { get; init; } = TimeSpan.FromHours(24);

    /// <summary>A torrent is gone when the client has not shown it for this long: a client that just started shows its torrents only one by one.</summary>
    public TimeSpan GoneAfter { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>What is wrong with these options, one sentence each; empty when nothing is.</summary>
    public IReadOnlyList<string> Validate() =>
        AnnounceAfter > TimeSpan.Zero && RestartAfter > TimeSpan.Zero && HoldAfter > TimeSpan.Zero && GoneAfter > TimeSpan.Zero
            ? []
            : ["Watch: AnnounceAfter, RestartAfter, HoldAfter and GoneAfter must be longer than nothing."];
}
