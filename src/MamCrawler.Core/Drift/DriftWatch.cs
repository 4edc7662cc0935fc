using System.Globalization;
using System.Text.Json;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Telemetry;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Core.Drift;

/// <summary>
/// Learns the shapes of answers, and puts whatever depends on one that has broken into a safe mode, which a person ends (rules.md 1.5). Something more in an answer, or
/// an optional field less, is learnt and stops nothing. The rows are read once in five minutes, and written when a shape says something new.
/// </summary>
public sealed class DriftWatch(ITableStore tables, IDocumentStore documents, TimeProvider time, ILogger<DriftWatch> logger) : IShapeWatch, IDriftStanding
{
    private const string Samples = "drift/";
    private const int NamesTold = 5;
    private static readonly TimeSpan ReadsAgain = TimeSpan.FromMinutes(5);

    /// <summary>How soon a safe mode that a person ended elsewhere is noticed here.</summary>
    private static readonly TimeSpan ReadsAgainInSafeMode = TimeSpan.FromSeconds(10);

    private static readonly string[] Errors = ["error", "errors"];
    private readonly Lock gate = new();
    private Dictionary<string, ShapeRow> known = new(StringComparer.Ordinal);
    private DateTimeOffset? readAt;

    /// <inheritdoc />
    public async Task RequireAsync(ShapeContract shape, CancellationToken cancellationToken)
    {
        if (await FindAsync(shape.Id, cancellationToken) is { SafeSince: { } since } row)
        {
            throw new AskPersonFaultException(
                FaultName.SafeMode,
                shape.Service,
                $"{shape.Service} is not asked for its {shape.Question}: since {since.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC its answers have another shape ({row.Why}). "
                    + $"Until a person has looked, {shape.Holds} stands still. Look for a newer version, and at the sample {row.Sample}; then leave the safe mode with 'mamcrawler drift leave {shape.Id}' or POST /api/drift/{shape.Id}/leave."
            );
        }
    }

    /// <inheritdoc />
    public async Task ObserveAsync(ShapeContract shape, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        using var document = Parse(body);
        if (
            document is null
            || (document.RootElement.ValueKind == JsonValueKind.Object && Errors.Any(name => document.RootElement.TryGetProperty(name, out _)))
        )
            return;
        var paths = ShapePaths.Of(document.RootElement);
        var missing = shape.MissingFrom(paths);
        if (missing.Count > 0)
            await BreakAsync(shape, string.Join(", ", missing), document.RootElement, cancellationToken);
        else
            await LearnAsync(shape, paths.Stated, cancellationToken);
    }

    /// <inheritdoc />
    public async Task<IReadOnlyList<ShapeStanding>> ListAsync(CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        lock (gate)
            return [.. known.Values.Select(row => row.Standing).OrderBy(standing => standing.Id, StringComparer.Ordinal)];
    }

    /// <inheritdoc />
    public async Task<bool> LeaveAsync(string id, CancellationToken cancellationToken)
    {
        await ReadAsync(cancellationToken);
        var left = false;
        await ChangeAsync(
            id,
            row =>
            {
                left = row.SafeSince is not null;
                return left ? row with { SafeSince = null, Why = "" } : null;
            },
            cancellationToken
        );
        if (left)
            logger.SafeModeLeft(id);
        return left;
    }

    private static JsonDocument? Parse(ReadOnlyMemory<byte> body)
    {
        try
        {
            var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind is JsonValueKind.Object or JsonValueKind.Array)
                return document;
            document.Dispose();
            return null;
        }
        catch (JsonException)
        {
            // Cut off, or no data at all: the reader names that fault, and it passes.
            return null;
        }
    }

    private async Task LearnAsync(ShapeContract shape, IReadOnlyCollection<string> paths, CancellationToken cancellationToken)
    {
        var before = await FindAsync(shape.Id, cancellationToken);
        if (before is not null && paths.All(before.Paths.Contains))
            return;
        List<string> more = [];
        await ChangeAsync(
            shape.Id,
            row =>
            {
                var grown = row.With(paths, time.GetUtcNow());
                more = [.. grown.Paths.Where(path => !row.Paths.Contains(path))];
                return more.Count > 0 ? grown : null;
            },
            cancellationToken
        );
        if (before is { Paths.Count: > 0 } && more.Count > 0)
        {
            var among = string.Join(", ", more.Take(NamesTold));
            logger.ShapeGrew(shape.Id, more.Count, among);
        }
    }

    private async Task BreakAsync(ShapeContract shape, string missing, JsonElement answer, CancellationToken cancellationToken)
    {
        if (await FindAsync(shape.Id, cancellationToken) is { SafeSince: not null })
            return;
        var sample = $"{Samples}{shape.Id}.json";
        await documents.PutAsync(sample, new MemoryStream(RedactedSample.Of(answer)), cancellationToken);
        var entered = false;
        await ChangeAsync(
            shape.Id,
            row =>
            {
                entered = row.SafeSince is null;
                return entered ? row with { SafeSince = time.GetUtcNow(), Why = $"without {missing}", Sample = sample } : null;
            },
            cancellationToken
        );
        // Whoever wrote the row raises the alarm, so it is raised once.
        if (entered)
            logger.ShapeDrifted(shape.Id, missing, shape.Holds);
    }

    private async Task<ShapeRow?> FindAsync(string id, CancellationToken cancellationToken)
    {
        bool stale;
        lock (gate)
        {
            var patience = known.Values.Any(row => row.SafeSince is not null) ? ReadsAgainInSafeMode : ReadsAgain;
            stale = readAt is not { } last || time.GetUtcNow() - last >= patience;
        }

        if (stale)
            await ReadAsync(cancellationToken);
        lock (gate)
            return known.GetValueOrDefault(id);
    }

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        var rows = new Dictionary<string, ShapeRow>(StringComparer.Ordinal);
        await foreach (var row in tables.QueryAsync(ShapeRow.Table, ShapeRow.PartitionKey, RowKeyRange.All, cancellationToken))
            rows[row.RowKey] = ShapeRow.Of(row);
        lock (gate)
            (known, readAt) = (rows, time.GetUtcNow());
    }

    // Null changes nothing. Tried again with what is there when another process was quicker.
    private async Task ChangeAsync(string id, Func<ShapeRow, ShapeRow?> change, CancellationToken cancellationToken)
    {
        while (true)
        {
            ShapeRow row;
            lock (gate)
                row = known.GetValueOrDefault(id) ?? new ShapeRow(id);
            if (change(row) is not { } changed)
                return;
            try
            {
                var written = await changed.WriteAsync(tables, cancellationToken);
                lock (gate)
                    known[id] = written;
                return;
            }
            catch (RowConflictException)
            {
                await ReadAsync(cancellationToken);
            }
        }
    }
}
