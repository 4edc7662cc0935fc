using MamCrawler.Core.Telemetry;

namespace MamCrawler.Core.Orchestrations.Shelving;

/// <summary>
/// Brings a download that is complete in the client onto the shelf (rules.md 7): check what landed, ask the library to scan, then look with growing patience until every
/// volume is proved, and fill its empty fields. What could not be asked ends the run; the row says when the watch starts it again.
/// </summary>
public sealed class ShelveBook : IOrchestrator<ShelveInput, ShelveOutcome>
{
    /// <summary>Named faults are results; what is repeated here is what threw, such as a row that somebody else changed at the same moment.</summary>
    internal static readonly RetryOptions Retry = new(3, TimeSpan.FromSeconds(5));

    /// <summary>From this look on every look has the library scanned first: a scan that ran while the files were still coming saw none of them.</summary>
    private const int ScansAgainFrom = 4;

    /// <inheritdoc />
    public async Task<ShelveOutcome> RunAsync(IOrchestrationContext context, ShelveInput input)
    {
        var ask = new LookInput(input.DownloadId, 0, IsLast: false, null, input.Correlation);
        var step = await CallAsync(context, nameof(CheckLanding), ask, new ShelveStep(ShelveResult.GoesOn));
        for (var look = 0; step.Result == ShelveResult.GoesOn && look < input.Waits.Count; look++)
        {
            ask = ask with { Number = look, IsLast = look == input.Waits.Count - 1 };
            if (look is 0 or >= ScansAgainFrom)
            {
                step = await CallAsync(context, nameof(AskForScan), ask, step);
                ask = ask with { Refusal = step.Refusal };
                if (step.Result != ShelveResult.GoesOn)
                    break;
            }
            await context.CreateTimer(context.CurrentUtcDateTime + input.Waits[look], CancellationToken.None);
            step = await CallAsync(context, nameof(LookForArrival), ask, step);
        }
        // A look that was repeated after a kill finds the download shelved already, and nothing to do.
        if (step.Result is ShelveResult.Shelved or ShelveResult.NothingToDo)
            await FillAsync(context, ask, step);
        return new ShelveOutcome(input.DownloadId, step.Result, ask.Number + 1, step.Proved);
    }

    /// <summary>The book is shelved by then, whatever becomes of its metadata.</summary>
    private static async Task FillAsync(IOrchestrationContext context, LookInput input, ShelveStep before)
    {
        try
        {
            await CallAsync(context, nameof(FillShelvedBook), input, before);
        }
        catch (ActivityFailedException exception)
        {
            context.CreateReplaySafeLogger(typeof(ShelveBook).FullName!).MetadataBug(input.DownloadId, exception.Message);
        }
    }

    private static Task<ShelveStep> CallAsync(IOrchestrationContext context, string activity, LookInput input, ShelveStep before)
    {
        context.SetCustomStatus(new ShelvingProgress(activity, input.Number, before.Proved, before.Volumes));
        return context.CallActivityAsync<ShelveStep>(activity, input, Retry);
    }
}
