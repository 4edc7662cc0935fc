using MamCrawler.Core.Schedules;
using MamCrawler.Hosting.Settings;

namespace MamCrawler.Local.Settings;

/// <summary>How <c>serve</c> listens and when it works. Schedules are NCRONTAB with seconds, in UTC.</summary>
public sealed record ServeSettings
{
    /// <summary>Where it listens; outside loopback only with the secret <see cref="KnownSecrets.ApiKey"/>.</summary>
    public string Urls { get; init; } = "http://127.0.0.1:5089";

    /// <summary>When a job runs that is not to run at its time of rules.md 8: the job's name and a time, which is empty for never.</summary>
    public IReadOnlyDictionary<string, string> Schedules { get; init; } = new Dictionary<string, string>();

    /// <summary>When a job runs; empty for never.</summary>
    public string TextOf(Schedule schedule) =>
        Schedules.FirstOrDefault(set => string.Equals(set.Key, schedule.Name, StringComparison.OrdinalIgnoreCase)).Value ?? schedule.Default;
}
