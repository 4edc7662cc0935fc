using MamCrawler.Core.Orchestrations.InProcess;
using MamCrawler.TestProcess.Samples;

namespace MamCrawler.Core.Tests.Orchestrations;

public sealed class SampleScanReplay : ReplayCase
{
    public override Type Orchestrator => typeof(SampleScan);

    public override object Input => new SampleScanInput(60);

    public override void Register(OrchestrationRegistry registry, TimeProvider time) => SampleScan.Register(registry, _ => { }, time);
}
