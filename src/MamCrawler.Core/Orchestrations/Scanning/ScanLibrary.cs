using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Scanning;
using MamCrawler.Core.Telemetry;

namespace MamCrawler.Core.Orchestrations.Scanning;

/// <summary>The main job (design.md, "How a scan flows"): snapshot, gaps, order, search, decide, report. It knows ids and counts only.</summary>
public sealed class ScanLibrary : IOrchestrator<ScanInput, ScanOutcome>
{
    /// <summary>The fixed instance id: one scan runs at a time.</summary>
    public const string ScanInstanceId = "scan";

    /// <summary>Named faults are results; what is repeated here is what threw, such as a state store out of reach for a moment.</summary>
    internal static readonly RetryOptions Retry = new(3, TimeSpan.FromSeconds(5));

    private const int MostRanges = 50;

    /// <inheritdoc />
    public async Task<ScanOutcome> RunAsync(IOrchestrationContext context, ScanInput input)
    {
        try
        {
            return await ScanAsync(context, input);
        }
        catch (ActivityFailedException exception)
        {
            // Without this a scan that died would look like one that still runs: its report is not written any more.
            context.CreateReplaySafeLogger(typeof(ScanLibrary).FullName!).ScanFailed(input.RunId, exception.ErrorType, exception.Message);
            throw;
        }
    }

    private static async Task<ScanOutcome> ScanAsync(IOrchestrationContext context, ScanInput input)
    {
        Publish(context, nameof(TakeSnapshot), 0, 1, "Reading the library");
        var snapshot = await context.CallActivityAsync<SnapshotOutcome>(nameof(TakeSnapshot), input.RunId, Retry);
        if (snapshot.Fault is not null)
            return await ReportAsync(context, input, snapshot, SearchTotals.None, 0, [snapshot.Fault], snapshot.Sent, cancelled: false);

        var found = await FindAsync(context, input, nameof(FindGaps), snapshot.SeriesChunks, "Looking for gaps in series");
        if (!found.Cancelled)
            found = found.Plus(await FindAsync(context, input, nameof(FindAuthorGaps), snapshot.AuthorChunks, "Looking for gaps of authors"));
        var sent = RequestTally.Sum(snapshot.Sent, found.Sent);
        if (found.Cancelled)
            return await ReportAsync(context, input, snapshot, SearchTotals.None, 0, found.Faults, sent, cancelled: true);

        Publish(context, nameof(OrderGaps), 0, 1, "Putting the gaps in order of wanting");
        var order = await context.CallActivityAsync<OrderOutcome>(
            nameof(OrderGaps),
            new OrderInput(input.RunId, found.Faults.Count == 0, input.TrackerRequests),
            Retry
        );
        var searched = await RunSearches.RunAsync(context, input, order);
        var faults = found
            .Faults.Concat(order.Notes ?? [])
            .Concat(order.Fault is null ? [] : [order.Fault])
            .Concat(searched.Fault is null ? [] : [searched.Fault])
            .ToList();
        sent = RequestTally.Sum(sent, RequestTally.Sum(order.Sent, searched.Sent));
        if (searched.Cancelled)
            return await ReportAsync(context, input, snapshot, searched, order.Gaps, faults, sent, cancelled: true);

        Publish(context, nameof(DecideGrabs), 0, 1, "Deciding what to take");
        var decided = await context.CallActivityAsync<DecideOutcome>(
            nameof(DecideGrabs),
            new DecideInput(input.RunId, input.Mode, input.Limit, searched.Reach, input.Correlation),
            Retry
        );
        if (decided.Fault is not null)
            faults.Add(decided.Fault);
        sent = RequestTally.Sum(sent, decided.Sent);
        return await ReportAsync(context, input, snapshot, searched with { Grabs = decided.Grabs }, order.Gaps, faults, sent, cancelled: false);
    }

    private static async Task<GapsOutcome> FindAsync(IOrchestrationContext context, ScanInput input, string activity, int chunks, string text)
    {
        var sum = GapsOutcome.None;
        var done = 0;
        Publish(context, activity, 0, chunks, text);
        var size = Math.Max(1, (chunks + MostRanges - 1) / MostRanges);
        var ranges = Enumerable
            .Range(0, (chunks + size - 1) / size)
            .Select(range => new ChunkRange(input.RunId, activity, range * size, Math.Min(size, chunks - (range * size)), input.Window));
        await SlidingWindow.RunAsync(
            ranges,
            input.Window,
            async range => (range.Count, Outcome: await FindInAsync(context, range)),
            finished =>
            {
                sum = sum.Plus(finished.Outcome);
                done += finished.Count;
                Publish(context, activity, done, chunks, $"{text}: {sum.Gaps} so far");
            }
        );
        return sum;
    }

    // A part with a single chunk would cost two turns and two messages more, and spare the scan no line of history.
    private static Task<GapsOutcome> FindInAsync(IOrchestrationContext context, ChunkRange range) =>
        range.Count == 1
            ? context.CallActivityAsync<GapsOutcome>(range.Activity, new ChunkInput(range.RunId, range.First), Retry)
            : context.CallSubOrchestratorAsync<GapsOutcome>(nameof(FindGapsInRange), range);

    private static async Task<ScanOutcome> ReportAsync(
        IOrchestrationContext context,
        ScanInput input,
        SnapshotOutcome snapshot,
        SearchTotals searched,
        int gaps,
        IReadOnlyList<Fault> faults,
        IReadOnlyDictionary<string, int>? sent,
        bool cancelled
    )
    {
        Publish(context, nameof(WriteReport), 0, 1, "Writing the report");
        var report = new ReportInput(
            input.RunId,
            snapshot.Books,
            snapshot.Series,
            snapshot.Authors,
            searched.Answered,
            searched.Grabs,
            searched.Requests,
            cancelled,
            [.. faults.DistinctBy(fault => (fault.Service, fault.Sentence))],
            sent
        );
        await context.CallActivityAsync<bool>(nameof(WriteReport), report, Retry);
        Publish(context, nameof(WriteReport), 1, 1, cancelled ? "Cancelled" : "Finished");
        return new ScanOutcome(input.RunId, gaps, searched.Answered, searched.Grabs, cancelled);
    }

    internal static void Publish(IOrchestrationContext context, string stage, int done, int total, string text) =>
        context.SetCustomStatus(new ScanProgress(stage, done, total, text));
}
