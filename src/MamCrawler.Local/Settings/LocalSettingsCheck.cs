using MamCrawler.Hosting.Settings;
using NCrontab;

namespace MamCrawler.Local.Settings;

/// <summary>What is wrong with the settings of one machine: what <see cref="SettingsCheck"/> finds, and how it listens and when it works.</summary>
public static class LocalSettingsCheck
{
    /// <summary>Everything that is wrong; empty when nothing is.</summary>
    public static IReadOnlyList<SettingsProblem> Find(LocalSettings settings) =>
        [.. SettingsCheck.Find(settings), .. Schedules(settings.Serve), .. Urls(settings.Serve)];

    private static IEnumerable<SettingsProblem> Schedules(ServeSettings serve)
    {
        (string Where, string Text)[] schedules = [("serve.scanSchedule", serve.ScanSchedule), ("serve.sweepSchedule", serve.SweepSchedule)];
        return schedules
            .Where(schedule =>
                schedule.Text.Length > 0 && CrontabSchedule.TryParse(schedule.Text, new CrontabSchedule.ParseOptions { IncludingSeconds = true }) is null
            )
            .Select(schedule => new SettingsProblem(
                schedule.Where,
                $"'{schedule.Text}' is no schedule. Write six fields (second minute hour day month weekday), such as '0 0 1 * * *' for 01:00 UTC."
            ));
    }

    private static IEnumerable<SettingsProblem> Urls(ServeSettings serve) =>
        ListenUrls.Problem(serve.Urls) is { } sentence ? [new SettingsProblem("serve.urls", sentence)] : [];
}
