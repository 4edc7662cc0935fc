namespace MamCrawler.Core.Orchestrations.InProcess;

/// <summary>A run in this process and its end.</summary>
internal sealed class RunningInstance(OrchestrationRun run, Task<OrchestrationInstance> completion)
{
    public OrchestrationRun Run => run;

    public Task<OrchestrationInstance> Completion => completion;
}
