using System.Globalization;
using MamCrawler.Core.Ports;
using MamCrawler.Core.State;

namespace MamCrawler.Core.Orchestrations.InProcess;

/// <summary>Table <c>OrchestrationHistory</c>: partition = instance id and run id, row = the event's number. Inserting a number twice conflicts, so two processes can never both go on.</summary>
internal sealed class OrchestrationHistory(ITableStore store, EngineCounters counters)
{
    public const string Table = "OrchestrationHistory";
    private const int MaximumBatch = 100;
    private const int PageRows = 1000;
    private const long MaximumBatchCharacters = 1024 * 1024;

    public static string PartitionOf(string instanceId, string runId) => $"{TableKeys.Encode(instanceId)}@{runId}";

    /// <summary>All events of a run, in order.</summary>
    public async Task<List<HistoryEvent>> ReadAsync(string instanceId, string runId, CancellationToken cancellationToken)
    {
        var events = new List<HistoryEvent>();
        counters.CountRead();
        await foreach (var row in store.QueryAsync(Table, PartitionOf(instanceId, runId), RowKeyRange.All, cancellationToken))
        {
            events.Add(FromRow(row));
            if (events.Count % PageRows == 0)
                counters.CountRead();
        }

        return events;
    }

    /// <summary>How many of these events, from the first, fit into one batch.</summary>
    public static int Fitting(IReadOnlyList<HistoryEvent> events)
    {
        var characters = 0L;
        for (var count = 0; count < events.Count && count < MaximumBatch; count++)
        {
            characters += (events[count].Result?.Length ?? 0) + (events[count].Error?.Length ?? 0);
            if (count > 0 && characters > MaximumBatchCharacters)
                return count;
        }

        return Math.Min(events.Count, MaximumBatch);
    }

    /// <summary>Appends events, all or none.</summary>
    /// <exception cref="RowConflictException">Another process has gone on with this run.</exception>
    public Task AppendAsync(string instanceId, string runId, int firstNumber, IReadOnlyList<HistoryEvent> events, CancellationToken cancellationToken)
    {
        counters.CountWrite();
        var partition = PartitionOf(instanceId, runId);
        return store.WriteBatchAsync(
            Table,
            [.. events.Select((item, index) => TableOperation.Insert(ToRow(partition, firstNumber + index, item)))],
            cancellationToken
        );
    }

    /// <summary>Deletes a partition.</summary>
    public async Task DeleteAsync(string partition, CancellationToken cancellationToken)
    {
        counters.CountRead();
        var keys = await store.QueryAsync(Table, partition, RowKeyRange.All, cancellationToken).Select(row => row.RowKey).ToListAsync(cancellationToken);
        foreach (var chunk in keys.Chunk(MaximumBatch))
        {
            counters.CountWrite();
            await store.WriteBatchAsync(Table, [.. chunk.Select(key => TableOperation.Delete(partition, key))], cancellationToken);
        }
    }

    /// <summary>The partitions of all runs, with the time of their first event.</summary>
    public async Task<List<(string Partition, DateTimeOffset At)>> PartitionsAsync(CancellationToken cancellationToken)
    {
        var partitions = new List<(string Partition, DateTimeOffset At)>();
        counters.CountRead();
        await foreach (var row in store.QueryAsync(Table, null, new RowKeyRange(RowKey(0), RowKey(1)), cancellationToken))
            partitions.Add((row.PartitionKey, row.Need<DateTimeOffset>("At")));
        return partitions;
    }

    private static string RowKey(int number) => number.ToString("D8", CultureInfo.InvariantCulture);

    private static TableRow ToRow(string partition, int number, HistoryEvent item)
    {
        var properties = new Dictionary<string, object>
        {
            ["SchemaVersion"] = 1,
            ["ActionId"] = item.ActionId,
            ["Kind"] = item.Kind.ToString(),
            ["Name"] = item.Name,
            ["At"] = item.At,
        };
        LargeText.Write(properties, "Result", item.Result);
        if (item.ErrorType is not null)
            (properties["ErrorType"], properties["Error"]) = (item.ErrorType, item.Error ?? "");
        return new TableRow(partition, RowKey(number), properties);
    }

    private static HistoryEvent FromRow(TableRow row) =>
        new(
            row.Need<int>("ActionId"),
            row.Word<ActionKind>("Kind"),
            row.Need<string>("Name"),
            row.Need<DateTimeOffset>("At"),
            LargeText.Read(row.Properties, "Result"),
            (string?)row.Properties.GetValueOrDefault("ErrorType"),
            (string?)row.Properties.GetValueOrDefault("Error")
        );
}
