namespace MamCrawler.Core.Orchestrations.InProcess;

/// <summary>Wakes a waiting run to renew its lease, to store its status and to stop.</summary>
internal sealed class WakeUps : IDisposable
{
    private readonly EngineServices services;
    private readonly ITimer? renewal;
    private readonly ITimer status;
    private readonly CancellationTokenRegistration stopping;
    private readonly CancellationTokenRegistration cancelled;

    public WakeUps(EngineServices services, bool hasLease, Action wake, CancellationToken cancellationToken)
    {
        this.services = services;
        if (hasLease && services.Options.LeaseDuration != Timeout.InfiniteTimeSpan)
            renewal = services.Time.CreateTimer(_ => wake(), null, services.Options.LeaseDuration / 3, services.Options.LeaseDuration / 3);
        status = TimeProvider.System.CreateTimer(_ => wake(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        stopping = services.Stopping.Register(wake);
        cancelled = cancellationToken.Register(wake);
    }

    /// <summary>True when a third of the lease has gone by.</summary>
    public bool IsRenewalDue(OrchestrationInstance row) =>
        renewal is not null && row.LeaseUntil - services.Time.GetUtcNow() <= services.Options.LeaseDuration * 2 / 3;

    /// <summary>Wakes the run once after a while.</summary>
    public void After(TimeSpan wait) => status.Change(wait, Timeout.InfiniteTimeSpan);

    public void Dispose()
    {
        cancelled.Dispose();
        stopping.Dispose();
        status.Dispose();
        renewal?.Dispose();
    }
}
