using DurableTask.Core.Exceptions;
using MamCrawler.Core.Orchestrations;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace MamCrawler.Functions.Durable;

/// <summary>
/// Starts orchestrations on Durable under fixed instance ids. A run that has not ended is never replaced: the statuses that stand in the way are named, because Durable ends and replaces a run whose
/// status is not.
/// </summary>
public sealed class DurableOrchestrationClient(DurableClientScope scope) : IOrchestrationClient
{
    private static readonly OrchestrationRuntimeStatus[] Unfinished =
    [
        OrchestrationRuntimeStatus.Pending,
        OrchestrationRuntimeStatus.Running,
        OrchestrationRuntimeStatus.Suspended,
    ];

    /// <inheritdoc />
    public async Task<bool> StartAsync(string name, string instanceId, object? input, CancellationToken cancellationToken)
    {
        var options = new StartOrchestrationOptions(instanceId).WithDedupeStatuses(Unfinished);
        try
        {
            await scope.Client.ScheduleNewOrchestrationInstanceAsync(name, input, options, cancellationToken);
            return true;
        }
        catch (OrchestrationAlreadyExistsException)
        {
            return false;
        }
    }

    /// <inheritdoc />
    public async Task<OrchestrationState?> GetStateAsync(string instanceId, CancellationToken cancellationToken) =>
        await scope.Client.GetInstanceAsync(instanceId, getInputsAndOutputs: true, cancellationToken) is { } metadata ? StateOf(metadata) : null;

    private static OrchestrationState StateOf(OrchestrationMetadata metadata)
    {
        var status = StatusOf(metadata.RuntimeStatus);
        return new OrchestrationState(
            metadata.InstanceId,
            metadata.Name,
            status,
            metadata.CreatedAt,
            metadata.LastUpdatedAt,
            metadata.SerializedCustomStatus,
            status == OrchestrationStatus.Failed ? WhyFailed(metadata) : metadata.SerializedOutput
        );
    }

    private static OrchestrationStatus StatusOf(OrchestrationRuntimeStatus status) =>
        status switch
        {
            OrchestrationRuntimeStatus.Pending => OrchestrationStatus.Pending,
            OrchestrationRuntimeStatus.Completed => OrchestrationStatus.Completed,
            OrchestrationRuntimeStatus.Failed or OrchestrationRuntimeStatus.Terminated => OrchestrationStatus.Failed,
            // Running, suspended, and about to go on as new.
            _ => OrchestrationStatus.Running,
        };

    private static string WhyFailed(OrchestrationMetadata metadata) =>
        metadata.RuntimeStatus == OrchestrationRuntimeStatus.Terminated
            ? "It was ended from outside."
            : metadata.FailureDetails?.ErrorMessage ?? "It failed, and Durable does not say why.";
}
