using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;

namespace MamCrawler.Core.State.Files;

/// <summary>
/// One line of a journal: a whole batch, with a checksum over all that follows it. A line counts only when it ends in a line feed and its checksum agrees, so a write
/// that was cut short never happened.
/// </summary>
internal static class JournalLine
{
    private const int ChecksumStart = 8;
    private const int BodyStart = ChecksumStart + 10;
    private const byte LineFeed = (byte)'\n';

    private static ReadOnlySpan<byte> Opening => "{\"crc\":\""u8;

    private static ReadOnlySpan<byte> Separator => "\","u8;

    private static ReadOnlySpan<byte> EntriesOpening => "\"rows\":["u8;

    /// <summary>The line of a batch, and where each entry begins in it.</summary>
    public static byte[] OfEntries(IReadOnlyList<byte[]> entries, out int[] offsets)
    {
        var body = new MemoryStream(entries.Sum(entry => entry.Length + 1) + 32);
        body.Write(EntriesOpening);
        offsets = new int[entries.Count];
        for (var index = 0; index < entries.Count; index++)
        {
            if (index > 0)
                body.WriteByte((byte)',');
            offsets[index] = BodyStart + (int)body.Length;
            body.Write(entries[index]);
        }

        body.Write("]}"u8);
        return OfBody(body.GetBuffer().AsSpan(0, (int)body.Length));
    }

    /// <summary>The first line of a journal.</summary>
    public static byte[] OfHeader(string table, long nextSequence) =>
        OfBody(Encoding.UTF8.GetBytes($"\"format\":1,\"table\":\"{table}\",\"next\":{nextSequence.ToString(CultureInfo.InvariantCulture)}}}"));

    /// <summary>True when the line (without its line feed) is whole.</summary>
    public static bool IsWhole(ReadOnlySpan<byte> line) =>
        line.Length > BodyStart
        && line.StartsWith(Opening)
        && line[(BodyStart - 2)..].StartsWith(Separator)
        && uint.TryParse(line.Slice(ChecksumStart, 8), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var checksum)
        && checksum == Checksum(line[BodyStart..]);

    /// <summary>Reads a whole header.</summary>
    public static (string Table, long NextSequence) ReadHeader(ReadOnlyMemory<byte> line)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        if (root.GetProperty("format").GetInt32() is var format and not 1)
            throw StateFault.NewerFormat(root.GetProperty("table").GetString()!, format);
        return (root.GetProperty("table").GetString()!, root.GetProperty("next").GetInt64());
    }

    /// <summary>Reads where the entries of a whole line stand, without reading the rows.</summary>
    public static List<JournalEntry> ReadEntries(ReadOnlySpan<byte> line)
    {
        var entries = new List<JournalEntry>();
        var reader = new Utf8JsonReader(line);
        while (reader.Read() && reader.TokenType is not JsonTokenType.StartArray) { }

        while (reader.Read() && reader.TokenType is JsonTokenType.StartObject)
            entries.Add(ReadEntry(ref reader));
        return entries;
    }

    private static JournalEntry ReadEntry(ref Utf8JsonReader reader)
    {
        var (offset, partitionKey, rowKey, sequence) = (reader.TokenStartIndex, "", "", 0L);
        while (reader.Read() && reader.TokenType is JsonTokenType.PropertyName)
        {
            var isPartition = reader.ValueTextEquals("pk"u8);
            var isRow = reader.ValueTextEquals("rk"u8);
            var isSequence = reader.ValueTextEquals("etag"u8);
            reader.Read();
            if (isPartition)
                partitionKey = reader.GetString()!;
            else if (isRow)
                rowKey = reader.GetString()!;
            else if (isSequence)
                sequence = reader.GetInt64();
            else
                reader.Skip();
        }

        return new JournalEntry(partitionKey, rowKey)
        {
            Sequence = sequence,
            Offset = offset,
            Length = (int)(reader.BytesConsumed - offset),
        };
    }

    private static byte[] OfBody(ReadOnlySpan<byte> body)
    {
        var line = new byte[BodyStart + body.Length + 1];
        Opening.CopyTo(line);
        Encoding.ASCII.GetBytes(Checksum(body).ToString("x8", CultureInfo.InvariantCulture), line.AsSpan(ChecksumStart));
        Separator.CopyTo(line.AsSpan(BodyStart - 2));
        body.CopyTo(line.AsSpan(BodyStart));
        line[^1] = LineFeed;
        return line;
    }

    public static uint Checksum(ReadOnlySpan<byte> body)
    {
        var checksum = uint.MaxValue;
        while (body.Length >= 8)
        {
            checksum = BitOperations.Crc32C(checksum, BitConverter.ToUInt64(body));
            body = body[8..];
        }

        foreach (var value in body)
            checksum = BitOperations.Crc32C(checksum, value);
        return ~checksum;
    }
}
