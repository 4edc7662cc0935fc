using System.Globalization;
using MamCrawler.Core.Orchestrations.Scanning;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Scanning;
using MamCrawler.Core.Telemetry;

namespace MamCrawler.Core.State;

/// <summary>The scans: table <c>Runs</c>, one partition, a row a run.</summary>
public sealed class RunStore(ITableStore tables)
{
    private const string Table = "Runs";
    private const string Partition = "run";
    private static readonly TimeSpan Around = TimeSpan.FromMinutes(5);

    /// <summary>Keeps that a run is about to start.</summary>
    /// <returns>False when there is a run of this id already.</returns>
    public async Task<bool> BeginAsync(ScanInput input, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var properties = new Dictionary<string, object>
        {
            ["SchemaVersion"] = 1,
            ["StartedAt"] = now,
            ["Input"] = StateJson.Compress(input),
        };
        if (Correlation.Current is { } correlation)
            properties["Correlation"] = correlation;
        var row = new TableRow(Partition, input.RunId, properties);
        try
        {
            await tables.WriteAsync(Table, TableOperation.Insert(row), cancellationToken);
            return true;
        }
        catch (RowConflictException conflict) when (conflict.Conflict == RowConflict.AlreadyExists)
        {
            return false;
        }
    }

    /// <summary>Forgets a run that was not started after all.</summary>
    public Task ForgetAsync(string runId, CancellationToken cancellationToken) =>
        tables.WriteAsync(Table, TableOperation.Delete(Partition, runId), cancellationToken);

    /// <summary>Asks a run to stop. It does so before its next activity.</summary>
    public Task RequestCancelAsync(string runId, CancellationToken cancellationToken) => MergeAsync(runId, "Cancel", true, cancellationToken);

    /// <summary>Keeps what a run came to.</summary>
    public Task FinishAsync(string runId, ScanSummary summary, CancellationToken cancellationToken) =>
        MergeAsync(runId, "Summary", StateJson.Compress(summary), cancellationToken);

    /// <summary>A run; null when there is none of this id.</summary>
    public async Task<Run?> FindAsync(string runId, CancellationToken cancellationToken) =>
        await tables.GetAsync(Table, Partition, runId, cancellationToken) is { } row ? RunOf(row) : null;

    /// <summary>The newest run; null when there never was one. Run ids begin with their time.</summary>
    public async Task<Run?> FindNewestAsync(CancellationToken cancellationToken)
    {
        TableRow? newest = null;
        await foreach (var row in tables.QueryAsync(Table, Partition, RowKeyRange.All, cancellationToken))
            newest = row;
        return newest is null ? null : RunOf(newest);
    }

    /// <summary>The newest run that was kept by a time; null when there was none. It reads the runs of the minutes around that time, and all only when none is there.</summary>
    public async Task<Run?> FindNewestAsync(DateTimeOffset by, CancellationToken cancellationToken) =>
        await FindNewestAsync(new RowKeyRange(KeyOf(by - Around), KeyOf(by + Around)), by, cancellationToken)
        ?? await FindNewestAsync(RowKeyRange.All, by, cancellationToken);

    /// <summary>Forgets the runs that began before a time, but never the newest: it tells how the last scan went.</summary>
    /// <returns>How many were forgotten.</returns>
    public async Task<int> PurgeAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var all = await tables.QueryAsync(Table, Partition, RowKeyRange.All, cancellationToken).ToListAsync(cancellationToken);
        var old = all.SkipLast(1).Where(row => row.Find<DateTimeOffset>("StartedAt") < before).Select(row => row.RowKey).ToList();
        foreach (var chunk in old.Chunk(100))
            await tables.WriteBatchAsync(Table, [.. chunk.Select(id => TableOperation.Delete(Partition, id))], cancellationToken);
        return old.Count;
    }

    private async Task<Run?> FindNewestAsync(RowKeyRange range, DateTimeOffset by, CancellationToken cancellationToken)
    {
        TableRow? newest = null;
        await foreach (var row in tables.QueryAsync(Table, Partition, range, cancellationToken))
            newest = row.Find<DateTimeOffset>("StartedAt") <= by ? row : newest;
        return newest is null ? null : RunOf(newest);
    }

    /// <summary>The least row key of a run that began at a time.</summary>
    private static string KeyOf(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmssfff", CultureInfo.InvariantCulture);

    private Task MergeAsync(string runId, string name, object value, CancellationToken cancellationToken) =>
        tables.WriteAsync(Table, TableOperation.Merge(new TableRow(Partition, runId, new Dictionary<string, object> { [name] = value })), cancellationToken);

    private static Run RunOf(TableRow row) =>
        new(
            row.RowKey,
            row.Json<ScanInput>("Input") ?? throw RowFault.Damaged(row, "input"),
            row.Find<DateTimeOffset>("StartedAt"),
            row.Find<bool>("Cancel"),
            row.Json<ScanSummary>("Summary"),
            row.Properties.GetValueOrDefault("Correlation") as string
        );
}
