namespace MamCrawler.Core.Orchestrations.Scanning;

/// <summary>Looks for gaps in some chunks, so that no history grows with the size of the library.</summary>
public sealed class FindGapsInRange : IOrchestrator<ChunkRange, GapsOutcome>
{
    /// <inheritdoc />
    public async Task<GapsOutcome> RunAsync(IOrchestrationContext context, ChunkRange input)
    {
        var sum = GapsOutcome.None;
        await SlidingWindow.RunAsync(
            Enumerable.Range(input.First, input.Count),
            input.Window,
            chunk => context.CallActivityAsync<GapsOutcome>(input.Activity, new ChunkInput(input.RunId, chunk), ScanLibrary.Retry),
            outcome => sum = sum.Plus(outcome)
        );
        return sum;
    }
}
