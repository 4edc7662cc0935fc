namespace MamCrawler.Core.Downloads.Watching;

/// <summary>What was done about a torrent that does not get on (rules.md 6, Stalled).</summary>
public enum StallStep
{
    /// <summary>It was seen.</summary>
    Watched,

    /// <summary>The client was told to announce it again.</summary>
    Announced,

    /// <summary>It is being stopped and started. Noted before the stop, so that a killed process does not leave it stopped.</summary>
    Restarting,

    /// <summary>It was stopped and started.</summary>
    Restarted,

    /// <summary>A person must look.</summary>
    Held,
}
