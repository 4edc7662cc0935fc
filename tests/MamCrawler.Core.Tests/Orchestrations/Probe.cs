using MamCrawler.Core.Orchestrations;

namespace MamCrawler.Core.Tests.Orchestrations;

/// <summary>An orchestrator whose body stands in the test.</summary>
internal sealed class Probe(Func<IOrchestrationContext, int, Task<string>> body) : IOrchestrator<int, string>
{
    public Task<string> RunAsync(IOrchestrationContext context, int input) => body(context, input);
}
