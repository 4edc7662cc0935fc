using System.Text.Json;

namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>
/// JSON inside a JSON string, as the tracker writes people and series: also as plain JSON, encoded twice, empty, or of another kind. What cannot be read is "not stated".
/// </summary>
internal static class EmbeddedJson
{
    private const int LongestText = 256 * 1024;
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 8, AllowTrailingCommas = true };

    /// <summary>The inner value; null when there is none. The element stays valid after the call.</summary>
    public static JsonElement? Read(JsonElement? value)
    {
        for (var layer = 0; layer < 3 && value is { ValueKind: JsonValueKind.String } text; layer++)
            value = Parse(text);
        return value is { ValueKind: JsonValueKind.Object or JsonValueKind.Array } inner ? inner : null;
    }

    private static JsonElement? Parse(JsonElement text)
    {
        try
        {
            if (text.GetString() is not { Length: > 0 and < LongestText } json)
                return null;
            using var document = JsonDocument.Parse(json, Options);
            return document.RootElement.Clone();
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            // Not JSON, or half of a surrogate pair: the tracker did not state it in a way that can be read.
            return null;
        }
    }
}
