using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.State.Files;

/// <summary>
/// A row as an entry of a journal: JSON that a person can read, with its values as <see cref="RowValueJson"/> writes them.
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
                    RowValueJson.Write(writer, value);
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
            properties[property.Name] = RowValueJson.Read(property.Value);
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
}
