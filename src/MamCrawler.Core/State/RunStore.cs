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
