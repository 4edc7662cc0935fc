namespace MamCrawler.Core.Orchestrations.InProcess;

/// <summary>The row of an instance: its newest run and who runs it.</summary>
internal sealed record OrchestrationInstance
{
    public required string InstanceId { get; init; }

    public required string Name { get; init; }

    /// <summary>Distinguishes the runs under one id; a continue-as-new is a new run.</summary>
    public required string RunId { get; init; }

    public required OrchestrationStatus Status { get; init; }

    /// <summary>When the instance was started.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When this run was started: the orchestrator's first time.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    public required string Input { get; init; }

    /// <summary>The output as JSON, or the error's text.</summary>
    public string? Output { get; init; }

    public string? ErrorType { get; init; }

    public string? CustomStatus { get; init; }

    /// <summary>The run and action that called this sub-orchestration; null for one that was started by itself.</summary>
    public string? Parent { get; init; }

    /// <summary>Who runs it; null when nobody does. Parts of another orchestration belong to its holder.</summary>
    public string? LeaseHolder { get; init; }

    public DateTimeOffset LeaseUntil { get; init; }

    /// <summary>The row's version; null when it was not written yet.</summary>
    public string? ETag { get; init; }

    public bool HasEnded => Status is OrchestrationStatus.Completed or OrchestrationStatus.Failed;

    public OrchestrationState ToState() => new(InstanceId, Name, Status, CreatedAt, UpdatedAt, CustomStatus, Output);
}
