namespace MamCrawler.Core.Orchestrations;

/// <summary>How an orchestration stands.</summary>
/// <param name="InstanceId">Its id.</param>
/// <param name="Name">The orchestrator's name.</param>
/// <param name="Status">Where it is.</param>
/// <param name="CreatedAt">When it was started.</param>
/// <param name="UpdatedAt">When it last changed.</param>
/// <param name="CustomStatus">What it published last, as JSON; null for nothing.</param>
/// <param name="Output">Its output as JSON, or the error's text when it failed; null while it runs.</param>
public sealed record OrchestrationState(
    string InstanceId,
    string Name,
    OrchestrationStatus Status,
    DateTimeOffset CreatedAt,
    DateTimeOffset UpdatedAt,
    string? CustomStatus,
    string? Output
);
