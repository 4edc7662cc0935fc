using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Drift;
using MamCrawler.Core.Metadata;
using MamCrawler.Core.Orchestrations;
using MamCrawler.Core.Scanning;
using MamCrawler.Core.Schedules;
using MamCrawler.Hosting.Readiness;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Hosting.Composition;

/// <summary>The jobs of the schedules (rules.md 8), the same on every host. Each is made when it first runs, and passed over while a service that it asks is not configured.</summary>
public static class HostJobs
{
    /// <summary>The jobs.</summary>
    /// <param name="host">What they are made from.</param>
    /// <param name="scans">Scans on the host's engine.</param>
    /// <param name="engine">The host's engine, which shelves what landed.</param>
    /// <param name="own">Jobs that only this host can make, such as the purge of its engine's history.</param>
    public static ScheduledJobs Of(HostServices host, Func<IScans> scans, Func<IOrchestrationClient> engine, params IEnumerable<IScheduledJob> own)
    {
        var (parts, settings) = (host.Parts, host.Parts.Settings);
        ConfiguredJob[] shared =
        [
            Job(Schedules.WatchDownloads, () => HostLooks.WatchOf(host, engine)),
            Job(
                Schedules.GuardAccount,
                () =>
                    new GuardAccount(
                        host.Account,
                        host.Downloads,
                        new GrabLedger(parts.Tables, parts.Time),
                        host.Tracker,
                        host.TorrentClient,
                        new RatioGuardOptions(),
                        parts.Time,
                        parts.Loggers.CreateLogger<GuardAccount>()
                    )
            ),
            Job(Schedules.SweepQueue, () => new SweepQueue(host.Downloads, parts.Queue)),
            Job(Schedules.BackUp, () => StateJobs.BackUpOf(parts)),
            Job(Schedules.ScanGaps, () => new ScanGaps(scans(), settings.Mode, settings.Scan.Limit)),
            Job(
                Schedules.RefreshVipAndPending,
                () =>
                    new RefreshVipAndPending(
                        host.Account,
                        host.Downloads,
                        host.Tracker,
                        parts.Queue,
                        parts.Time,
                        settings.Grabs.AllowPaid,
                        new PointSpending(
                            host.Spends,
                            host.TrackerStore,
                            settings.Spending.ToOptions(),
                            parts.Time,
                            parts.Loggers.CreateLogger<PointSpending>()
                        ),
                        host.Accounts,
                        new DriftCanary(host.Tracker)
                    )
            ),
            Job(Schedules.FillMetadata, () => new FillMetadata(UpkeepJobs.MetadataRunOf(host), parts.Time)),
            Job(Schedules.EnrichNewBooks, () => new EnrichNewBooks(UpkeepJobs.MetadataRunOf(host), parts.Time)),
            Job(Schedules.RefreshAllMetadata, () => new RefreshAllMetadata(UpkeepJobs.MetadataRunOf(host), parts.Time)),
            Job(Schedules.LookAtTopTen, () => UpkeepJobs.LookAtTopTenOf(host)),
            Job(Schedules.SendNotices, () => host.NoticeParts.JobOf(host)),
            Job(Schedules.WriteDigest, () => UpkeepJobs.WriteDigestOf(host)),
        ];
        return new ScheduledJobs([.. shared, .. own], parts.Time, parts.Loggers.CreateLogger<ScheduledJobs>());

        ConfiguredJob Job(Schedule schedule, Func<IScheduledJob> make) => new(schedule, make, host.Configuration);
    }
}
