namespace MamCrawler.Functions.Timers;

/// <summary>Where the host finds each timer's times: an app setting between percent signs. <see cref="Core.Schedules.Schedules"/> has the settings' names and defaults.</summary>
public static class ScheduleExpressions
{
    public const string WatchDownloads = "%SCHEDULE_WATCH_DOWNLOADS%";

    public const string SweepQueue = "%SCHEDULE_SWEEP_QUEUE%";

    public const string GuardAccount = "%SCHEDULE_GUARD_ACCOUNT%";

    public const string ScanGaps = "%SCHEDULE_SCAN_GAPS%";

    public const string FillMetadata = "%SCHEDULE_FILL_METADATA%";

    public const string RefreshVipAndPending = "%SCHEDULE_REFRESH_VIP_AND_PENDING%";

    public const string EnrichNewBooks = "%SCHEDULE_ENRICH_NEW_BOOKS%";

    public const string LookAtTopTen = "%SCHEDULE_LOOK_AT_TOP_TEN%";

    public const string SendNotices = "%SCHEDULE_SEND_NOTICES%";

    public const string WriteDigest = "%SCHEDULE_WRITE_DIGEST%";

    public const string BackUp = "%SCHEDULE_BACK_UP%";

    public const string RefreshAllMetadata = "%SCHEDULE_REFRESH_ALL_METADATA%";

    public const string PurgeHistory = "%SCHEDULE_PURGE_HISTORY%";
}
