namespace MamCrawler.Core.Orchestrations;

/// <summary>Starts orchestrations and tells how they stand.</summary>
public interface IOrchestrationClient
{
    /// <summary>Starts an orchestration under a fixed id, unless one runs under it.</summary>
    /// <returns>True when it was started; false when one is already running.</returns>
    Task<bool> StartAsync(string name, string instanceId, object? input, CancellationToken cancellationToken);

    /// <summary>How the newest run under this id stands; null when there never was one.</summary>
    Task<OrchestrationState?> GetStateAsync(string instanceId, CancellationToken cancellationToken);
}
