namespace MamCrawler.Core.Orchestrations.InProcess;

/// <summary>What an orchestrator can schedule.</summary>
internal enum ActionKind
{
    Activity,
    SubOrchestration,
    Timer,
}
