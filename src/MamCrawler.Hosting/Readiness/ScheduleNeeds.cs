using MamCrawler.Core.Schedules;

namespace MamCrawler.Hosting.Readiness;

/// <summary>Which services the job of each schedule asks.</summary>
public static class ScheduleNeeds
{
    private static readonly Dictionary<string, RequiredServices> Needs = new(StringComparer.Ordinal)
    {
        [Schedules.WatchDownloads.Name] = RequiredServices.TorrentClient,
        [Schedules.GuardAccount.Name] = RequiredServices.Tracker | RequiredServices.TorrentClient,
        // What it sends could not be pushed.
        [Schedules.SweepQueue.Name] = RequiredServices.All,
        [Schedules.SendNotices.Name] = RequiredServices.None,
        [Schedules.PurgeHistory.Name] = RequiredServices.None,
        [Schedules.BackUp.Name] = RequiredServices.None,
        [Schedules.ScanGaps.Name] = RequiredServices.All,
        [Schedules.FillMetadata.Name] = RequiredServices.Library,
        [Schedules.RefreshVipAndPending.Name] = RequiredServices.Tracker,
        [Schedules.LookAtTopTen.Name] = RequiredServices.All,
        [Schedules.EnrichNewBooks.Name] = RequiredServices.Library,
        [Schedules.WriteDigest.Name] = RequiredServices.None,
        [Schedules.RefreshAllMetadata.Name] = RequiredServices.Library,
    };

    /// <summary>What the job of this name asks.</summary>
    /// <exception cref="ArgumentException">There is no schedule of this name.</exception>
    public static RequiredServices Of(string schedule) =>
        Needs.TryGetValue(schedule, out var needs) ? needs : throw new ArgumentException($"There is no schedule of the name {schedule}.", nameof(schedule));
}
