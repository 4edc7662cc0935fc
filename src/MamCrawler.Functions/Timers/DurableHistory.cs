using MamCrawler.Hosting.Composition;
using Microsoft.DurableTask.Client;

namespace MamCrawler.Functions.Timers;

/// <summary>Removes what Durable keeps of runs that have ended (rules.md 8: 30 days).</summary>
public sealed class DurableHistory(TimeProvider time)
{
    private static readonly OrchestrationRuntimeStatus[] Ended =
    [
        OrchestrationRuntimeStatus.Completed,
        OrchestrationRuntimeStatus.Failed,
        OrchestrationRuntimeStatus.Terminated,
    ];

    /// <summary>Removes it.</summary>
    /// <returns>How many instances were removed.</returns>
    public async Task<int> PurgeAsync(DurableTaskClient client, CancellationToken cancellationToken)
    {
        var filter = new PurgeInstancesFilter(CreatedFrom: null, CreatedTo: time.GetUtcNow() - HostServices.KeepHistory, Ended);
        return (await client.PurgeAllInstancesAsync(filter, cancellationToken)).PurgedInstanceCount;
    }
}
