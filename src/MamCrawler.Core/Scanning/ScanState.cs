using MamCrawler.Core.Orchestrations;

namespace MamCrawler.Core.Scanning;

/// <summary>How a run stands.</summary>
/// <param name="RunId">Its id, which URLs name.</param>
/// <param name="Status">Where it is.</param>
/// <param name="StartedAt">When it was started.</param>
/// <param name="UpdatedAt">When it last changed.</param>
/// <param name="Progress">What it published last; null before it did.</param>
/// <param name="Summary">What it did; null until it has finished.</param>
/// <param name="Error">The error's text when it failed; null otherwise.</param>
public sealed record ScanState(
    string RunId,
    OrchestrationStatus Status,
    DateTimeOffset StartedAt,
    DateTimeOffset UpdatedAt,
    ScanProgress? Progress,
    ScanSummary? Summary,
    string? Error
)
{
    /// <summary>True when nothing more happens in this run.</summary>
    public bool IsFinished => Status is OrchestrationStatus.Completed or OrchestrationStatus.Failed;
}
