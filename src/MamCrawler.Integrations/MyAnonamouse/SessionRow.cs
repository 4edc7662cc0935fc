using MamCrawler.Core.Ports;

namespace MamCrawler.Integrations.MyAnonamouse;

/// <summary>
/// The stored rotation: the last session value and the one before, each encrypted under its generation, which seed they grew from, and the egress the
/// session was made for. Table <c>TrackerSession</c>; in no backup.
/// </summary>
internal sealed record SessionRow
{
    public const string Table = "TrackerSession";
    public const string PartitionKey = "MyAnonamouse";
    public const string RowKey = "session";
    private const int SchemaVersion = 1;

    public required long Generation { get; init; }

    /// <summary>The number of the lane's holder that wrote the row; a lower one may not write over it.</summary>
    public long Fence { get; init; }

    public required byte[] Current { get; init; }

    public byte[]? Previous { get; init; }

    public long PreviousGeneration { get; init; }

    /// <summary>The fingerprint of the seed as the secret store held it.</summary>
    public required string SeedFingerprint { get; init; }

    /// <summary>The fingerprint of the value that was last handed to the secret store; that store may hold either.</summary>
    public string FlushedFingerprint { get; init; } = "";

    public DateTimeOffset? FlushedAt { get; init; }

    /// <summary>Where the session was seen to work from; null until then.</summary>
    public EgressPoint? Egress { get; init; }

    public required DateTimeOffset SavedAt { get; init; }

    public string? ETag { get; init; }

    public static async Task<SessionRow?> ReadAsync(ITableStore tables, CancellationToken cancellationToken)
    {
        if (await tables.GetAsync(Table, PartitionKey, RowKey, cancellationToken) is not { } row)
            return null;
        var properties = row.Properties;
        return new SessionRow
        {
            Generation = properties.GetValueOrDefault(nameof(Generation)) as long? ?? 0,
            Fence = properties.GetValueOrDefault(nameof(Fence)) as long? ?? 0,
            Current = properties.GetValueOrDefault(nameof(Current)) as byte[] ?? [],
            Previous = properties.GetValueOrDefault(nameof(Previous)) as byte[],
            PreviousGeneration = properties.GetValueOrDefault(nameof(PreviousGeneration)) as long? ?? 0,
            SeedFingerprint = properties.GetValueOrDefault(nameof(SeedFingerprint)) as string ?? "",
            FlushedFingerprint = properties.GetValueOrDefault(nameof(FlushedFingerprint)) as string ?? "",
            FlushedAt = properties.GetValueOrDefault(nameof(FlushedAt)) as DateTimeOffset?,
            Egress = properties.GetValueOrDefault("EgressAddress") is string address
                ? new EgressPoint(
                    address,
                    properties.GetValueOrDefault("EgressAsn") as int?,
                    properties.GetValueOrDefault("EgressOrganisation") as string ?? ""
                )
                : null,
            SavedAt = properties.GetValueOrDefault(nameof(SavedAt)) as DateTimeOffset? ?? DateTimeOffset.UnixEpoch,
            ETag = row.ETag,
        };
    }

    /// <summary>Writes the row if it is still the version that was read.</summary>
    /// <exception cref="RowConflictException">Somebody else has written it since.</exception>
    public async Task<SessionRow> WriteAsync(ITableStore tables, CancellationToken cancellationToken)
    {
        var properties = new Dictionary<string, object>
        {
            [nameof(SchemaVersion)] = SchemaVersion,
            [nameof(Generation)] = Generation,
            [nameof(Fence)] = Fence,
            [nameof(Current)] = Current,
            [nameof(SeedFingerprint)] = SeedFingerprint,
            [nameof(FlushedFingerprint)] = FlushedFingerprint,
            [nameof(SavedAt)] = SavedAt,
        };
        if (Previous is { } previous)
            (properties[nameof(Previous)], properties[nameof(PreviousGeneration)]) = (previous, PreviousGeneration);
        if (FlushedAt is { } flushedAt)
            properties[nameof(FlushedAt)] = flushedAt;
        if (Egress is { } egress)
            (properties["EgressAddress"], properties["EgressOrganisation"]) = (egress.Address, egress.Organisation);
        if (Egress?.Asn is { } asn)
            properties["EgressAsn"] = asn;
        var row = new TableRow(PartitionKey, RowKey, properties, ETag);
        return this with { ETag = await tables.WriteAsync(Table, ETag is null ? TableOperation.Insert(row) : TableOperation.Replace(row), cancellationToken) };
    }
}
