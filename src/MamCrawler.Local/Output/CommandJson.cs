using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MamCrawler.Local.Output;

/// <summary>The JSON that commands print: one indented document, camel case, enumerations as words, text readable as it is.</summary>
internal static class CommandJson
{
    internal static JsonSerializerOptions Options { get; } = Make();

    internal static Task WriteAsync(TextWriter writer, object value) => writer.WriteLineAsync(JsonSerializer.Serialize(value, value.GetType(), Options));

    internal static string Of(object value) => JsonSerializer.Serialize(value, value.GetType(), Options);

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            WriteIndented = true,
            // Written to a terminal or a file, never into a page.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        };
        options.Converters.Add(new JsonStringEnumConverter());
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
