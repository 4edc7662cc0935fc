using System.Collections.Concurrent;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Telemetry;

namespace MamCrawler.Core.Orchestrations.InProcess;

/// <summary>The instances that run in this process, each on its own.</summary>
internal sealed class RunningInstances(EngineServices services)
{
    private readonly ConcurrentDictionary<string, RunningInstance> running = new(StringComparer.Ordinal);

    /// <summary>Ends when every instance that runs now has ended or given up, in whatever way.</summary>
    public Task WhenAllEnded() => Task.WhenAll(running.Values.Select(instance => instance.Completion));

    /// <summary>The instance's run here, or the one that was interrupted here last; null when there is none.</summary>
    public RunningInstance? Find(string instanceId) => running.GetValueOrDefault(instanceId);

    public bool IsRunning(string instanceId) => running.TryGetValue(instanceId, out var here) && !here.Completion.IsCompleted;

    /// <summary>Runs an instance whose row this process holds.</summary>
    public Task<OrchestrationInstance> Launch(OrchestrationInstance instance, bool isNew, CancellationToken cancellationToken)
    {
        var run = new OrchestrationRun(services, this, instance, isNew, cancellationToken);
        // It begins only when it stands in the table, so that its end cannot come before.
        var begin = new TaskCompletionSource<RunningInstance>(TaskCreationOptions.RunContinuationsAsynchronously);
        var entry = new RunningInstance(run, FollowAsync(run, instance, begin.Task));
        running[instance.InstanceId] = entry;
        begin.SetResult(entry);
        return entry.Completion;
    }

    /// <summary>Runs a sub-orchestration, goes on with it, or tells how it ended before.</summary>
    /// <returns>Its end; null when the engine stops.</returns>
    public async Task<HistoryEvent?> RunPartAsync(OrchestrationInstance parent, ScheduledAction action, CancellationToken cancellationToken)
    {
        var instanceId = action.InstanceId ?? $"{parent.InstanceId}:{action.Id:D4}";
        var parentKey = $"{parent.InstanceId}@{parent.RunId}/{action.Id}";
        var part = await services.Instances.GetAsync(instanceId, cancellationToken);
        if (part is { HasEnded: false } && part.Parent != parentKey && (part.Parent is null || IsRunning(instanceId)))
            throw new ArgumentException($"An orchestration runs under the id '{instanceId}' already.");
        if (part?.Parent != parentKey)
        {
            part = await services.Instances.WriteAsync(services.NewRun(action.Name, instanceId, action.Input, parentKey, part), cancellationToken);
            part = await Launch(part, isNew: true, cancellationToken);
        }
        else if (!part.HasEnded)
        {
            part = await Launch(part, isNew: false, cancellationToken);
        }

        return part.Status switch
        {
            OrchestrationStatus.Completed => HistoryEvent.Completed(action, part.Output!, services.Time.GetUtcNow()),
            OrchestrationStatus.Failed => HistoryEvent.Failed(action, part.ErrorType ?? "", part.Output ?? "", services.Time.GetUtcNow()),
            _ => null,
        };
    }

    private async Task<OrchestrationInstance> FollowAsync(OrchestrationRun run, OrchestrationInstance instance, Task<RunningInstance> begin)
    {
        var entry = await begin;
        try
        {
            var ended = await run.RunAsync();
            // An interrupted one stays, so that whoever waits for it learns why.
            running.TryRemove(KeyValuePair.Create(instance.InstanceId, entry));
            return ended;
        }
        catch (Exception exception)
        {
            services.Log.OrchestrationInterrupted(exception, instance.Name, instance.InstanceId);
            if (exception is not RowConflictException)
                throw;
            throw new WaitFaultException(
                FaultName.StateUnavailable,
                "Orchestrations",
                $"Another process has taken over '{instance.InstanceId}', so this one stopped working on it. Look at its state there.",
                innerException: exception
            );
        }
    }
}
