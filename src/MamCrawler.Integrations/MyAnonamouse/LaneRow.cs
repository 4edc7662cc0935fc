using MamCrawler.Core.Account;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;

namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>The lane's one row: who holds it until when, the pace that outlives a process, and why it stands still if it does. Table <c>TrackerLane</c>.</summary>
internal sealed record LaneRow
{
    public const string Table = "TrackerLane";
    public const string PartitionKey = "MyAnonamouse";
    public const string RowKey = "lane";
    private const int SchemaVersion = 1;

    /// <summary>Empty when nobody holds the lane.</summary>
    public string Holder { get; init; } = "";

    /// <summary>Counts the holders. What an earlier holder wants to keep after it was overtaken is refused by it.</summary>
    public long Fence { get; init; }

    public DateTimeOffset ExpiresAt { get; init; } = DateTimeOffset.UnixEpoch;

    public PaceState Pace { get; init; } = PaceState.Fresh;

    public LaneStop? Stop { get; init; }

    public EgressAsked? EgressAsked { get; init; }

    /// <summary>The row's version; null when there is no row yet.</summary>
    public string? ETag { get; init; }

    public static async Task<LaneRow> ReadAsync(ITableStore tables, CancellationToken cancellationToken) =>
        await tables.GetAsync(Table, PartitionKey, RowKey, cancellationToken) is { } row ? Of(row) : new LaneRow();

    /// <summary>Writes the row if it is still the version that was read.</summary>
    /// <exception cref="RowConflictException">Somebody else has written it since.</exception>
    public async Task<LaneRow> WriteAsync(ITableStore tables, CancellationToken cancellationToken)
    {
        var row = new TableRow(PartitionKey, RowKey, Properties(), ETag);
        var operation = ETag is null ? TableOperation.Insert(row) : TableOperation.Replace(row);
        return this with { ETag = await tables.WriteAsync(Table, operation, cancellationToken) };
    }

    private static LaneRow Of(TableRow row)
    {
        var properties = row.Properties;
        return new LaneRow
        {
            Holder = properties.GetValueOrDefault("Holder") as string ?? "",
            Fence = properties.GetValueOrDefault("Fence") as long? ?? 0,
            ExpiresAt = properties.GetValueOrDefault("ExpiresAt") as DateTimeOffset? ?? DateTimeOffset.UnixEpoch,
            Pace = new PaceState(
                properties.GetValueOrDefault("LastEndedAt") as DateTimeOffset?,
                properties.GetValueOrDefault("SincePause") as int? ?? 0,
                properties.GetValueOrDefault("SlowUntil") as DateTimeOffset?,
                properties.GetValueOrDefault("NotBefore") as DateTimeOffset?
            ),
            Stop = properties.GetValueOrDefault("StoppedBy") is string name
                ? new LaneStop(
                    Enum.TryParse<FaultName>(name, out var fault) ? fault : FaultName.TrackerRefused,
                    properties.GetValueOrDefault("StoppedReason") as string ?? "",
                    properties.GetValueOrDefault("StoppedAt") as DateTimeOffset? ?? DateTimeOffset.UnixEpoch,
                    properties.GetValueOrDefault("StoppedCause") as string
                )
                : null,
            EgressAsked = EgressAsked.Of(row),
            ETag = row.ETag,
        };
    }

    private Dictionary<string, object> Properties()
    {
        var properties = new Dictionary<string, object>
        {
            ["SchemaVersion"] = SchemaVersion,
            ["Holder"] = Holder,
            ["Fence"] = Fence,
            ["ExpiresAt"] = ExpiresAt,
            ["SincePause"] = Pace.SincePause,
        };
        Add("LastEndedAt", Pace.LastEndedAt);
        Add("SlowUntil", Pace.SlowUntil);
        Add("NotBefore", Pace.NotBefore);
        EgressAsked?.AddTo(properties);
        if (Stop is { } stop)
        {
            properties["StoppedBy"] = stop.Name.ToString();
            properties["StoppedReason"] = stop.Reason;
            properties["StoppedAt"] = stop.At;
            if (stop.Cause is { } cause)
                properties["StoppedCause"] = cause;
        }

        return properties;

        void Add(string name, DateTimeOffset? moment)
        {
            if (moment is { } value)
                properties[name] = value;
        }
    }
}
