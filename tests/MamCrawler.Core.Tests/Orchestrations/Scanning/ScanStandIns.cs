using MamCrawler.Core.Orchestrations.InProcess;
using MamCrawler.Core.Orchestrations.Scanning;

namespace MamCrawler.Core.Tests.Orchestrations.Scanning;

/// <summary>The real orchestrators of a scan with activities that answer canned counts, the chunks in an order of their own.</summary>
internal static class ScanStandIns
{
    public static void Register(OrchestrationRegistry registry, TimeProvider time) => registry
        .AddOrchestrator<ScanLibrary, ScanInput, ScanOutcome>(() => new ScanLibrary())
        .AddOrchestrator<FindGapsInRange, ChunkRange, GapsOutcome>(() => new FindGapsInRange())
        .AddActivity<string, SnapshotOutcome>(nameof(TakeSnapshot), (_, _) => Task.FromResult(new SnapshotOutcome(1605, 866, 400, 120, 30)))
        .AddActivity<ChunkInput, GapsOutcome>(nameof(FindGaps), (input, cancellationToken) => FindAsync(input, time, cancellationToken))
        .AddActivity<ChunkInput, GapsOutcome>(nameof(FindAuthorGaps), (input, cancellationToken) => FindAsync(input, time, cancellationToken))
        .AddActivity<OrderInput, OrderOutcome>(nameof(OrderGaps), (_, _) => Task.FromResult(new OrderOutcome(150, 81, 11)))
        .AddActivity<SearchInput, SearchOutcome>(nameof(SearchReleases), (input, _) => Task.FromResult(new SearchOutcome(7, 2 + input.Batch, 3)))
        .AddActivity<DecideInput, DecideOutcome>(nameof(DecideGrabs), (input, _) => Task.FromResult(new DecideOutcome(input.Limit)))
        .AddActivity<ReportInput, bool>(nameof(WriteReport), (_, _) => Task.FromResult(true));

    private static async Task<GapsOutcome> FindAsync(ChunkInput input, TimeProvider time, CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(1 + (input.Chunk * 7 % 5)), time, cancellationToken);
        return new GapsOutcome(5, 1, [], false);
    }
}
