using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text.Json;
using MamCrawler.Core.Ports;
using MamCrawler.Core.State;

namespace MamCrawler.Core.Backups;

/// <summary>Reads a backup and holds it to its own promises: known tables and versions, each row and document once and in order, the counts and the checksum of its end.</summary>
internal sealed class BackupReader(Stream source) : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly SortedDictionary<string, long> rows = new(StringComparer.Ordinal);
    private BackupHeader? header;
    private TableRow? lastRow;
    private string table = "";
    private string document = "";
    private int documents;
    private long bytes;
    private long line;

    /// <inheritdoc />
    public void Dispose() => hash.Dispose();

    /// <summary>The lines in their order. Only when the last one has come, the backup is whole.</summary>
    /// <exception cref="Faults.FaultException">It is not a backup, cut short, damaged, or made by a newer version.</exception>
    internal async IAsyncEnumerable<BackupLine> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var ended = false;
        await foreach (var text in BackupLines.ReadAsync(source, cancellationToken))
        {
            if (ended)
                throw BackupFault.Damaged(line + 1, "something follows its last line");
            // A line without its feed was cut off, unless it cannot even be the beginning of one.
            if (text[^1] != (byte)'\n')
                throw header is null ? BackupFault.Foreign() : BackupFault.CutShort(line);
            line++;
            var read = header is null ? ReadHeader(text) : Read(text);
            ended = read.Kind == BackupLineKind.End;
            yield return read;
        }

        if (!ended)
            throw header is null ? BackupFault.Foreign() : BackupFault.CutShort(line);
    }

    private BackupLine ReadHeader(byte[] text)
    {
        header = BackupLineParser.ParseHeader(text);
        foreach (var (name, schema) in header.Tables)
            if (StateTables.Find(name) is not { Use: StateTableUse.BackedUp } known || known.SchemaVersion < schema)
                throw BackupFault.Newer($"table '{name}' with schema {schema}");
        Count(text);
        return new BackupLine(BackupLineKind.Header) { Header = header };
    }

    private BackupLine Read(byte[] text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            if (json.RootElement.TryGetProperty("end", out var end))
                return ReadEnd(end);
            var read = BackupLineParser.Parse(json.RootElement);
            switch (read.Kind)
            {
                case BackupLineKind.Table:
                    ReadTable(read.Name);
                    break;
                case BackupLineKind.Row:
                    ReadRow(read.Row!);
                    break;
                case BackupLineKind.Document:
                    ReadDocument(read.Name);
                    break;
                default:
                    Demand(document.Length > 0, "bytes of no document");
                    break;
            }

            Count(text);
            return read;
        }
        catch (Exception exception) when (BackupLineParser.IsWrongShape(exception))
        {
            throw BackupFault.Damaged(line, "it cannot be read", exception);
        }
    }

    private void ReadTable(string name)
    {
        Demand(document.Length == 0 && header!.Tables.ContainsKey(name) && string.CompareOrdinal(name, table) > 0, "a table that does not belong there");
        (table, lastRow, rows[name]) = (name, null, 0);
    }

    private void ReadRow(TableRow row)
    {
        Demand(table.Length > 0 && document.Length == 0, "a row of no table");
        var order = lastRow is null ? 1 : string.CompareOrdinal(row.PartitionKey, lastRow.PartitionKey);
        Demand(order > 0 || (order == 0 && string.CompareOrdinal(row.RowKey, lastRow!.RowKey) > 0), "a row out of order");
        if (row.Properties.GetValueOrDefault("SchemaVersion") is int schema && schema > StateTables.Find(table)!.SchemaVersion)
            throw BackupFault.Newer($"a row of table '{table}' with schema {schema}");
        rows[table]++;
        lastRow = row;
    }

    private void ReadDocument(string name)
    {
        DocumentNames.Check(name);
        Demand(StateDocuments.IsBackedUp(name) && string.CompareOrdinal(name, document) > 0, "a document that does not belong there");
        document = name;
        documents++;
    }

    private BackupLine ReadEnd(JsonElement end)
    {
        var contents = new BackupContents(header!.Id, header.MadeAt, header.Version, rows, documents, bytes);
        Demand(end.GetProperty("rows").GetInt64() == contents.TotalRows && end.GetProperty("documents").GetInt32() == documents, "its counts are others");
        Demand(end.GetProperty("sha256").GetString() == Convert.ToHexStringLower(hash.GetCurrentHash()), "its checksum is another");
        return new BackupLine(BackupLineKind.End) { Contents = contents };
    }

    private void Demand(bool holds, string what)
    {
        if (!holds)
            throw BackupFault.Damaged(line, what);
    }

    private void Count(byte[] text)
    {
        hash.AppendData(text);
        bytes += text.Length;
    }
}
