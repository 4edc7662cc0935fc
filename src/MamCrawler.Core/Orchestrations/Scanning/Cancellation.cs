using MamCrawler.Core.State;

namespace MamCrawler.Core.Orchestrations.Scanning;

/// <summary>Cancelling is a row that activities read before they begin (design.md, "Orchestrations run on two engines").</summary>
internal static class Cancellation
{
    public static async Task<bool> IsRequestedAsync(this RunStore runs, string runId, CancellationToken cancellationToken) =>
        await runs.FindAsync(runId, cancellationToken) is { CancelRequested: true };
}
