using MamCrawler.Core.Account;
using MamCrawler.Core.Drift;
using MamCrawler.Core.Metadata.Writing;
using MamCrawler.Core.Notices;
using MamCrawler.Core.Orchestrations;
using MamCrawler.Core.Reports;
using MamCrawler.Core.Scanning;
using MamCrawler.Core.Shelving;
using MamCrawler.Core.WantedLists;
using MamCrawler.Web;
using MamCrawler.Web.Responses;

namespace MamCrawler.Hosting.Composition;

/// <summary>What the API stands on. Scans are put together when the first request needs them.</summary>
internal sealed class ApiServices(HostServices services, IOrchestrationClient engine) : IApiServices
{
    private readonly Lazy<IScans> scans = new(() => services.ScansOn(engine));

    public IScans Scans => scans.Value;

    public IFollows Follows => services.Follows;

    public IGapStandings Gaps => services.Gaps;

    public IApprovals Approvals => services.Approvals;

    public ILookAgain Looks => HostLooks.Of(services, () => engine);

    public IWishes WantedList => services.WantedList;

    public IAccountStanding Account => services.Standing;

    public IDriftStanding Drift => services.Drift;

    public INotices Notices => services.Notices;

    public IReports Reports => services.Reports;

    public IMetadataChanges Metadata => services.Metadata;

    public ScanPolicy Policy => services.Policy;

    public Task<IReadOnlyList<DoctorFinding>> ExamineAsync(bool clearsLane, CancellationToken cancellationToken) =>
        services.ExamineAsync(clearsLane, cancellationToken);
}
