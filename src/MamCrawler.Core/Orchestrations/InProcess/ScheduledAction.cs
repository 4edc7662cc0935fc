namespace MamCrawler.Core.Orchestrations.InProcess;

/// <summary>Something an orchestrator scheduled.</summary>
/// <param name="Id">Its number in the run, from 0.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The activity's or orchestrator's name; "timer".</param>
/// <param name="Input">The input as JSON; a timer's time.</param>
/// <param name="FireAt">A timer's time.</param>
/// <param name="InstanceId">The sub-orchestration's id, if the orchestrator gave one.</param>
internal sealed record ScheduledAction(int Id, ActionKind Kind, string Name, string Input, DateTimeOffset FireAt = default, string? InstanceId = null)
{
    public const string Timer = "timer";
}
