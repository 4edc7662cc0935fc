using MamCrawler.Core.Account;
using MamCrawler.Core.Drift;
using MamCrawler.Core.Metadata.Writing;
using MamCrawler.Core.Notices;
using MamCrawler.Core.Reports;
using MamCrawler.Core.Scanning;
using MamCrawler.Core.Shelving;
using MamCrawler.Core.WantedLists;
using MamCrawler.Web.Responses;

namespace MamCrawler.Web;

/// <summary>What the handlers stand on. A host builds it on the first request that needs it, so that health is answered before.</summary>
public interface IApiServices
{
    IScans Scans { get; }

    IFollows Follows { get; }

    IGapStandings Gaps { get; }

    IApprovals Approvals { get; }

    /// <summary>Looks again at what is held, when a person asks.</summary>
    ILookAgain Looks { get; }

    /// <summary>A person's list of wishes.</summary>
    IWishes WantedList { get; }

    IAccountStanding Account { get; }

    /// <summary>The shapes of the services' answers, and the way out of a safe mode.</summary>
    IDriftStanding Drift { get; }

    /// <summary>The messages to a person.</summary>
    INotices Notices { get; }

    /// <summary>The reports that are kept.</summary>
    IReports Reports { get; }

    /// <summary>What is proposed for the library's metadata and what was changed in it.</summary>
    IMetadataChanges Metadata { get; }

    ScanPolicy Policy { get; }

    /// <summary>Asks every service once and says of each what is right or wrong.</summary>
    /// <param name="clearsLane">True lets the tracker's stopped lane go when it answers, so only a person may ask for it; false does not ask a tracker whose lane stands still.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task<IReadOnlyList<DoctorFinding>> ExamineAsync(bool clearsLane, CancellationToken cancellationToken);
}
