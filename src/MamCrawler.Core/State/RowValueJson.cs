using System.Globalization;
using System.Text.Json;

namespace MamCrawler.Core.State;

/// <summary>
/// A row's value as JSON that a person can read and that keeps every type: text, bool and int as they are, the others as an object with their type's name:
/// <c>{"long":5}</c>, <c>{"double":1.5}</c>, <c>{"time":"…"}</c>, <c>{"guid":"…"}</c>, <c>{"bytes":"base64"}</c>.
/// </summary>
internal static class RowValueJson
{
    /// <summary>Writes a value of one of the types that tables hold.</summary>
    public static void Write(Utf8JsonWriter writer, object value)
    {
        switch (value)
        {
            case string text:
                writer.WriteStringValue(text);
                return;
            case bool flag:
                writer.WriteBooleanValue(flag);
                return;
            case int number:
                writer.WriteNumberValue(number);
                return;
        }

        writer.WriteStartObject();
        switch (value)
        {
            case long number:
                writer.WriteNumber("long", number);
                break;
            case double number when double.IsFinite(number):
                writer.WriteNumber("double", number);
                break;
            case double number:
                writer.WriteString("double", number.ToString(CultureInfo.InvariantCulture));
                break;
            case DateTimeOffset time:
                writer.WriteString("time", time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture));
                break;
            case Guid guid:
                writer.WriteString("guid", guid);
                break;
            case byte[] bytes:
                writer.WriteBase64String("bytes", bytes);
                break;
        }

        writer.WriteEndObject();
    }

    /// <summary>Reads a value that <see cref="Write"/> wrote.</summary>
    /// <exception cref="Exception">It is none: of another kind, or of a type that a newer version wrote.</exception>
    public static object Read(JsonElement value) =>
        value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!,
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number => value.GetInt32(),
            _ => ReadTyped(value.EnumerateObject().First()),
        };

    private static object ReadTyped(JsonProperty typed) =>
        typed.Name switch
        {
            "long" => typed.Value.GetInt64(),
            "double" when typed.Value.ValueKind is JsonValueKind.String => double.Parse(typed.Value.GetString()!, CultureInfo.InvariantCulture),
            "double" => typed.Value.GetDouble(),
            "time" => DateTimeOffset.Parse(typed.Value.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
            "guid" => typed.Value.GetGuid(),
            "bytes" => typed.Value.GetBytesFromBase64(),
            _ => throw new JsonException($"A property has the unknown type '{typed.Name}'; a newer version wrote it."),
        };
}
