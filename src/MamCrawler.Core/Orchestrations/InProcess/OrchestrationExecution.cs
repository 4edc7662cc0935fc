using Microsoft.Extensions.Logging;

namespace MamCrawler.Core.Orchestrations.InProcess;

/// <summary>
/// One run of an orchestrator in memory: events go in one at a time, scheduled actions come out. It touches no store and no clock, so the engine and the replay check
/// run exactly the same.
/// </summary>
internal sealed class OrchestrationExecution(OrchestrationInstance instance, OrchestrationRegistry registry, ILoggerFactory loggers)
{
    private readonly TurnContext turn = new();
    private ReplayContext? context;
    private Task<string>? running;

    public IReadOnlyList<ScheduledAction> Scheduled => Context.Scheduled;

    public IReadOnlyDictionary<int, PendingAction> Pending => Context.Pending;

    public string? CustomStatus => Context.CustomStatus;

    /// <summary>How it ended; null while it has not.</summary>
    public OrchestrationOutcome? Outcome { get; private set; }

    private ReplayContext Context => context ?? throw new InvalidOperationException("The run has not begun.");

    /// <summary>Runs it up to where it waits first.</summary>
    public void Start(bool replaying)
    {
        context = new ReplayContext(instance.InstanceId, instance.RunId, turn, loggers)
        {
            CurrentUtcDateTime = instance.StartedAt,
            IsReplaying = replaying,
            CustomStatus = instance.CustomStatus,
        };
        TakeTurn(() => running = registry.Orchestrator(instance.Name)(context, instance.Input));
    }

    /// <summary>Tells it the end of an action and runs it up to where it waits next.</summary>
    public void Deliver(HistoryEvent end, bool replaying)
    {
        if (Outcome is not null)
            return;
        Context.CurrentUtcDateTime = end.At;
        Context.IsReplaying = replaying;
        if (end.ActionId >= Scheduled.Count)
        {
            Fail($"its history holds the end of action {end.ActionId} ({Describe(end.Kind, end.Name)}), but it has scheduled only {Scheduled.Count} actions.");
            return;
        }

        var expected = Scheduled[end.ActionId];
        if (expected.Kind != end.Kind || expected.Name != end.Name)
            Fail($"its history holds {Describe(end.Kind, end.Name)} as action {end.ActionId}, but it has scheduled {Describe(expected.Kind, expected.Name)}.");
        else if (Context.Take(end.ActionId) is { } pending)
            TakeTurn(() => pending.End(end));
    }

    private static string Describe(ActionKind kind, string name) => kind is ActionKind.Timer ? "a timer" : $"{kind} '{name}'";

    private void TakeTurn(Action work)
    {
        turn.Run(work);
        if (running is not { IsCompleted: true })
        {
            if (Context.Pending.Count == 0)
                Fail("it waits, but for nothing that its context made.");
            return;
        }

        Outcome =
            running.Exception is { } failure ? OrchestrationOutcome.Failed(failure.InnerException!)
            : running.IsCanceled ? OrchestrationOutcome.Failed(new OperationCanceledException("It waited for a timer that it cancelled."))
            : Succeeded(running.Result);
    }

    private OrchestrationOutcome Succeeded(string output) =>
        output.Length <= LargeText.MaximumCharacters
            ? new OrchestrationOutcome(OrchestrationStatus.Completed, output, NextInput: Context.NextInput)
            : OrchestrationOutcome.Failed(
                new ArgumentException($"The output of '{instance.Name}' has {output.Length} characters, and at most {LargeText.MaximumCharacters} are kept.")
            );

    private void Fail(string what) => Outcome = OrchestrationOutcome.Failed(new NonDeterministicOrchestrationException(instance.Name, what));
}
