using System.Collections.Concurrent;
using MamCrawler.Core.Orchestrations;
using MamCrawler.Core.Orchestrations.InProcess;
using MamCrawler.Core.Orchestrations.Shelving;
using MamCrawler.Functions.Durable;

namespace MamCrawler.Functions.Tests.Durable;

public sealed partial class DurableEngineTests
{
    [Fact]
    public async Task ShelveBook_ItemComesAtTheThirdLook_AsksAndLooksInOrderAndEnds()
    {
        var asked = new ConcurrentQueue<string>();
        await using var engine = await DurableEngine.StartAsync(registry =>
        {
            registry.AddOrchestratorFunc<ShelveInput, ShelveOutcome>(
                FunctionNames.ShelveBook,
                (context, input) => OrchestratorFunctions.ShelveBookAsync(context, input)
            );
            foreach (var name in new[] { FunctionNames.CheckLanding, FunctionNames.AskForScan, FunctionNames.LookForArrival })
                registry.AddActivityFunc<LookInput, ShelveStep>(name, (_, input) => Task.FromResult(Answer(name, input)));
        });
        var waits = Enumerable.Repeat(TimeSpan.FromMilliseconds(50), 6).ToList();

        var state = await engine.RunAsync(FunctionNames.ShelveBook, new ShelveInput("mam-4711", waits, "c-1"), "shelve-mam-4711");

        Assert.Equal(OrchestrationStatus.Completed, state.Status);
        Assert.Equal(new ShelveOutcome("mam-4711", ShelveResult.Shelved, 3, 2), OrchestrationJson.Read<ShelveOutcome>(state.Output!));
        Assert.Equal(["CheckLanding 0", "AskForScan 0", "LookForArrival 0", "LookForArrival 1", "LookForArrival 2"], asked);

        ShelveStep Answer(string name, LookInput input)
        {
            asked.Enqueue($"{name} {input.Number}");
            return name == FunctionNames.LookForArrival && input.Number == 2
                ? new ShelveStep(ShelveResult.Shelved, 2, 2)
                : new ShelveStep(ShelveResult.GoesOn, 2);
        }
    }
}
