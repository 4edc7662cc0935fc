using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Orchestrations.InProcess;

/// <summary>Deletes what old runs left: run history is kept 30 days (rules.md 8), failed attempts are no orchestrations and not touched.</summary>
internal sealed class OrchestrationPurge(OrchestrationInstances instances, OrchestrationHistory history)
{
    public async Task<int> RunAsync(DateTimeOffset olderThan, CancellationToken cancellationToken)
    {
        var all = await instances
            .ListAsync(cancellationToken)
            .ToDictionaryAsync(instance => instance.InstanceId, StringComparer.Ordinal, cancellationToken: cancellationToken);
        var purged = 0;
        foreach (var instance in all.Values.Where(instance => instance.UpdatedAt < olderThan && IsOver(instance, all)))
        {
            if (await TryDeleteAsync(instance, cancellationToken))
                purged++;
        }

        var kept = await instances
            .ListAsync(cancellationToken)
            .Select(instance => OrchestrationHistory.PartitionOf(instance.InstanceId, instance.RunId))
            .ToHashSetAsync(StringComparer.Ordinal, cancellationToken);
        foreach (var (partition, at) in await history.PartitionsAsync(cancellationToken))
        {
            if (at < olderThan && !kept.Contains(partition))
                await history.DeleteAsync(partition, cancellationToken);
        }

        return purged;
    }

    // A part whose parent is over is never resumed, even if it was left in the middle.
    private static bool IsOver(OrchestrationInstance instance, Dictionary<string, OrchestrationInstance> all) =>
        instance.HasEnded || (instance.Parent is { } parent && (!all.TryGetValue(parent[..parent.LastIndexOf('@')], out var owner) || owner.HasEnded));

    private async Task<bool> TryDeleteAsync(OrchestrationInstance instance, CancellationToken cancellationToken)
    {
        try
        {
            await instances.DeleteAsync(instance, cancellationToken);
            return true;
        }
        catch (RowConflictException)
        {
            // It was started again meanwhile.
            return false;
        }
    }
}
