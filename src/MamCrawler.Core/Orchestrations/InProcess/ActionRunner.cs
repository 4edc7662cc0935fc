using System.Threading.Channels;
using MamCrawler.Core.Telemetry;

namespace MamCrawler.Core.Orchestrations.InProcess;

/// <summary>Carries out what one run schedules and signals each end.</summary>
internal sealed class ActionRunner(
    EngineServices services,
    RunningInstances running,
    OrchestrationInstance instance,
    ChannelWriter<RunSignal> signals,
    CancellationToken cancellationToken
) : IDisposable
{
    private static readonly TimeSpan LongestDelay = TimeSpan.FromDays(30);
    private readonly CancellationTokenSource cancel = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
    private readonly Dictionary<int, CancellationTokenSource> timers = [];
    private readonly List<Task> working = [];
    private int started;

    /// <summary>Starts what was scheduled since the last call, and forgets the timers that the orchestrator cancelled.</summary>
    public void Start(OrchestrationExecution execution)
    {
        working.RemoveAll(task => task.IsCompleted);
        foreach (var (id, timer) in timers.Where(timer => !execution.Pending.ContainsKey(timer.Key)).ToList())
        {
            timer.Cancel();
            timers.Remove(id);
        }

        for (; started < execution.Scheduled.Count; started++)
        {
            var action = execution.Scheduled[started];
            if (!execution.Pending.ContainsKey(action.Id))
                continue;
            if (action.Kind is ActionKind.Timer)
                _ = WaitAsync(action, (timers[action.Id] = CancellationTokenSource.CreateLinkedTokenSource(cancel.Token)).Token);
            else
                working.Add(action.Kind is ActionKind.Activity ? RunActivityAsync(action) : RunSubOrchestrationAsync(action));
        }
    }

    /// <summary>Waits until every activity and sub-orchestration that was started has ended or given up.</summary>
    public Task DrainAsync() => Task.WhenAll(working);

    /// <summary>Cancels what is still going on.</summary>
    public Task CancelAsync() => cancel.CancelAsync();

    public void Dispose() => cancel.Dispose();

    private async Task RunActivityAsync(ScheduledAction action)
    {
        using var slot = CancellationTokenSource.CreateLinkedTokenSource(cancel.Token, services.Stopping);
        try
        {
            await services.ActivitySlots.WaitAsync(slot.Token);
            try
            {
                services.Counters.CountActivity();
                var result = await Task.Run(() => services.Registry.Activity(action.Name)(action.Input, cancel.Token), CancellationToken.None);
                Signal(HistoryEvent.Completed(action, LargeText.Check(result, $"The result of '{action.Name}'"), services.Time.GetUtcNow()));
            }
            finally
            {
                services.ActivitySlots.Release();
            }
        }
        catch (OperationCanceledException) when (cancel.IsCancellationRequested || services.Stopping.IsCancellationRequested)
        {
            // It did not end, so it leaves no event and is called again when the run is resumed. (The linked source may not be cancelled yet when its sources are.)
            Signal(null);
        }
        catch (Exception exception)
        {
            services.Log.ActivityFailed(exception, action.Name, instance.InstanceId);
            Signal(HistoryEvent.Failed(action, exception, services.Time.GetUtcNow()));
        }
    }

    private async Task RunSubOrchestrationAsync(ScheduledAction action)
    {
        try
        {
            var ended = await running.RunPartAsync(instance, action, cancel.Token);
            Signal(ended);
        }
        catch (ArgumentException exception)
        {
            Signal(HistoryEvent.Failed(action, exception, services.Time.GetUtcNow()));
        }
        catch (Exception exception)
        {
            // The part could not be stored: neither can this run go on.
            signals.TryComplete(exception);
        }
    }

    private async Task WaitAsync(ScheduledAction timer, CancellationToken cancelled)
    {
        try
        {
            while (timer.FireAt - services.Time.GetUtcNow() is var left && left > TimeSpan.Zero)
                await Task.Delay(left < LongestDelay ? left : LongestDelay, services.Time, cancelled);
            Signal(HistoryEvent.Completed(timer, "", services.Time.GetUtcNow()));
        }
        catch (OperationCanceledException) when (cancelled.IsCancellationRequested)
        {
            Signal(null);
        }
    }

    private void Signal(HistoryEvent? end) => signals.TryWrite(new RunSignal(end));
}
