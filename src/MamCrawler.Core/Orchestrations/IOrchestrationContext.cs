using Microsoft.Extensions.Logging;

namespace MamCrawler.Core.Orchestrations;

/// <summary>
/// The small part of Durable's orchestration context that we use. Orchestrators are deterministic: no I/O, no clock, no randomness, no options and no
/// static state but through this; no ConfigureAwait; they await only tasks made here, alone or through Task.WhenAll and Task.WhenAny.
/// </summary>
public interface IOrchestrationContext
{
    string InstanceId { get; }

    /// <summary>The time of the last event; the same on every replay.</summary>
    DateTimeOffset CurrentUtcDateTime { get; }

    bool IsReplaying { get; }

    /// <summary>A new GUID; the same on every replay.</summary>
    Guid NewGuid();

    /// <summary>Calls an activity by name. A finished one is not repeated on replay.</summary>
    /// <exception cref="ActivityFailedException">It threw (a bug) as often as <paramref name="retry"/> allows.</exception>
    Task<TOutput> CallActivityAsync<TOutput>(string name, object? input, RetryOptions? retry = null);

    /// <summary>Runs another orchestration as a part of this one.</summary>
    /// <exception cref="ActivityFailedException">It failed.</exception>
    Task<TOutput> CallSubOrchestratorAsync<TOutput>(string name, object? input, string? instanceId = null);

    /// <summary>A timer that fires at a time.</summary>
    Task CreateTimer(DateTimeOffset fireAt, CancellationToken cancellationToken);

    /// <summary>Ends this run when the orchestrator returns, and starts it anew with another input and no history.</summary>
    void ContinueAsNew(object? input);

    /// <summary>Publishes progress (JSON of at most 16 KB).</summary>
    void SetCustomStatus(object? status);

    /// <summary>A logger that is silent during replay.</summary>
    ILogger CreateReplaySafeLogger(string category);
}
