using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.State.Files;

/// <summary>
/// A row as JSON that a person can read and that keeps every type: text, bool and int as they are, the others as an object with their type's name:
/// <c>{"long":5}</c>, <c>{"double":1.5}</c>, <c>{"time":"…"}</c>, <c>{"guid":"…"}</c>, <c>{"bytes":"base64"}</c>.
/// </summary>
internal static class RowJson
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The journal entry of a row's new version.</summary>
    public static byte[] Put(TableRow row, long sequence) =>
        Write(
            row.PartitionKey,
            row.RowKey,
            writer =>
            {
                writer.WriteNumber("etag", sequence);
                writer.WriteStartObject("row");
                foreach (var (name, value) in row.Properties)
                {
                    writer.WritePropertyName(name);
                    WriteValue(writer, value);
                }

                writer.WriteEndObject();
            }
        );

    /// <summary>The journal entry of a row's deletion.</summary>
    public static byte[] Delete(string partitionKey, string rowKey) => Write(partitionKey, rowKey, writer => writer.WriteBoolean("deleted", true));

    /// <summary>Reads the entry of a row's version.</summary>
    public static TableRow Read(ReadOnlyMemory<byte> entry)
    {
        using var document = JsonDocument.Parse(entry);
        var root = document.RootElement;
        var properties = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var property in root.GetProperty("row").EnumerateObject())
            properties[property.Name] = ReadValue(property.Value);
        var etag = root.GetProperty("etag").GetInt64().ToString(CultureInfo.InvariantCulture);
        return new TableRow(root.GetProperty("pk").GetString()!, root.GetProperty("rk").GetString()!, properties, etag);
    }

    private static byte[] Write(string partitionKey, string rowKey, Action<Utf8JsonWriter> rest)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Readable))
        {
            writer.WriteStartObject();
            writer.WriteString("pk", partitionKey);
            writer.WriteString("rk", rowKey);
            rest(writer);
            writer.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static void WriteValue(Utf8JsonWriter writer, object value)
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

    private static object ReadValue(JsonElement value) =>
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
