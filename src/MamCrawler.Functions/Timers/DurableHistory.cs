using MamCrawler.Functions.Durable;
using Microsoft.DurableTask.Client;

namespace MamCrawler.Functions.Timers;

/// <summary>What Durable keeps of runs that have ended.</summary>
public sealed class DurableHistory(DurableClientScope durable)
{
    private static readonly OrchestrationRuntimeStatus[] Ended =
    [
        OrchestrationRuntimeStatus.Completed,
        OrchestrationRuntimeStatus.Failed,
        OrchestrationRuntimeStatus.Terminated,
    ];

    /// <summary>Removes what was begun before a time and has ended.</summary>
    /// <returns>How many instances were removed.</returns>
    public async Task<int> PurgeAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        var filter = new PurgeInstancesFilter(CreatedFrom: null, CreatedTo: before, Ended);
        return (await durable.Client.PurgeAllInstancesAsync(filter, null, cancellationToken)).PurgedInstanceCount;
    }
}
