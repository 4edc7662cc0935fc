using MamCrawler.Core.Account;
using MamCrawler.Core.Faults;

namespace MamCrawler.Core.Downloads.Pushing;

/// <summary>Ends a push: writes state, reason and the next attempt.</summary>
internal sealed class PushEnding(TimeProvider time)
{
    internal Task<PushOutcome> AfterFaultAsync(PushRun run, Fault fault, CancellationToken cancellationToken) =>
        fault switch
        {
            // Only what speaks of this torrent uses an attempt; a service that is away, changed or shut says nothing about it.
            { Name: FaultName.NotATorrent or FaultName.ClientRefused } => RefusedAsync(run, fault.Sentence, fault, cancellationToken),
            { Response: FaultResponse.Wait } => WaitAsync(run, fault.Sentence, Longer(fault.RetryAfter, RetrySchedule.AfterWait), fault, cancellationToken),
            _ => WaitAsync(run, fault.Sentence, Longer(fault.RetryAfter, RetrySchedule.AfterAskingPerson), fault, cancellationToken),
        };

    /// <summary>Waits without using up an attempt. A download that policy blocked is no longer blocked when something else makes it wait.</summary>
    internal async Task<PushOutcome> WaitAsync(PushRun run, string why, TimeSpan delay, Fault? fault, CancellationToken cancellationToken)
    {
        var state = run.Download.State == DownloadState.Blocked ? DownloadState.Approved : run.Download.State;
        return await EndAsync(run, state, why, time.GetUtcNow() + delay, new(PushResult.Waiting, why, null, fault), cancellationToken);
    }

    internal static Task<PushOutcome> BlockAsync(PushRun run, PushHold hold, DateTimeOffset next, CancellationToken cancellationToken)
    {
        var fault = hold.Fault is { } name ? new Fault(name, "MyAnonamouse", hold.Sentence, FaultResponse.Wait) : null;
        run.Note(hold.On(run.Download));
        return EndAsync(run, DownloadState.Blocked, hold.Sentence, next, new(PushResult.Blocked, hold.Sentence, null, fault), cancellationToken);
    }

    internal static Task<PushOutcome> HoldAsync(PushRun run, string why, CancellationToken cancellationToken) =>
        EndAsync(run, DownloadState.Held, why, null, new(PushResult.Held, why), cancellationToken);

    internal static Task<PushOutcome> WithdrawAsync(PushRun run, string why, CancellationToken cancellationToken) =>
        EndAsync(run, DownloadState.Rejected, why, null, new(PushResult.NothingToDo, why), cancellationToken);

    internal async Task<PushOutcome> RefusedAsync(PushRun run, string why, Fault? fault, CancellationToken cancellationToken)
    {
        var attempts = run.Download.Attempts + 1;
        var delay = RetrySchedule.AfterRefusal(attempts);
        var (state, result) = delay is null ? (DownloadState.Abandoned, PushResult.Abandoned) : (DownloadState.Failed, PushResult.Refused);
        var next = time.GetUtcNow() + delay;
        await run.WriteAsync(run.Download with { State = state, Why = why, Attempts = attempts, NextAttemptAt = next }, cancellationToken);
        return new PushOutcome(result, why, next, fault);
    }

    private static async Task<PushOutcome> EndAsync(
        PushRun run,
        DownloadState state,
        string why,
        DateTimeOffset? next,
        PushOutcome outcome,
        CancellationToken cancellationToken
    )
    {
        await run.WriteAsync(run.Download with { State = state, Why = why, NextAttemptAt = next }, cancellationToken);
        return outcome with { NextAttemptAt = next };
    }

    private static TimeSpan Longer(TimeSpan? asked, TimeSpan own) =>
        asked is { } wish && wish > own ? (wish < RetrySchedule.LongestWait ? wish : RetrySchedule.LongestWait) : own;
}
