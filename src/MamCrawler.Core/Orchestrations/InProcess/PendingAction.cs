namespace MamCrawler.Core.Orchestrations.InProcess;

/// <summary>An action that has not ended, and how its end reaches the orchestrator.</summary>
internal sealed record PendingAction(ScheduledAction Action, Action<HistoryEvent> End);
