using MamCrawler.Core.Orchestrations.InProcess;
using MamCrawler.Core.Orchestrations.Shelving;

namespace MamCrawler.Core.Tests.Orchestrations;

/// <summary>Two volumes of which one comes late, behind a library that will not scan at first.</summary>
public sealed class ShelveBookReplay : ReplayCase
{
    public override Type Orchestrator => typeof(ShelveBook);

    public override object Input => new ShelveInput("mam-4711", [.. Enumerable.Range(1, 8).Select(minutes => TimeSpan.FromMinutes(minutes))], "c-1");

    public override void Register(OrchestrationRegistry registry, TimeProvider time)
    {
        registry.AddOrchestrator<ShelveBook, ShelveInput, ShelveOutcome>(() => new ShelveBook());
        registry.AddActivity<LookInput, ShelveStep>(nameof(CheckLanding), (_, _) => Task.FromResult(new ShelveStep(ShelveResult.GoesOn, 2)));
        registry.AddActivity<LookInput, ShelveStep>(
            nameof(AskForScan),
            (input, _) => Task.FromResult(new ShelveStep(ShelveResult.GoesOn, 2, 1, input.Number == 0 ? "It will not." : null))
        );
        registry.AddActivity<LookInput, ShelveStep>(
            nameof(LookForArrival),
            (input, _) =>
                Task.FromResult(
                    input.Number < 6 ? new ShelveStep(ShelveResult.GoesOn, 2, 1, input.Refusal) : new ShelveStep(ShelveResult.Shelved, 2, 2, input.Refusal)
                )
        );
        registry.AddActivity<LookInput, ShelveStep>(nameof(FillShelvedBook), (_, _) => Task.FromResult(new ShelveStep(ShelveResult.Shelved, 2, 2)));
    }
}
