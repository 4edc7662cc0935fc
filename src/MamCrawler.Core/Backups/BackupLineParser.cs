using System.Text.Json;
using MamCrawler.Core.Ports;
using MamCrawler.Core.State;

namespace MamCrawler.Core.Backups;

/// <summary>Reads one line of a backup and checks it for itself; what lines mean together is <see cref="BackupReader"/>'s.</summary>
internal static class BackupLineParser
{
    /// <summary>Reads the first line.</summary>
    /// <exception cref="Faults.FaultException">It is none, or a newer version's.</exception>
    internal static BackupHeader ParseHeader(ReadOnlyMemory<byte> line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            if (root.GetProperty("backup").GetString() != BackupFormat.Owner)
                throw BackupFault.Foreign();
            if (root.GetProperty("format").GetInt32() is > BackupFormat.Version and var format)
                throw BackupFault.Newer($"format {format}");
            var id = root.GetProperty("id").GetString()!;
            var tables = root.GetProperty("tables")
                .EnumerateObject()
                .ToDictionary(table => table.Name, table => table.Value.GetInt32(), StringComparer.Ordinal);
            return BackupFormat.IsId(id)
                ? new BackupHeader(id, root.GetProperty("madeAt").GetDateTimeOffset(), root.GetProperty("version").GetString() ?? "", tables)
                : throw BackupFault.Foreign();
        }
        catch (Exception exception) when (IsWrongShape(exception))
        {
            throw BackupFault.Foreign(exception);
        }
    }

    /// <summary>Reads any other line but the last.</summary>
    /// <exception cref="Faults.FaultException">It is damaged.</exception>
    internal static BackupLine Parse(JsonElement root)
    {
        var first = root.EnumerateObject().First();
        return first.Name switch
        {
            "table" => new BackupLine(BackupLineKind.Table) { Name = first.Value.GetString()! },
            "pk" => new BackupLine(BackupLineKind.Row) { Row = ParseRow(root) },
            "document" => new BackupLine(BackupLineKind.Document) { Name = first.Value.GetString()! },
            "bytes" => new BackupLine(BackupLineKind.Bytes) { Bytes = first.Value.GetBytesFromBase64() },
            _ => throw new JsonException($"'{first.Name}' begins no line of a backup."),
        };
    }

    /// <summary>True for what reading a line of another shape throws.</summary>
    internal static bool IsWrongShape(Exception exception) =>
        exception is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or ArgumentException or OverflowException;

    private static TableRow ParseRow(JsonElement root)
    {
        var properties = root.GetProperty("row")
            .EnumerateObject()
            .ToDictionary(property => property.Name, property => RowValueJson.Read(property.Value), StringComparer.Ordinal);
        var row = new TableRow(root.GetProperty("pk").GetString()!, root.GetProperty("rk").GetString()!, properties);
        TableLimits.CheckRow(row);
        return row;
    }
}
