namespace MamCrawler.Core.Orchestrations;

/// <summary>An orchestration. Its name is its class's name. Input and output carry ids and counts, never payloads or secrets.</summary>
public interface IOrchestrator<in TInput, TOutput>
{
    /// <summary>Runs it; called again from the start on every replay.</summary>
    Task<TOutput> RunAsync(IOrchestrationContext context, TInput input);
}
