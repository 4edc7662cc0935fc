using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Telemetry;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Core.Orchestrations.InProcess;

/// <summary>
/// Runs orchestrations in this process. The ends of activities are kept in <see cref="ITableStore"/>; a killed process's instances go on with <see cref="ResumeAsync"/> and repeat
/// no activity whose end was stored. For one machine: any number of processes may share the store, each instance runs in one of them.
/// </summary>
public sealed class InProcessEngine : IOrchestrationClient, IAsyncDisposable
{
    private static readonly TimeSpan PollInterval = TimeSpan.FromSeconds(1);
    private readonly CancellationTokenSource stopping = new();
    private readonly CancellationTokenSource cancelActivities = new();
    private readonly EngineServices services;
    private readonly RunningInstances running;
    private int disposed;

    /// <summary>Makes an engine; it does nothing until something is started or resumed.</summary>
    /// <exception cref="ArgumentException">An option is outside its range.</exception>
    public InProcessEngine(OrchestrationRegistry registry, ITableStore store, TimeProvider time, ILoggerFactory loggers, InProcessEngineOptions? options = null)
    {
        options ??= new InProcessEngineOptions();
        options.Validate();
        services = new EngineServices(
            registry,
            new OrchestrationInstances(store, Counters),
            new OrchestrationHistory(store, Counters),
            options,
            Counters,
            time,
            loggers,
            loggers.CreateLogger<InProcessEngine>(),
            new SemaphoreSlim(options.MaximumActivities),
            stopping.Token,
            cancelActivities.Token
        );
        running = new RunningInstances(services);
    }

    /// <summary>What this engine has done.</summary>
    public EngineCounters Counters { get; } = new();

    /// <inheritdoc />
    public async Task<bool> StartAsync(string name, string instanceId, object? input, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(stopping.IsCancellationRequested, this);
        var previous = await services.Instances.GetAsync(instanceId, cancellationToken);
        if (previous is { HasEnded: false })
            return false;
        try
        {
            var started = await services.Instances.WriteAsync(
                services.NewRun(name, instanceId, OrchestrationJson.Write(input), null, previous),
                cancellationToken
            );
            services.Log.OrchestrationStarted(name, instanceId);
            _ = running.Launch(started, isNew: true, cancelActivities.Token);
            return true;
        }
        catch (RowConflictException)
        {
            // Another start came first.
            return false;
        }
    }

    /// <inheritdoc />
    public async Task<OrchestrationState?> GetStateAsync(string instanceId, CancellationToken cancellationToken)
    {
        var instance = await services.Instances.GetAsync(instanceId, cancellationToken);
        return instance is { HasEnded: false } && running.Find(instanceId) is { } here
            ? instance.ToState() with
            {
                CustomStatus = here.Run.CustomStatus,
            }
            : instance?.ToState();
    }

    /// <summary>Goes on with the instances that a killed or stopped process left, and that no living process holds. Call it at start, and again from time to time if leases only expire.</summary>
    /// <returns>The ids of those that now run here.</returns>
    public async Task<IReadOnlyList<string>> ResumeAsync(CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(stopping.IsCancellationRequested, this);
        var left = await services
            .Instances.ListAsync(cancellationToken)
            .Where(instance => instance is { HasEnded: false, Parent: null } && !running.IsRunning(instance.InstanceId) && services.IsFree(instance))
            .ToListAsync(cancellationToken);
        var resumed = new List<string>();
        foreach (var instance in left)
        {
            try
            {
                var taken = await services.Instances.WriteAsync(services.Hold(instance), cancellationToken);
                services.Log.OrchestrationResumed(taken.Name, taken.InstanceId);
                _ = running.Launch(taken, isNew: false, cancelActivities.Token);
                resumed.Add(taken.InstanceId);
            }
            catch (RowConflictException)
            {
                // Another process was quicker.
                continue;
            }
        }

        return resumed;
    }

    /// <summary>Waits until the instance has ended, here or in another process.</summary>
    /// <returns>How it ended; Running when this engine was stopped meanwhile.</returns>
    /// <exception cref="FaultException">It was interrupted because the state could not be stored, or another process took it over.</exception>
    /// <exception cref="ArgumentException">There is no such instance.</exception>
    public async Task<OrchestrationState> WaitAsync(string instanceId, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (running.Find(instanceId) is { } here)
                return (await here.Completion.WaitAsync(cancellationToken)).ToState();
            var state =
                await GetStateAsync(instanceId, cancellationToken)
                ?? throw new ArgumentException($"There is no orchestration '{instanceId}'.", nameof(instanceId));
            if (state.Status is OrchestrationStatus.Completed or OrchestrationStatus.Failed || stopping.IsCancellationRequested)
                return state;
            await Task.Delay(PollInterval, services.Time, cancellationToken);
        }
    }

    /// <summary>
    /// Starts no more activities, lets the running ones end and stores their ends; then the instances are free for another process. When <paramref name="cancelRunning"/> is
    /// cancelled the running activities are cancelled too and are called again on resuming.
    /// </summary>
    public async Task StopAsync(CancellationToken cancelRunning)
    {
        await using var registration = cancelRunning.Register(cancelActivities.Cancel);
        await stopping.CancelAsync();
        await running.WhenAllEnded().ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    /// <summary>Deletes instances that ended before a time, with their histories, and histories that belong to no instance any more.</summary>
    /// <returns>How many instances were deleted.</returns>
    public Task<int> PurgeAsync(DateTimeOffset olderThan, CancellationToken cancellationToken) =>
        new OrchestrationPurge(services.Instances, services.History).RunAsync(olderThan, cancellationToken);

    /// <summary>Stops at once: running activities are cancelled.</summary>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref disposed, 1) == 1)
            return;
        await StopAsync(new CancellationToken(canceled: true));
        stopping.Dispose();
        cancelActivities.Dispose();
        services.ActivitySlots.Dispose();
    }
}
