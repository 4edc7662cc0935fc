using MamCrawler.Core.Orchestrations.InProcess;
using MamCrawler.Core.Orchestrations.Scanning;

namespace MamCrawler.Core.Tests.Orchestrations.Scanning;

public sealed class FindGapsInRangeReplay : ReplayCase
{
    public override Type Orchestrator => typeof(FindGapsInRange);

    public override object Input => new ChunkRange("20260301-120000", nameof(FindGaps), 3, 20, 4);

    public override void Register(OrchestrationRegistry registry, TimeProvider time) => ScanStandIns.Register(registry, time, _ => { });
}
