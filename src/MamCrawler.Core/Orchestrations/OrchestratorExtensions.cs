using MamCrawler.Core.Telemetry;

namespace MamCrawler.Core.Orchestrations;

/// <summary>How both engines run an orchestrator.</summary>
public static class OrchestratorExtensions
{
    /// <summary>Runs an orchestrator and, when it ends in an error, says so once, however often it is replayed.</summary>
    public static async Task<TOutput> RunToldAsync<TInput, TOutput>(
        this IOrchestrator<TInput, TOutput> orchestrator,
        IOrchestrationContext context,
        TInput input
    )
    {
        try
        {
            return await orchestrator.RunAsync(context, input);
        }
        catch (Exception exception)
        {
            var name = orchestrator.GetType();
            context
                .CreateReplaySafeLogger(name.FullName!)
                .OrchestrationFailed(name.Name, context.InstanceId, $"{exception.GetType().Name}: {exception.Message}");
            throw;
        }
    }
}
