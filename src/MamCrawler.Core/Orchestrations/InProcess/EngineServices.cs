using Microsoft.Extensions.Logging;

namespace MamCrawler.Core.Orchestrations.InProcess;

/// <summary>What every run of one engine shares.</summary>
internal sealed record EngineServices(
    OrchestrationRegistry Registry,
    OrchestrationInstances Instances,
    OrchestrationHistory History,
    InProcessEngineOptions Options,
    EngineCounters Counters,
    TimeProvider Time,
    ILoggerFactory Loggers,
    ILogger Log,
    SemaphoreSlim ActivitySlots,
    CancellationToken Stopping,
    CancellationToken CancelActivities
)
{
    /// <summary>True when nobody runs this instance: it has no holder, its holder is dead, or the lease is over.</summary>
    public bool IsFree(OrchestrationInstance instance) =>
        instance.LeaseHolder is null
        || instance.LeaseHolder == Options.Holder
        || !Options.HolderIsAlive(instance.LeaseHolder)
        || Time.GetUtcNow() >= instance.LeaseUntil;

    /// <summary>The instance with this process as its holder from now on. Parts of another orchestration have no lease of their own.</summary>
    public OrchestrationInstance Hold(OrchestrationInstance instance)
    {
        var now = Time.GetUtcNow();
        if (instance.Parent is not null)
            return instance with { UpdatedAt = now };
        var until = Options.LeaseDuration == Timeout.InfiniteTimeSpan ? DateTimeOffset.MaxValue : now + Options.LeaseDuration;
        return instance with { UpdatedAt = now, LeaseHolder = Options.Holder, LeaseUntil = until };
    }

    /// <summary>The row of a run that begins now.</summary>
    public OrchestrationInstance NewRun(string name, string instanceId, string input, string? parent, OrchestrationInstance? previous)
    {
        // design.md: ids are names of things, and a history's key is made of one.
        if (instanceId.Length is 0 or > MaximumInstanceIdCharacters)
            throw new ArgumentException($"An instance id has 1 to {MaximumInstanceIdCharacters} characters, not '{instanceId}'.", nameof(instanceId));
        _ = Registry.Orchestrator(name);
        var now = Time.GetUtcNow();
        return Hold(
            new OrchestrationInstance
            {
                InstanceId = instanceId,
                Name = name,
                RunId = Guid.NewGuid().ToString("N"),
                Status = OrchestrationStatus.Running,
                CreatedAt = now,
                StartedAt = now,
                UpdatedAt = now,
                Input = LargeText.Check(input, $"The input of '{name}'"),
                Parent = parent,
                ETag = previous?.ETag,
            }
        );
    }

    // With the run id and every character encoded to five it still is a key.
    private const int MaximumInstanceIdCharacters = 90;
}
