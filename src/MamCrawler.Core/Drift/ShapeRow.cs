using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Drift;

/// <summary>The row of one question's shape. Table <c>Shapes</c>.</summary>
internal sealed record ShapeRow(string Id)
{
    public const string Table = "Shapes";
    public const string PartitionKey = "shape";
    private const int SchemaVersion = 1;
    private const int MostCharacters = 30_000;

    /// <summary>Every path that a good answer ever stated.</summary>
    public IReadOnlySet<string> Paths { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    public DateTimeOffset? ChangedAt { get; init; }

    public DateTimeOffset? SafeSince { get; init; }

    public string Why { get; init; } = "";

    public string Sample { get; init; } = "";

    public string? ETag { get; init; }

    public ShapeStanding Standing =>
        new(Id, Paths.Count == 0 ? "" : ShapePaths.Fingerprint(Paths), ChangedAt)
        {
            SafeSince = SafeSince,
            Why = Why,
            Sample = Sample,
        };

    /// <summary>The row with more paths, as many as there is room for.</summary>
    public ShapeRow With(IEnumerable<string> paths, DateTimeOffset now)
    {
        var all = new SortedSet<string>(Paths, StringComparer.Ordinal);
        var characters = all.Sum(path => path.Length + 1);
        foreach (var path in paths.Where(path => !all.Contains(path)))
        {
            characters += path.Length + 1;
            if (all.Count < ShapePaths.Most && characters <= MostCharacters)
                all.Add(path);
        }

        return this with
        {
            Paths = all,
            ChangedAt = now,
        };
    }

    public static ShapeRow Of(TableRow row)
    {
        var properties = row.Properties;
        return new ShapeRow(row.RowKey)
        {
            Paths = ((properties.GetValueOrDefault(nameof(Paths)) as string) ?? "")
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .ToHashSet(StringComparer.Ordinal),
            ChangedAt = properties.GetValueOrDefault(nameof(ChangedAt)) as DateTimeOffset?,
            SafeSince = properties.GetValueOrDefault(nameof(SafeSince)) as DateTimeOffset?,
            Why = properties.GetValueOrDefault(nameof(Why)) as string ?? "",
            Sample = properties.GetValueOrDefault(nameof(Sample)) as string ?? "",
            ETag = row.ETag,
        };
    }

    /// <summary>Writes the row if it is still the version that was read.</summary>
    /// <exception cref="RowConflictException">Somebody else has written it since.</exception>
    public async Task<ShapeRow> WriteAsync(ITableStore tables, CancellationToken cancellationToken)
    {
        var properties = new Dictionary<string, object>
        {
            [nameof(SchemaVersion)] = SchemaVersion,
            [nameof(Paths)] = string.Join('\n', Paths),
            [nameof(Why)] = Why,
            [nameof(Sample)] = Sample,
        };
        if (ChangedAt is { } changed)
            properties[nameof(ChangedAt)] = changed;
        if (SafeSince is { } since)
            properties[nameof(SafeSince)] = since;
        var row = new TableRow(PartitionKey, Id, properties, ETag);
        return this with { ETag = await tables.WriteAsync(Table, ETag is null ? TableOperation.Insert(row) : TableOperation.Replace(row), cancellationToken) };
    }
}
