using System.Globalization;
using MamCrawler.Core.Ports;
using Microsoft.Extensions.Logging.Abstractions;

namespace MamCrawler.Core.Orchestrations.InProcess;

/// <summary>Runs an orchestrator against its recorded history twice and compares what it schedules, with each other and with the history.</summary>
public static class ReplayChecker
{
    /// <summary>Checks an instance's newest run and all its sub-orchestrations.</summary>
    /// <returns>The differences in words; empty when every replay schedules the same.</returns>
    /// <exception cref="ArgumentException">There is no such instance.</exception>
    public static async Task<IReadOnlyList<string>> CheckAsync(
        OrchestrationRegistry registry,
        ITableStore store,
        string instanceId,
        CancellationToken cancellationToken
    )
    {
        var counters = new EngineCounters();
        var instances = await new OrchestrationInstances(store, counters).ListAsync(cancellationToken).ToListAsync(cancellationToken);
        var history = new OrchestrationHistory(store, counters);
        var open = new Queue<OrchestrationInstance>([
            instances.Find(instance => instance.InstanceId == instanceId)
                ?? throw new ArgumentException($"There is no orchestration '{instanceId}'.", nameof(instanceId)),
        ]);
        var differences = new List<string>();
        while (open.TryDequeue(out var instance))
        {
            var events = await history.ReadAsync(instance.InstanceId, instance.RunId, cancellationToken);
            var first = Trace(registry, instance, events, out var outcome);
            var second = Trace(registry, instance, events, out _);
            differences.AddRange(Compare(instance, first, second));
            if (instance.HasEnded && (outcome?.Status, outcome?.Output) != (instance.Status, instance.Output))
                differences.Add(
                    $"'{instance.InstanceId}' ended as {instance.Status} {instance.Output}, but its replay as {outcome?.Status.ToString() ?? "waiting"} {outcome?.Output}."
                );
            foreach (var part in instances.Where(part => part.Parent?.StartsWith($"{instance.InstanceId}@{instance.RunId}/", StringComparison.Ordinal) is true))
                open.Enqueue(part);
        }

        return differences;
    }

    private static List<string> Trace(
        OrchestrationRegistry registry,
        OrchestrationInstance instance,
        List<HistoryEvent> events,
        out OrchestrationOutcome? outcome
    )
    {
        var execution = new OrchestrationExecution(instance, registry, NullLoggerFactory.Instance);
        var lines = new List<string>();
        execution.Start(replaying: true);
        Add("at the start");
        for (var number = 0; number < events.Count; number++)
        {
            execution.Deliver(events[number], replaying: true);
            Add(string.Create(CultureInfo.InvariantCulture, $"after event {number}"));
        }

        outcome = execution.Outcome;
        lines.Add($"in the end {outcome?.Status.ToString() ?? "waits"} {outcome?.Output} {outcome?.NextInput}");
        return lines;

        void Add(string when)
        {
            foreach (var action in execution.Scheduled.Skip(lines.Count))
                lines.Add($"{when} {action.Kind} '{action.Name}' {action.InstanceId} {action.Input}");
        }
    }

    private static IEnumerable<string> Compare(OrchestrationInstance instance, List<string> first, List<string> second)
    {
        for (var number = 0; number < Math.Max(first.Count, second.Count); number++)
        {
            var (left, right) = (first.ElementAtOrDefault(number) ?? "nothing", second.ElementAtOrDefault(number) ?? "nothing");
            if (left != right)
                yield return $"'{instance.InstanceId}' ({instance.Name}), step {number}: one replay schedules {left}, the next {right}.";
        }
    }
}
