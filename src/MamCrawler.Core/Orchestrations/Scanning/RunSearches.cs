namespace MamCrawler.Core.Orchestrations.Scanning;

/// <summary>
/// Goes down the order until the limit of grabs or of tracker requests is reached (rules.md 3): what a person wished for until half of either is spent, then the series and
/// authors, then the wishes that are left. The tracker has one lane, so one batch at a time.
/// </summary>
internal static class RunSearches
{
    /// <summary>Searches for the batches of a run.</summary>
    public static async Task<SearchTotals> RunAsync(IOrchestrationContext context, ScanInput input, OrderOutcome order)
    {
        var totals = SearchTotals.None;
        var wishes = new Queue<int>(Enumerable.Range(0, order.Wishes));
        var others = new Queue<int>(Enumerable.Range(order.Wishes, order.Batches - order.Wishes));
        // A tracker that would not show the account is not asked for anything else (rules.md 1.4).
        while (order.Fault is null && wishes.Count + others.Count > 0 && totals.Grabs < input.Limit && totals.Requests < input.TrackerRequests && !totals.Ended)
        {
            Publish(context, order, totals, totals.Batches, "Searching");
            var turn = wishes.Count > 0 && (others.Count == 0 || IsWithinTheirHalf(totals, input)) ? wishes : others;
            var batch = turn.Dequeue();
            var outcome = await context.CallActivityAsync<SearchOutcome>(
                nameof(SearchReleases),
                new SearchInput(input.RunId, batch, input.TrackerRequests - totals.Requests),
                ScanLibrary.Retry
            );
            totals = totals.Plus(batch, outcome);
        }

        Publish(context, order, totals, order.Batches, "Searched");
        return totals;
    }

    private static bool IsWithinTheirHalf(SearchTotals totals, ScanInput input) =>
        totals.Grabs * 2 < input.Limit && totals.Requests * 2 < input.TrackerRequests;

    private static void Publish(IOrchestrationContext context, OrderOutcome order, SearchTotals totals, int done, string verb) =>
        ScanLibrary.Publish(context, nameof(SearchReleases), done, order.Batches, $"{verb} the tracker: {totals.Answered} of {order.Wanted} gaps answered");
}
