using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using MamCrawler.Core.Faults;

namespace MamCrawler.Hosting.Settings;

/// <summary>How settings are written as JSON: indented, camel case, comments allowed, unknown names refused so that a slip of the pen is seen.</summary>
public static class SettingsJson
{
    public static JsonSerializerOptions Options { get; } = Make();

    /// <summary>An object whose names are found in any case.</summary>
    public static JsonObject NewObject() => new(new JsonNodeOptions { PropertyNameCaseInsensitive = true });

    /// <summary>Reads settings.</summary>
    /// <param name="root">The settings.</param>
    /// <param name="source">Where they come from, for the sentence.</param>
    /// <exception cref="FaultException"><see cref="FaultName.NotConfigured"/>: an unknown name, or a value of the wrong kind.</exception>
    public static TSettings Deserialize<TSettings>(JsonObject root, string source)
        where TSettings : MamCrawlerSettings, new()
    {
        try
        {
            return root.Deserialize<TSettings>(Options) ?? new TSettings();
        }
        catch (JsonException exception)
        {
            var where = exception.Path is { Length: > 2 } path ? $"'{path[2..]}'" : "the beginning";
            throw new AskPersonFaultException(
                FaultName.NotConfigured,
                "Settings",
                $"The settings cannot be read: something is wrong at {where} in {source} (an unknown name, or a value of the wrong kind). Correct it, or run 'mamcrawler init'.",
                exception
            );
        }
    }

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            WriteIndented = true,
            ReadCommentHandling = JsonCommentHandling.Skip,
            AllowTrailingCommas = true,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            NumberHandling = JsonNumberHandling.Strict,
            MaxDepth = 16,
            // A null where a value is needed is a slip of the pen, not a default.
            RespectNullableAnnotations = true,
        };
        options.Converters.Add(new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false));
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
