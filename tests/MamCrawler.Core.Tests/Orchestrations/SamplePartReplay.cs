using MamCrawler.Core.Orchestrations.InProcess;
using MamCrawler.TestProcess.Samples;

namespace MamCrawler.Core.Tests.Orchestrations;

public sealed class SamplePartReplay : ReplayCase
{
    public override Type Orchestrator => typeof(SamplePart);

    public override object Input => new SamplePartInput(5, 30, 6, Guid.Empty);

    public override void Register(OrchestrationRegistry registry, TimeProvider time) => SampleScan.Register(registry, _ => { }, time);
}
