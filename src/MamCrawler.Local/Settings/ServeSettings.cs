using MamCrawler.Hosting.Settings;

namespace MamCrawler.Local.Settings;

/// <summary>How <c>serve</c> listens and when it works. Schedules are NCRONTAB with seconds, in UTC.</summary>
public sealed record ServeSettings
{
    /// <summary>Where it listens; outside loopback only with the secret <see cref="KnownSecrets.ApiKey"/>.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:5089";

    /// <summary>When a scan is started (rules.md 8: daily at 01:00); empty for never.</summary>
    public string ScanSchedule { get; init; } = "0 0 1 * * *";

    /// <summary>When downloads that are due are sent again (rules.md 6: every 30 minutes).</summary>
    public string SweepSchedule { get; init; } = "0 */30 * * * *";
}
