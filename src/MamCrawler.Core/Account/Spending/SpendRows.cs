using System.Text.Json;
using System.Text.Json.Serialization;
using MamCrawler.Core.Ports;
using MamCrawler.Core.State;

namespace MamCrawler.Core.Account;

/// <summary>How spends stand in the table <c>Spends</c>: one row with all recent ones, which every write is conditional on, and a row for each that is kept for good.</summary>
internal static class SpendRows
{
    internal const string Table = "Spends";
    internal const string Partition = "spend";
    internal const string EntryPrefix = "entry-";
    private const string RecentKey = "recent";
    private const int SchemaVersion = 1;

    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    internal static async Task<(List<SpendMark> Marks, string? ETag)> ReadRecentAsync(ITableStore tables, CancellationToken cancellationToken) =>
        await tables.GetAsync(Table, Partition, RecentKey, cancellationToken) is { } row
            ? (row.JsonText<List<SpendMark>>("Recent", Json), row.ETag)
            : ([], null);

    internal static async Task<Spend?> FindAsync(ITableStore tables, string id, CancellationToken cancellationToken) =>
        await tables.GetAsync(Table, Partition, EntryPrefix + id, cancellationToken) is { } row ? Read(row) : null;

    internal static Spend Read(TableRow row) => row.JsonText<Spend>("Spend", Json);

    /// <summary>Writes a spend and the recent ones in one batch; the recent ones alone when no spend is given. False when somebody else has written meanwhile.</summary>
    internal static async Task<bool> TryWriteAsync(
        ITableStore tables,
        List<SpendMark> marks,
        string? etag,
        Spend? spend,
        bool isNew,
        CancellationToken cancellationToken
    )
    {
        var recent = new TableRow(
            Partition,
            RecentKey,
            new Dictionary<string, object> { ["SchemaVersion"] = SchemaVersion, ["Recent"] = JsonSerializer.Serialize(marks, Json) },
            etag
        );
        var operations = new List<TableOperation> { etag is null ? TableOperation.Insert(recent) : TableOperation.Replace(recent) };
        if (spend is not null)
            operations.Add(isNew ? TableOperation.Insert(EntryOf(spend)) : TableOperation.Upsert(EntryOf(spend)));
        try
        {
            await tables.WriteBatchAsync(Table, operations, cancellationToken);
            return true;
        }
        catch (RowConflictException)
        {
            return false;
        }
    }

    private static TableRow EntryOf(Spend spend) =>
        new(
            Partition,
            EntryPrefix + spend.Id,
            new Dictionary<string, object>
            {
                ["SchemaVersion"] = SchemaVersion,
                ["State"] = spend.State.ToString(),
                ["Spend"] = JsonSerializer.Serialize(spend, Json),
            }
        );
}
