using MamCrawler.Core.Scanning;

namespace MamCrawler.Web;

/// <summary>What the handlers stand on. A host builds it on the first request that needs it, so that health is answered before.</summary>
public interface IApiServices
{
    IScans Scans { get; }

    IGapStandings Gaps { get; }

    IApprovals Approvals { get; }

    ScanPolicy Policy { get; }
}
