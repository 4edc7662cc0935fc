using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using MamCrawler.Core.Ports;
using MamCrawler.Core.State;

namespace MamCrawler.Core.Account;

/// <summary>The row of recent grabs in the table <c>Account</c>.</summary>
internal static class GrabRow
{
    private const string RowKey = "grabs";
    private const int SchemaVersion = 1;

    private static readonly JsonSerializerOptions Short = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    internal static async Task<(RecentGrabs Grabs, string? ETag)> ReadAsync(ITableStore tables, CancellationToken cancellationToken)
    {
        var row = await tables.GetAsync(AccountStore.Table, AccountStore.PartitionKey, RowKey, cancellationToken);
        if (row is null)
            return (new([], []), null);
        var slots = row.JsonText<List<Grab>>("Grabs", Short);
        // The version before counted a download once, however often it was fetched.
        var fetches = row.Find<string>("Fetches") is { } text
            ? Read(row, text)
            : [.. slots.OrderBy(slot => slot.ReservedAt).Select(slot => new GrabFetch(slot.ReservedAt, slot.DownloadId))];
        return (new(slots, fetches), row.ETag);
    }

    internal static async Task<bool> TryWriteAsync(ITableStore tables, RecentGrabs grabs, string? etag, CancellationToken cancellationToken)
    {
        var properties = new Dictionary<string, object>
        {
            ["SchemaVersion"] = SchemaVersion,
            ["Grabs"] = JsonSerializer.Serialize(grabs.Slots, Short),
            ["Fetches"] = string.Join(' ', grabs.Fetches.Select(fetch => string.Create(CultureInfo.InvariantCulture, $"{fetch.At.UtcTicks}-{fetch.Id}"))),
        };
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

    private static List<GrabFetch> Read(TableRow row, string text)
    {
        var fetches = new List<GrabFetch>();
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            fetches.Add(
                word.Split('-', 2) is [var ticks, { Length: > 0 } id]
                && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
                && at <= DateTimeOffset.MaxValue.UtcTicks
                    ? new GrabFetch(new DateTimeOffset(at, TimeSpan.Zero), id)
                    : throw RowFault.Damaged(row, "Fetches")
            );
        return fetches;
    }
}
