namespace MamCrawler.Core.Ports;

/// <summary>One write. The row's ETag is compared by replace, merge and delete; null there means "whatever its version, but it must exist".</summary>
public sealed record TableOperation(TableOperationKind Kind, TableRow Row)
{
    public static TableOperation Insert(TableRow row) => new(TableOperationKind.Insert, row);

    public static TableOperation Upsert(TableRow row) => new(TableOperationKind.Upsert, row);

    public static TableOperation Replace(TableRow row) => new(TableOperationKind.Replace, row);

    public static TableOperation Merge(TableRow row) => new(TableOperationKind.Merge, row);

    public static TableOperation Delete(string partitionKey, string rowKey, string? etag = null) =>
        new(TableOperationKind.Delete, new TableRow(partitionKey, rowKey, new Dictionary<string, object>(), etag));
}
