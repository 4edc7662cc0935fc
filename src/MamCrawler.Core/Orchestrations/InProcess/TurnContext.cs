namespace MamCrawler.Core.Orchestrations.InProcess;

/// <summary>Runs an orchestrator's continuations one after another, on the thread that takes its turn and in the order in which they came.</summary>
internal sealed class TurnContext : SynchronizationContext
{
    private readonly Queue<(SendOrPostCallback Callback, object? State)> posted = new();
    private readonly Lock gate = new();

    /// <summary>True on the thread that takes the turn.</summary>
    public bool IsCurrent => Current == this;

    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (gate)
            posted.Enqueue((d, state));
    }

    public override void Send(SendOrPostCallback d, object? state) => throw new NotSupportedException("An orchestrator's thread cannot be sent to.");

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Takes a turn: the work and everything that follows from it.</summary>
    public void Run(Action work)
    {
        var before = Current;
        SetSynchronizationContext(this);
        try
        {
            work();
            while (Next() is var (callback, state))
                callback(state);
        }
        finally
        {
            SetSynchronizationContext(before);
        }
    }

    private (SendOrPostCallback Callback, object? State)? Next()
    {
        lock (gate)
            return posted.TryDequeue(out var next) ? next : null;
    }
}
