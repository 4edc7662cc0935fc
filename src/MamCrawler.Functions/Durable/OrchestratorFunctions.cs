using MamCrawler.Core.Orchestrations;
using MamCrawler.Core.Orchestrations.Scanning;
using MamCrawler.Core.Orchestrations.Shelving;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace MamCrawler.Functions.Durable;

/// <summary>The orchestrators, each a Durable function of its own name.</summary>
public static class OrchestratorFunctions
{
    [Function(FunctionNames.ScanLibrary)]
    public static Task<ScanOutcome> ScanLibraryAsync([OrchestrationTrigger] TaskOrchestrationContext context, ScanInput input) =>
        new ScanLibrary().RunToldAsync(new DurableOrchestrationContext(context), input);

    [Function(FunctionNames.FindGapsInRange)]
    public static Task<GapsOutcome> FindGapsInRangeAsync([OrchestrationTrigger] TaskOrchestrationContext context, ChunkRange input) =>
        new FindGapsInRange().RunToldAsync(new DurableOrchestrationContext(context), input);

    [Function(FunctionNames.ShelveBook)]
    public static Task<ShelveOutcome> ShelveBookAsync([OrchestrationTrigger] TaskOrchestrationContext context, ShelveInput input) =>
        new ShelveBook().RunToldAsync(new DurableOrchestrationContext(context), input);
}
