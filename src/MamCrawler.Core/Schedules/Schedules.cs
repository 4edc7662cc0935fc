namespace MamCrawler.Core.Schedules;

/// <summary>Every schedule of rules.md 8, and the daily purge of run history. Both hosts read this table; neither has times of its own.</summary>
public static class Schedules
{
    /// <summary>Every 5 minutes.</summary>
    public static Schedule WatchDownloads { get; } =
        new("WatchDownloads", "SCHEDULE_WATCH_DOWNLOADS", "0 */5 * * * *", "Looks at the torrent client: what goes on, what landed, what is stuck.");

    /// <summary>Every 30 minutes.</summary>
    public static Schedule SweepQueue { get; } =
        new("SweepQueue", "SCHEDULE_SWEEP_QUEUE", "0 */30 * * * *", "Sends downloads again that are due or were never sent.");

    /// <summary>Every 5 minutes, half a minute after the watch, whose states it needs.</summary>
    public static Schedule GuardAccount { get; } =
        new("GuardAccount", "SCHEDULE_GUARD_ACCOUNT", "30 */5 * * * *", "Watches over the ratio: stops what costs when it is too low, and starts it again.");

    /// <summary>Every 10 minutes, a minute after the watch, whose holds it tells.</summary>
    public static Schedule SendNotices { get; } =
        new("SendNotices", "SCHEDULE_SEND_NOTICES", "0 1/10 * * * *", "Sends holds, alarms and the digest to the webhook, when one is switched on.");

    /// <summary>Daily at 01:00.</summary>
    public static Schedule ScanGaps { get; } =
        new("ScanGaps", "SCHEDULE_SCAN_GAPS", "0 0 1 * * *", "Scans the library for gaps and looks for releases that fill them.");

    /// <summary>Daily at 03:00.</summary>
    public static Schedule FillMetadata { get; } =
        new("FillMetadata", "SCHEDULE_FILL_METADATA", "0 0 3 * * *", "Fills empty metadata fields of books, 100 a run, oldest first.");

    /// <summary>Daily at 12:00.</summary>
    public static Schedule RefreshVipAndPending { get; } =
        new("RefreshVipAndPending", "SCHEDULE_REFRESH_VIP_AND_PENDING", "0 0 12 * * *", "Looks at VIP days and points, and at the pending list again.");

    /// <summary>Sundays at 04:30.</summary>
    public static Schedule EnrichNewBooks { get; } =
        new("EnrichNewBooks", "SCHEDULE_ENRICH_NEW_BOOKS", "0 30 4 * * Sun", "Fills the metadata of books added in the last 13 days.");

    /// <summary>Sundays at 03:00.</summary>
    public static Schedule LookAtTopTen { get; } =
        new("LookAtTopTen", "SCHEDULE_LOOK_AT_TOP_TEN", "0 0 3 * * Sun", "Looks at the most snatched of the last 7 days for books that are not owned.");

    /// <summary>Sundays at 08:00.</summary>
    public static Schedule WriteDigest { get; } =
        new("WriteDigest", "SCHEDULE_WRITE_DIGEST", "0 0 8 * * Sun", "Writes the weekly digest: what arrived, what is stuck, ratio and slots.");

    /// <summary>Daily at 00:30.</summary>
    public static Schedule BackUp { get; } = new("BackUp", "SCHEDULE_BACK_UP", "0 30 0 * * *", "Exports all state tables; 30 backups are kept.");

    /// <summary>The 1st of each month at 04:00.</summary>
    public static Schedule RefreshAllMetadata { get; } =
        new("RefreshAllMetadata", "SCHEDULE_REFRESH_ALL_METADATA", "0 0 4 1 * *", "Looks at the metadata of the whole library.");

    /// <summary>Daily at midnight.</summary>
    public static Schedule PurgeHistory { get; } = new("PurgeHistory", "SCHEDULE_PURGE_HISTORY", "0 0 0 * * *", "Removes run history older than 30 days.");

    /// <summary>All of them, the most frequent first.</summary>
    public static IReadOnlyList<Schedule> All { get; } =
    [
        WatchDownloads,
        GuardAccount,
        SendNotices,
        SweepQueue,
        PurgeHistory,
        BackUp,
        ScanGaps,
        FillMetadata,
        RefreshVipAndPending,
        LookAtTopTen,
        EnrichNewBooks,
        WriteDigest,
        RefreshAllMetadata,
    ];
}
