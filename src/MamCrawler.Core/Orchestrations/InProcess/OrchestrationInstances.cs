using MamCrawler.Core.Ports;
using MamCrawler.Core.State;

namespace MamCrawler.Core.Orchestrations.InProcess;

/// <summary>Table <c>OrchestrationInstances</c>: one partition, row = instance id. Every write is a compare-and-swap.</summary>
internal sealed class OrchestrationInstances(ITableStore store, EngineCounters counters)
{
    public const string Table = "OrchestrationInstances";
    private const string Partition = "instances";

    public async Task<OrchestrationInstance?> GetAsync(string instanceId, CancellationToken cancellationToken)
    {
        counters.CountRead();
        var row = await store.GetAsync(Table, Partition, TableKeys.Encode(instanceId), cancellationToken);
        return row is null ? null : FromRow(row);
    }

    public async IAsyncEnumerable<OrchestrationInstance> ListAsync([System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        counters.CountRead();
        await foreach (var row in store.QueryAsync(Table, Partition, RowKeyRange.All, cancellationToken))
            yield return FromRow(row);
    }

    /// <summary>Writes the row, new when it has no ETag, and returns it with its new one.</summary>
    /// <exception cref="RowConflictException">Somebody else has written it.</exception>
    public async Task<OrchestrationInstance> WriteAsync(OrchestrationInstance instance, CancellationToken cancellationToken)
    {
        counters.CountWrite();
        var row = ToRow(instance);
        var etag = await store.WriteAsync(Table, instance.ETag is null ? TableOperation.Insert(row) : TableOperation.Replace(row), cancellationToken);
        return instance with { ETag = etag };
    }

    /// <exception cref="RowConflictException">Somebody else has written it.</exception>
    public Task DeleteAsync(OrchestrationInstance instance, CancellationToken cancellationToken)
    {
        counters.CountWrite();
        return store.WriteAsync(Table, TableOperation.Delete(Partition, TableKeys.Encode(instance.InstanceId), instance.ETag), cancellationToken);
    }

    private static TableRow ToRow(OrchestrationInstance instance)
    {
        var properties = new Dictionary<string, object>
        {
            ["SchemaVersion"] = 1,
            ["InstanceId"] = instance.InstanceId,
            ["Name"] = instance.Name,
            ["RunId"] = instance.RunId,
            ["Status"] = instance.Status.ToString(),
            ["CreatedAt"] = instance.CreatedAt,
            ["StartedAt"] = instance.StartedAt,
            ["UpdatedAt"] = instance.UpdatedAt,
        };
        LargeText.Write(properties, "Input", instance.Input);
        LargeText.Write(properties, "Output", instance.Output);
        LargeText.Write(properties, "CustomStatus", instance.CustomStatus);
        Optional("ErrorType", instance.ErrorType);
        Optional("Parent", instance.Parent);
        Optional("LeaseHolder", instance.LeaseHolder);
        if (instance.LeaseHolder is not null)
            properties["LeaseUntil"] = instance.LeaseUntil;
        return new TableRow(Partition, TableKeys.Encode(instance.InstanceId), properties, instance.ETag);

        void Optional(string name, string? value)
        {
            if (value is not null)
                properties[name] = value;
        }
    }

    private static OrchestrationInstance FromRow(TableRow row)
    {
        var properties = row.Properties;
        return new OrchestrationInstance
        {
            InstanceId = row.Need<string>("InstanceId"),
            Name = row.Need<string>("Name"),
            RunId = row.Need<string>("RunId"),
            Status = row.Word<OrchestrationStatus>("Status"),
            CreatedAt = row.Need<DateTimeOffset>("CreatedAt"),
            StartedAt = row.Need<DateTimeOffset>("StartedAt"),
            UpdatedAt = row.Need<DateTimeOffset>("UpdatedAt"),
            Input = LargeText.Read(properties, "Input")!,
            Output = LargeText.Read(properties, "Output"),
            CustomStatus = LargeText.Read(properties, "CustomStatus"),
            ErrorType = (string?)properties.GetValueOrDefault("ErrorType"),
            Parent = (string?)properties.GetValueOrDefault("Parent"),
            LeaseHolder = (string?)properties.GetValueOrDefault("LeaseHolder"),
            LeaseUntil = properties.TryGetValue("LeaseUntil", out var until) ? (DateTimeOffset)until : default,
            ETag = row.ETag,
        };
    }
}
