using MamCrawler.Core.Schedules;

namespace MamCrawler.Functions.Settings;

/// <summary>The settings <c>AzureWebJobs_NAME_Disabled</c>, by which the host leaves a timer out (docs/decisions/0088). It says nothing to a name that no timer has.</summary>
internal static class TimerSwitches
{
    private const string Before = "AzureWebJobs_";
    private const string After = "_Disabled";

    /// <summary>The settings that name no timer, and so switch nothing off.</summary>
    public static IReadOnlyList<string> FindUnknown(IReadOnlyDictionary<string, string> environment) =>
        [.. environment.Keys.Where(IsSwitch).Where(static setting => !Schedules.All.Any(timer => Names(setting, timer))).Order(StringComparer.Ordinal)];

    /// <summary>What is wrong with them and which names there are, in a sentence.</summary>
    public static string Sentence(IReadOnlyList<string> unknown) =>
        $"No timer is switched off by {string.Join(", ", unknown)}: the timers are {string.Join(", ", Schedules.All.Select(static timer => timer.Name))}.";

    private static bool IsSwitch(string setting) =>
        setting.Length > Before.Length + After.Length
        && setting.StartsWith(Before, StringComparison.OrdinalIgnoreCase)
        && setting.EndsWith(After, StringComparison.OrdinalIgnoreCase);

    private static bool Names(string setting, Schedule timer) =>
        setting.AsSpan(Before.Length, setting.Length - Before.Length - After.Length).Equals(timer.Name, StringComparison.OrdinalIgnoreCase);
}
