using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using MamCrawler.Core.Ports;
using MamCrawler.Core.State;

namespace MamCrawler.Core.Backups;

/// <summary>Writes a backup line by line: compressed JSON lines, of which the last holds a SHA-256 of all before it. One line is in memory at a time.</summary>
internal sealed class BackupWriter(Stream target, BackupHeader header) : IAsyncDisposable
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly GZipStream zip = new(target, CompressionLevel.Optimal, leaveOpen: true);
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly ArrayBufferWriter<byte> line = new();
    private readonly SortedDictionary<string, long> rows = new(StringComparer.Ordinal);
    private string table = "";
    private int documents;
    private long bytes;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        hash.Dispose();
        await zip.DisposeAsync();
    }

    internal Task WriteHeaderAsync(CancellationToken cancellationToken) =>
        WriteLineAsync(
            json =>
            {
                json.WriteString("backup", BackupFormat.Owner);
                json.WriteNumber("format", BackupFormat.Version);
                json.WriteString("id", header.Id);
                json.WriteString("madeAt", header.MadeAt);
                json.WriteString("version", header.Version);
                json.WriteStartObject("tables");
                foreach (var (name, schema) in header.Tables)
                    json.WriteNumber(name, schema);
                json.WriteEndObject();
            },
            cancellationToken
        );

    internal Task BeginTableAsync(string name, CancellationToken cancellationToken)
    {
        rows[table = name] = 0;
        return WriteLineAsync(json => json.WriteString("table", name), cancellationToken);
    }

    internal Task WriteRowAsync(TableRow row, CancellationToken cancellationToken)
    {
        rows[table]++;
        return WriteLineAsync(
            json =>
            {
                json.WriteString("pk", row.PartitionKey);
                json.WriteString("rk", row.RowKey);
                json.WriteStartObject("row");
                foreach (var (name, value) in row.Properties)
                {
                    json.WritePropertyName(name);
                    RowValueJson.Write(json, value);
                }

                json.WriteEndObject();
            },
            cancellationToken
        );
    }

    internal async Task WriteDocumentAsync(string name, Stream content, CancellationToken cancellationToken)
    {
        documents++;
        await WriteLineAsync(json => json.WriteString("document", name), cancellationToken);
        var piece = new byte[BackupFormat.PieceBytes];
        while (await content.ReadAtLeastAsync(piece, piece.Length, throwOnEndOfStream: false, cancellationToken) is > 0 and var read)
            await WriteLineAsync(json => json.WriteBase64String("bytes", piece.AsSpan(0, read)), cancellationToken);
    }

    internal async Task<BackupContents> EndAsync(CancellationToken cancellationToken)
    {
        var contents = new BackupContents(header.Id, header.MadeAt, header.Version, rows, documents, bytes);
        await WriteLineAsync(
            json =>
            {
                json.WriteStartObject("end");
                json.WriteNumber("rows", contents.TotalRows);
                json.WriteNumber("documents", documents);
                json.WriteString("sha256", Convert.ToHexStringLower(hash.GetCurrentHash()));
                json.WriteEndObject();
            },
            cancellationToken
        );
        await zip.FlushAsync(cancellationToken);
        return contents;
    }

    private async Task WriteLineAsync(Action<Utf8JsonWriter> write, CancellationToken cancellationToken)
    {
        line.ResetWrittenCount();
        await using (var json = new Utf8JsonWriter(line, Readable))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        line.Write("\n"u8);
        hash.AppendData(line.WrittenSpan);
        bytes += line.WrittenCount;
        await zip.WriteAsync(line.WrittenMemory, cancellationToken);
    }
}
