using MamCrawler.Core.Orchestrations;
using Microsoft.DurableTask;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Functions.Durable;

/// <summary>Durable's orchestration context as the orchestrators know it. It adds nothing of its own, so that what Durable promises about replays holds.</summary>
internal sealed class DurableOrchestrationContext(TaskOrchestrationContext context) : IOrchestrationContext
{
    /// <inheritdoc />
    public string InstanceId => context.InstanceId;

    /// <inheritdoc />
    public DateTimeOffset CurrentUtcDateTime => new(DateTime.SpecifyKind(context.CurrentUtcDateTime, DateTimeKind.Utc));

    /// <inheritdoc />
    public bool IsReplaying => context.IsReplaying;

    /// <inheritdoc />
    public Guid NewGuid() => context.NewGuid();

    /// <inheritdoc />
    public async Task<TOutput> CallActivityAsync<TOutput>(string name, object? input, RetryOptions? retry = null)
    {
        try
        {
            return await context.CallActivityAsync<TOutput>(name, input, ActivityRetry.OptionsOf(retry));
        }
        catch (TaskFailedException exception)
        {
            throw FailureOf(name, exception);
        }
    }

    /// <inheritdoc />
    public async Task<TOutput> CallSubOrchestratorAsync<TOutput>(string name, object? input, string? instanceId = null)
    {
        try
        {
            return await context.CallSubOrchestratorAsync<TOutput>(
                name,
                input,
                instanceId is null ? null : new SubOrchestrationOptions(instanceId: instanceId)
            );
        }
        catch (TaskFailedException exception)
        {
            throw FailureOf(name, exception);
        }
    }

    /// <inheritdoc />
    public Task CreateTimer(DateTimeOffset fireAt, CancellationToken cancellationToken) => context.CreateTimer(fireAt.UtcDateTime, cancellationToken);

    /// <inheritdoc />
    public void ContinueAsNew(object? input) => context.ContinueAsNew(input);

    /// <inheritdoc />
    public void SetCustomStatus(object? status) => context.SetCustomStatus(status);

    /// <inheritdoc />
    public ILogger CreateReplaySafeLogger(string category) => context.CreateReplaySafeLogger(category);

    private static ActivityFailedException FailureOf(string name, TaskFailedException exception) =>
        new(name, exception.FailureDetails.ErrorType, exception.FailureDetails.ErrorMessage);
}
