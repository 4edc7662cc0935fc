namespace MamCrawler.Core.Reports;

/// <summary>How a torrent that is loaded whole stood when the watch last looked.</summary>
public enum SeedingState
{
    /// <summary>The client seeds it.</summary>
    Seeding,

    /// <summary>It is stopped in the client.</summary>
    Stopped,

    /// <summary>The client does not have it any more, or has not shown it of late.</summary>
    Vanished,

    /// <summary>The client does not find its files, or gave it up.</summary>
    FilesMissing,

    /// <summary>The tracker does not take it any more.</summary>
    Unregistered,

    /// <summary>It waits for a person for another reason, and the watch does not look at it meanwhile.</summary>
    NotWatched,
}
