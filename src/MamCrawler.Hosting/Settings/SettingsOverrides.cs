using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using MamCrawler.Core.Faults;

namespace MamCrawler.Hosting.Settings;

/// <summary>
/// Lays environment variables such as <c>MAMCRAWLER__Audiobookshelf__BaseAddress</c> over the settings. A name that is no setting is refused. A table of names takes
/// one variable for each (<c>…__HeaderSecrets__X-Door</c>) or one for all (<c>…__HeaderSecrets</c> with <c>X-Door=door-key;X-Other=other-key</c>).
/// </summary>
public static class SettingsOverrides
{
    /// <summary>What the names of such variables begin with.</summary>
    public const string Prefix = "MAMCRAWLER__";

    /// <summary>Lays them over.</summary>
    /// <exception cref="FaultException"><see cref="FaultName.NotConfigured"/>: a variable names no setting, or its value is of the wrong kind.</exception>
    public static JsonObject Apply<TSettings>(JsonObject root, IReadOnlyDictionary<string, string> environment)
        where TSettings : MamCrawlerSettings
    {
        foreach (
            var (name, value) in environment
                .Where(variable => variable.Key.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
                .OrderBy(variable => variable.Key, StringComparer.Ordinal)
        )
        {
            Set(root, typeof(TSettings), name[Prefix.Length..].Split("__"), value, name);
        }

        return root;
    }

    private static void Set(JsonObject parent, Type type, ReadOnlySpan<string> path, string value, string variable)
    {
        var (name, propertyType) = Find(type, path[0]) ?? throw Unknown(variable);
        if (path.Length == 1)
        {
            parent[name] = Read(propertyType, value) ?? throw WrongKind(variable, propertyType);
            return;
        }

        if (parent[name] is not JsonObject child)
        {
            child = SettingsJson.NewObject();
            parent[name] = child;
        }

        Set(child, propertyType, path[1..], value, variable);
    }

    private static (string Name, Type Type)? Find(Type type, string name)
    {
        if (type == typeof(IReadOnlyDictionary<string, string>))
        {
            return (name, typeof(string));
        }

        var property = IsSettings(type) ? type.GetProperty(name, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase) : null;
        return property is null ? null : (JsonNamingPolicy.CamelCase.ConvertName(property.Name), property.PropertyType);
    }

    // A host may have settings of its own beside those that all hosts share.
    private static bool IsSettings(Type type) => type is { IsClass: true, Namespace: { } space } && space.StartsWith("MamCrawler.", StringComparison.Ordinal);

    private static JsonNode? Read(Type type, string value)
    {
        if (type == typeof(IReadOnlyDictionary<string, string>))
        {
            return ReadPairs(value);
        }

        var bare = Nullable.GetUnderlyingType(type) ?? type;
        if (bare == typeof(bool))
        {
            return bool.TryParse(value, out var flag) ? JsonValue.Create(flag) : null;
        }

        if (bare == typeof(int))
        {
            return int.TryParse(value, out var number) ? JsonValue.Create(number) : null;
        }

        return bare == typeof(string) || bare == typeof(Uri) || bare == typeof(TimeSpan) || bare.IsEnum ? JsonValue.Create(value) : null;
    }

    // An app setting's name takes no hyphen, which headers have: there the pairs are one value, "Name=secret;Name=secret".
    private static JsonObject? ReadPairs(string value)
    {
        var pairs = SettingsJson.NewObject();
        foreach (var pair in value.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (pair.Split('=', StringSplitOptions.TrimEntries) is not [{ Length: > 0 } name, { Length: > 0 } secret])
            {
                return null;
            }

            pairs[name] = secret;
        }

        return pairs;
    }

    private static string KindOf(Type type) =>
        type == typeof(IReadOnlyDictionary<string, string>) ? "Name=secret;Name=secret" : (Nullable.GetUnderlyingType(type) ?? type).Name;

    private static AskPersonFaultException Unknown(string variable) =>
        new(
            FaultName.NotConfigured,
            "Settings",
            $"The environment variable {variable} names no setting. Correct its name (two underscores stand between the parts), or remove it."
        );

    private static AskPersonFaultException WrongKind(string variable, Type type) =>
        new(
            FaultName.NotConfigured,
            "Settings",
            $"The environment variable {variable} cannot be read as a value of the kind {KindOf(type)}. Correct or remove it."
        );
}
