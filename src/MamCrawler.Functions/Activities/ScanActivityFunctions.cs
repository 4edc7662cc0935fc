using MamCrawler.Core.Orchestrations.Scanning;
using Microsoft.Azure.Functions.Worker;

namespace MamCrawler.Functions.Activities;

/// <summary>The activities of a scan, each a function of its own name, so that the portal shows them.</summary>
public sealed class ScanActivityFunctions(ActivityRun run)
{
    [Function(FunctionNames.TakeSnapshot)]
    public Task<SnapshotOutcome> TakeSnapshotAsync([ActivityTrigger] string input, CancellationToken cancellationToken) =>
        run.RunAsync<TakeSnapshot, string, SnapshotOutcome>(input, cancellationToken);

    [Function(FunctionNames.FindGaps)]
    public Task<GapsOutcome> FindGapsAsync([ActivityTrigger] ChunkInput input, CancellationToken cancellationToken) =>
        run.RunAsync<FindGaps, ChunkInput, GapsOutcome>(input, cancellationToken);

    [Function(FunctionNames.FindAuthorGaps)]
    public Task<GapsOutcome> FindAuthorGapsAsync([ActivityTrigger] ChunkInput input, CancellationToken cancellationToken) =>
        run.RunAsync<FindAuthorGaps, ChunkInput, GapsOutcome>(input, cancellationToken);

    [Function(FunctionNames.OrderGaps)]
    public Task<OrderOutcome> OrderGapsAsync([ActivityTrigger] OrderInput input, CancellationToken cancellationToken) =>
        run.RunAsync<OrderGaps, OrderInput, OrderOutcome>(input, cancellationToken);

    [Function(FunctionNames.SearchReleases)]
    public Task<SearchOutcome> SearchReleasesAsync([ActivityTrigger] SearchInput input, CancellationToken cancellationToken) =>
        run.RunAsync<SearchReleases, SearchInput, SearchOutcome>(input, cancellationToken);

    [Function(FunctionNames.DecideGrabs)]
    public Task<DecideOutcome> DecideGrabsAsync([ActivityTrigger] DecideInput input, CancellationToken cancellationToken) =>
        run.RunAsync<DecideGrabs, DecideInput, DecideOutcome>(input, cancellationToken);

    [Function(FunctionNames.WriteReport)]
    public Task<bool> WriteReportAsync([ActivityTrigger] ReportInput input, CancellationToken cancellationToken) =>
        run.RunAsync<WriteReport, ReportInput, bool>(input, cancellationToken);
}
