using MamCrawler.Core.Orchestrations.InProcess;
using MamCrawler.Core.Orchestrations.Scanning;

namespace MamCrawler.Core.Tests.Orchestrations.Scanning;

public sealed class ScanLibraryReplay : ReplayCase
{
    public override Type Orchestrator => typeof(ScanLibrary);

    public override object Input => ScanStandIns.Input;

    public override void Register(OrchestrationRegistry registry, TimeProvider time) => ScanStandIns.Register(registry, time, _ => { });
}
