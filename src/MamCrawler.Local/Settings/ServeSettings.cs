using System.Text.Json.Serialization;
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

    /// <summary>The time of <c>ScanGaps</c> as settings of the version before wrote it; <see cref="Schedules"/> outranks it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ScanSchedule { get; init; }

    /// <summary>The time of <c>SweepQueue</c> as settings of the version before wrote it; <see cref="Schedules"/> outranks it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? SweepSchedule { get; init; }

    /// <summary>When a job runs; empty for never.</summary>
    public string TextOf(Schedule schedule) =>
        Schedules.FirstOrDefault(set => string.Equals(set.Key, schedule.Name, StringComparison.OrdinalIgnoreCase)).Value
        ?? schedule.Name switch
        {
            nameof(Core.Schedules.Schedules.ScanGaps) => ScanSchedule,
            nameof(Core.Schedules.Schedules.SweepQueue) => SweepSchedule,
            _ => null,
        }
        ?? schedule.Default;
}
