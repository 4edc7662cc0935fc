using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace MamCrawler.Core.Orchestrations.InProcess;

/// <summary>How inputs, outputs and progress are written: camel case, enumerations by name.</summary>
public static class OrchestrationJson
{
    /// <summary>The options of every value that the engine writes or reads.</summary>
    public static JsonSerializerOptions Options { get; } = MakeOptions();

    /// <summary>A value as text.</summary>
    public static string Write(object? value) => JsonSerializer.Serialize(value, Options);

    /// <summary>A value from its text.</summary>
    /// <exception cref="JsonException">The text is not of this shape.</exception>
    public static TValue Read<TValue>(string json) => JsonSerializer.Deserialize<TValue>(json, Options)!;

    private static JsonSerializerOptions MakeOptions()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        options.Converters.Add(new JsonStringEnumConverter());
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
