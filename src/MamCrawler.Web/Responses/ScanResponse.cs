using MamCrawler.Core.Orchestrations;
using MamCrawler.Core.Scanning;

namespace MamCrawler.Web.Responses;

/// <summary>A run of a scan.</summary>
public sealed record ScanResponse(
    string RunId,
    OrchestrationStatus Status,
    DateTimeOffset StartedAt,
    DateTimeOffset UpdatedAt,
    ScanProgress? Progress,
    ScanSummary? Summary,
    string? Error
)
{
    public static ScanResponse From(ScanState state) =>
        new(state.RunId, state.Status, state.StartedAt, state.UpdatedAt, state.Progress, state.Summary, state.Error);
}
