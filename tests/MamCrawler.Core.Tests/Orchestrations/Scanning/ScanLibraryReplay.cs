using MamCrawler.Core.Orchestrations.InProcess;
using MamCrawler.Core.Orchestrations.Scanning;
using MamCrawler.Core.Scanning;

namespace MamCrawler.Core.Tests.Orchestrations.Scanning;

public sealed class ScanLibraryReplay : ReplayCase
{
    public override Type Orchestrator => typeof(ScanLibrary);

    public override object Input => new ScanInput("20260301-120000", ScanMode.Propose, 20, 100, 4);

    public override void Register(OrchestrationRegistry registry, TimeProvider time) => ScanStandIns.Register(registry, time);
}
