namespace MamCrawler.Core.Orchestrations;

/// <summary>Where an orchestration is.</summary>
public enum OrchestrationStatus
{
    Pending,
    Running,
    Completed,
    Failed,
}
