using System.Globalization;
using System.Reflection;

namespace MamCrawler.Hosting.Settings;

/// <summary>Writes settings as the variables that <see cref="SettingsOverrides"/> reads: what a deployment in the cloud is told them by.</summary>
public static class SettingsVariables
{
    /// <summary>Those that are not as by default. What only one machine has is not among them.</summary>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(MamCrawlerSettings settings) =>
        [.. Leaves(typeof(MamCrawlerSettings), settings, new MamCrawlerSettings(), SettingsOverrides.Prefix)];

    private static IEnumerable<KeyValuePair<string, string>> Leaves(Type type, object settings, object defaults, string prefix)
    {
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var (value, usual) = (property.GetValue(settings), property.GetValue(defaults));
            var name = prefix + property.Name;
            if (property.PropertyType.Namespace == typeof(MamCrawlerSettings).Namespace)
            {
                foreach (var leaf in Leaves(property.PropertyType, value!, usual!, name + "__"))
                {
                    yield return leaf;
                }
            }
            else if (Text(value) != Text(usual))
            {
                yield return new KeyValuePair<string, string>(name, Text(value));
            }
        }
    }

    private static string Text(object? value) =>
        value switch
        {
            null => "",
            bool flag => flag ? "true" : "false",
            Uri address => address.OriginalString,
            IReadOnlyDictionary<string, string> pairs => string.Join(';', pairs.Select(pair => $"{pair.Key}={pair.Value}")),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
        };
}
