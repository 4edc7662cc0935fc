using System.Text.Json;
using MamCrawler.Core.Ports;
using MamCrawler.Core.State;

namespace MamCrawler.Core.Account;

/// <summary>The row of recent grabs in the table <c>Account</c>.</summary>
internal static class GrabRow
{
    private const string RowKey = "grabs";
    private const int SchemaVersion = 1;

    internal static async Task<(List<Grab> Grabs, string? ETag)> ReadAsync(ITableStore tables, CancellationToken cancellationToken)
    {
        var row = await tables.GetAsync(AccountStore.Table, AccountStore.PartitionKey, RowKey, cancellationToken);
        return row is null ? ([], null) : (row.JsonText<List<Grab>>("Grabs"), row.ETag);
    }

    internal static async Task<bool> TryWriteAsync(ITableStore tables, List<Grab> grabs, string? etag, CancellationToken cancellationToken)
    {
        var properties = new Dictionary<string, object> { ["SchemaVersion"] = SchemaVersion, ["Grabs"] = JsonSerializer.Serialize(grabs) };
        var row = new TableRow(AccountStore.PartitionKey, RowKey, properties, etag);
        try
        {
            await tables.WriteAsync(AccountStore.Table, etag is null ? TableOperation.Insert(row) : TableOperation.Replace(row), cancellationToken);
            return true;
        }
        catch (RowConflictException)
        {
            return false;
        }
    }
}
