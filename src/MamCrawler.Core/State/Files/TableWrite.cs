using MamCrawler.Core.Ports;

namespace MamCrawler.Core.State.Files;

/// <summary>What a write does to the row that is there now.</summary>
internal static class TableWrite
{
    /// <summary>The row's new version; null when it is deleted.</summary>
    /// <exception cref="RowConflictException">The write loses against what is there.</exception>
    /// <exception cref="ArgumentException">The merged row breaks a limit.</exception>
    public static TableRow? Decide(string table, TableOperation operation, Func<string, string, TableRow?> get)
    {
        var row = operation.Row;
        if (operation.Kind is TableOperationKind.Upsert)
            return row;
        var current = get(row.PartitionKey, row.RowKey);
        if (operation.Kind is TableOperationKind.Insert)
            return current is null ? row : throw Conflict(RowConflict.AlreadyExists);
        if (current is null)
            throw Conflict(RowConflict.NotFound);
        if (row.ETag is not null && row.ETag != current.ETag)
            throw Conflict(RowConflict.Changed);
        return operation.Kind switch
        {
            TableOperationKind.Delete => null,
            TableOperationKind.Merge => Merge(current, row),
            _ => row,
        };

        RowConflictException Conflict(RowConflict conflict) => new(table, row.PartitionKey, row.RowKey, conflict);
    }

    private static TableRow Merge(TableRow current, TableRow row)
    {
        var properties = new Dictionary<string, object>(current.Properties, StringComparer.Ordinal);
        foreach (var (name, value) in row.Properties)
            properties[name] = value;
        var merged = row with { Properties = properties };
        TableLimits.CheckRow(merged);
        return merged;
    }
}
