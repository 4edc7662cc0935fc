using System.Globalization;
using System.Reflection;
using MamCrawler.Core.Schedules;
using MamCrawler.Hosting.Settings;

namespace MamCrawler.Infra.Tests;

/// <summary>Every setting that the code reads, by the name of its app setting, with its default as text; empty for none.</summary>
internal static class SettingsOfTheCode
{
    public static IReadOnlyDictionary<string, string> Defaults { get; } =
        Leaves(new MamCrawlerSettings(), SettingsOverrides.Prefix.TrimEnd('_'))
            .Concat(Schedules.All.Select(schedule => (schedule.Setting, schedule.Default)))
            .ToDictionary(setting => setting.Item1, setting => setting.Item2);

    private static IEnumerable<(string Name, string Default)> Leaves(object settings, string prefix) =>
        from property in settings.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
        let name = $"{prefix}__{property.Name}"
        let value = property.GetValue(settings)
        from leaf in IsGroup(property.PropertyType) ? Leaves(value!, name) : [(name, Text(value))]
        select leaf;

    private static bool IsGroup(Type type) => type is { IsClass: true } && type.Namespace == typeof(MamCrawlerSettings).Namespace;

    private static string Text(object? value) =>
        value switch
        {
            null => "",
            bool flag => flag ? "true" : "false",
            TimeSpan time => time.ToString(time.Milliseconds == 0 ? @"hh\:mm\:ss" : @"hh\:mm\:ss\.FFF", CultureInfo.InvariantCulture),
            IReadOnlyDictionary<string, string> { Count: 0 } => "",
            Uri address => address.OriginalString,
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };
}
