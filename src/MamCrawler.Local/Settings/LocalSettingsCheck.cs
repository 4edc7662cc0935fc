using MamCrawler.Core.Schedules;
using MamCrawler.Hosting.Settings;
using NCrontab;

namespace MamCrawler.Local.Settings;

/// <summary>What is wrong with the settings of one machine: what <see cref="SettingsCheck"/> finds, and how it listens and when it works.</summary>
public static class LocalSettingsCheck
{
    /// <summary>Everything that is wrong; empty when nothing is.</summary>
    public static IReadOnlyList<SettingsProblem> Find(LocalSettings settings) =>
        [.. SettingsCheck.Find(settings), .. Times(settings.Serve), .. Urls(settings.Serve)];

    private static IEnumerable<SettingsProblem> Times(ServeSettings serve)
    {
        foreach (var (name, text) in serve.Schedules)
        {
            if (Schedules.All.All(schedule => !string.Equals(schedule.Name, name, StringComparison.OrdinalIgnoreCase)))
            {
                yield return new SettingsProblem(
                    "serve.schedules",
                    $"'{name}' is no job. Known are: {string.Join(", ", Schedules.All.Select(schedule => schedule.Name))}."
                );
            }
            else if (!IsTime(text))
            {
                yield return NoTime($"serve.schedules.{name}", text);
            }
        }

        (string Where, string? Text)[] former = [("serve.scanSchedule", serve.ScanSchedule), ("serve.sweepSchedule", serve.SweepSchedule)];
        foreach (var (where, text) in former.Where(setting => setting.Text is not null && !IsTime(setting.Text)))
        {
            yield return NoTime(where, text!);
        }
    }

    private static bool IsTime(string text) =>
        text.Length == 0 || CrontabSchedule.TryParse(text, new CrontabSchedule.ParseOptions { IncludingSeconds = true }) is not null;

    private static SettingsProblem NoTime(string where, string text) =>
        new(
            where,
            $"'{text}' is no schedule. Write six fields (second minute hour day month weekday), such as '0 0 1 * * *' for 01:00 UTC, or nothing for never."
        );

    private static IEnumerable<SettingsProblem> Urls(ServeSettings serve) =>
        ListenUrls.Problem(serve.Urls) is { } sentence ? [new SettingsProblem("serve.urls", sentence)] : [];
}
