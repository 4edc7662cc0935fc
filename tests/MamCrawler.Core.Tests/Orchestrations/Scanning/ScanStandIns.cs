using MamCrawler.Core.Orchestrations.InProcess;
using MamCrawler.Core.Orchestrations.Scanning;
using MamCrawler.Core.Scanning;

namespace MamCrawler.Core.Tests.Orchestrations.Scanning;

/// <summary>The real orchestrators of a scan with activities that answer canned counts, the chunks in an order of their own.</summary>
internal static class ScanStandIns
{
    public static ScanInput Input { get; } = new("20260301-120000", ScanMode.Propose, 20, 100, 4);

    /// <param name="registry">Where they are added.</param>
    /// <param name="time">The clock that the activities wait on.</param>
    /// <param name="begin">Is told each activity's name and input when it begins.</param>
    /// <param name="chunks">Chunks of series; there are half as many of authors.</param>
    public static void Register(OrchestrationRegistry registry, TimeProvider time, Action<string> begin, int chunks = 120)
    {
        registry
            .AddOrchestrator<ScanLibrary, ScanInput, ScanOutcome>(() => new ScanLibrary())
            .AddOrchestrator<FindGapsInRange, ChunkRange, GapsOutcome>(() => new FindGapsInRange());
        Add<string, SnapshotOutcome>(nameof(TakeSnapshot), _ => new SnapshotOutcome(1605, 866, 400, chunks, chunks / 2));
        Add<ChunkInput, GapsOutcome>(nameof(FindGaps), _ => new GapsOutcome(5, 1, [], false));
        Add<ChunkInput, GapsOutcome>(nameof(FindAuthorGaps), _ => new GapsOutcome(5, 1, [], false));
        Add<OrderInput, OrderOutcome>(nameof(OrderGaps), _ => new OrderOutcome(150, 81, 11));
        Add<SearchInput, SearchOutcome>(nameof(SearchReleases), input => new SearchOutcome(7, 2 + input.Batch, 3));
        Add<DecideInput, DecideOutcome>(nameof(DecideGrabs), input => new DecideOutcome(input.Limit));
        Add<ReportInput, bool>(nameof(WriteReport), _ => true);

        void Add<TInput, TOutput>(string name, Func<TInput, TOutput> answer)
            where TInput : notnull =>
            registry.AddActivity<TInput, TOutput>(
                name,
                async (input, cancellationToken) =>
                {
                    var json = OrchestrationJson.Write(input);
                    begin($"{name} {json}");
                    await Task.Delay(TimeSpan.FromMilliseconds(1 + (json.Sum(character => character) & 3)), time, cancellationToken);
                    return answer(input);
                }
            );
    }
}
