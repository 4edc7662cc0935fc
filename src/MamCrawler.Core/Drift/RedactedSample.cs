using System.Text.Json;

namespace MamCrawler.Core.Drift;

/// <summary>An answer with its structure and without its values: texts by their length, numbers as 0, lists cut after three elements. Nothing secret or personal can be left in it (rules.md 1.6).</summary>
public static class RedactedSample
{
    private const int Deepest = 8;
    private const int MembersOfAnObject = 60;
    private const int ElementsOfAList = 3;
    private const int MostBytes = 32 * 1024;
    private static readonly JsonWriterOptions Indented = new() { Indented = true };

    /// <summary>Writes the sample, at most about 32 KiB.</summary>
    public static byte[] Of(JsonElement root)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, Indented))
            Write(json, root, 0);
        return stream.ToArray();
    }

    private static void Write(Utf8JsonWriter json, JsonElement element, int depth)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object when depth <= Deepest && json.BytesCommitted + json.BytesPending < MostBytes:
                json.WriteStartObject();
                foreach (var member in element.EnumerateObject().Take(MembersOfAnObject))
                {
                    json.WritePropertyName(ShapePaths.NameOf(member.Name));
                    Write(json, member.Value, depth + 1);
                }

                json.WriteEndObject();
                break;
            case JsonValueKind.Array when depth <= Deepest && json.BytesCommitted + json.BytesPending < MostBytes:
                json.WriteStartArray();
                foreach (var item in element.EnumerateArray().Take(ElementsOfAList))
                    Write(json, item, depth + 1);
                json.WriteEndArray();
                break;
            case JsonValueKind.Object or JsonValueKind.Array:
                json.WriteStringValue("more");
                break;
            case JsonValueKind.String:
                json.WriteStringValue($"text of {element.GetRawText().Length - 2}");
                break;
            case JsonValueKind.Number:
                json.WriteNumberValue(0);
                break;
            default:
                element.WriteTo(json);
                break;
        }
    }
}
