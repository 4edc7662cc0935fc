using System.Text.Json;
using System.Text.Json.Serialization;

namespace MamCrawler.Local.Settings;

/// <summary>How <c>settings.json</c> is written: indented, camel case, comments allowed, unknown names refused so that a slip of the pen is seen.</summary>
internal static class SettingsJson
{
    internal static JsonSerializerOptions Options { get; } = Make();

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
