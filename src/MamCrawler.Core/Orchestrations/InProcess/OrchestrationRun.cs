using System.Threading.Channels;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Telemetry;

namespace MamCrawler.Core.Orchestrations.InProcess;

/// <summary>
/// Runs one instance in this process: replay, then in turn wait for ends, store all that have come in one batch, deliver them one by one, start what they lead to. An end is
/// delivered only when it is stored, so what the orchestrator saw once it sees on every replay. Storing is never cancelled: a stop lets it finish.
/// </summary>
internal sealed class OrchestrationRun(
    EngineServices services,
    RunningInstances running,
    OrchestrationInstance instance,
    bool isNew,
    CancellationToken cancellationToken
)
{
    private const int MaximumConflicts = 10;
    private string? customStatus = instance.CustomStatus;
    private OrchestrationInstance row = instance;
    private long statusStoredAt;
    private int conflicts;

    private bool MustStop => services.Stopping.IsCancellationRequested || cancellationToken.IsCancellationRequested;

    /// <summary>What the orchestrator published last, stored or not.</summary>
    public string? CustomStatus => Volatile.Read(ref customStatus);

    /// <summary>Runs until the instance has ended, or the engine stops: then its row still says Running.</summary>
    public async Task<OrchestrationInstance> RunAsync()
    {
        for (var replay = !isNew; ; )
        {
            try
            {
                var outcome = await RunOnceAsync(replay);
                if (outcome?.NextInput is not { } next)
                    return outcome is null ? await ReleaseAsync() : await EndAsync(outcome);
                await ContinueAsNewAsync(next);
                replay = false;
            }
            catch (RowConflictException) when (conflicts++ < MaximumConflicts)
            {
                // A process that hung until its lease was over may still have stored an end: whoever holds the instance goes on from there, the other stops.
                if ((await services.Instances.GetAsync(row.InstanceId, CancellationToken.None))?.ETag != row.ETag)
                    throw;
                replay = true;
            }
        }
    }

    private async Task<OrchestrationOutcome?> RunOnceAsync(bool replay)
    {
        var execution = new OrchestrationExecution(row, services.Registry, services.Loggers);
        var events = replay ? await services.History.ReadAsync(row.InstanceId, row.RunId, CancellationToken.None) : [];
        var stored = events.Count;
        TakeTurn(execution, () => execution.Start(replaying: stored > 0));
        foreach (var end in events)
            TakeTurn(execution, () => execution.Deliver(end, replaying: true));
        if (execution.Outcome is not null)
            return execution.Outcome;

        var signals = Channel.CreateUnbounded<RunSignal>(new UnboundedChannelOptions { SingleReader = true });
        using var runner = new ActionRunner(services, running, row, signals.Writer, cancellationToken);
        using var wakeUps = new WakeUps(services, row.Parent is null, () => signals.Writer.TryWrite(default), cancellationToken);
        try
        {
            while (execution.Outcome is null && !MustStop)
            {
                runner.Start(execution);
                await signals.Reader.WaitToReadAsync(CancellationToken.None);
                foreach (var end in await StoreAsync(Ends(signals.Reader), stored))
                {
                    TakeTurn(execution, () => execution.Deliver(end, replaying: false));
                    stored++;
                }

                if (execution.Outcome is null)
                    await StoreStatusAsync(wakeUps);
            }

            if (execution.Outcome is not null)
                return execution.Outcome;
            await runner.DrainAsync();
            await StoreAsync(Ends(signals.Reader), stored);
            return null;
        }
        finally
        {
            await runner.CancelAsync();
            await runner.DrainAsync();
        }
    }

    private static List<HistoryEvent> Ends(ChannelReader<RunSignal> signals)
    {
        var ends = new List<HistoryEvent>();
        while (signals.TryRead(out var signal))
        {
            if (signal.End is { } end)
                ends.Add(end);
        }

        return ends;
    }

    private async Task<IReadOnlyList<HistoryEvent>> StoreAsync(List<HistoryEvent> ends, int number)
    {
        // One time for all of a batch keeps the orchestrator's clock from running backwards.
        var now = services.Time.GetUtcNow();
        var stored = new List<HistoryEvent>(ends.Select(end => end with { At = now }));
        for (var done = 0; done < stored.Count; )
        {
            var rest = stored[done..];
            var count = OrchestrationHistory.Fitting(rest);
            await services.History.AppendAsync(row.InstanceId, row.RunId, number + done, rest[..count], CancellationToken.None);
            done += count;
        }

        return stored;
    }

    private void TakeTurn(OrchestrationExecution execution, Action turn)
    {
        services.Counters.CountTurn();
        turn();
        Volatile.Write(ref customStatus, execution.CustomStatus);
    }

    private async Task StoreStatusAsync(WakeUps wakeUps)
    {
        var due = services.Options.StatusInterval - TimeProvider.System.GetElapsedTime(statusStoredAt);
        var changed = customStatus != row.CustomStatus;
        if (changed && due > TimeSpan.Zero && statusStoredAt != 0)
            wakeUps.After(due);
        else if (changed || wakeUps.IsRenewalDue(row))
            await WriteAsync(services.Hold(row));
    }

    private async Task WriteAsync(OrchestrationInstance next)
    {
        row = await services.Instances.WriteAsync(next with { CustomStatus = customStatus }, CancellationToken.None);
        statusStoredAt = TimeProvider.System.GetTimestamp();
    }

    private async Task<OrchestrationInstance> EndAsync(OrchestrationOutcome outcome)
    {
        await WriteAsync(
            row with
            {
                Status = outcome.Status,
                Output = LargeText.Check(outcome.Output, "The output"),
                ErrorType = outcome.ErrorType,
                UpdatedAt = services.Time.GetUtcNow(),
                LeaseHolder = null,
            }
        );
        if (row.Parent is null)
            services.Log.OrchestrationEnded(row.Name, row.InstanceId, row.Status);
        else
            services.Log.PartEnded(row.Name, row.InstanceId, row.Status);
        return row;
    }

    private async Task ContinueAsNewAsync(string input)
    {
        var ended = OrchestrationHistory.PartitionOf(row.InstanceId, row.RunId);
        await WriteAsync(services.Hold(row) with { RunId = Guid.NewGuid().ToString("N"), Input = input, StartedAt = services.Time.GetUtcNow() });
        await services.History.DeleteAsync(ended, CancellationToken.None);
    }

    private async Task<OrchestrationInstance> ReleaseAsync()
    {
        if (row.LeaseHolder is not null || customStatus != row.CustomStatus)
            await WriteAsync(row with { UpdatedAt = services.Time.GetUtcNow(), LeaseHolder = null });
        return row;
    }
}
