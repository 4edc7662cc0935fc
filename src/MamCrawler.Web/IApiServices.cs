using MamCrawler.Core.Account;
using MamCrawler.Core.Scanning;
using MamCrawler.Web.Responses;

namespace MamCrawler.Web;

/// <summary>What the handlers stand on. A host builds it on the first request that needs it, so that health is answered before.</summary>
public interface IApiServices
{
    IScans Scans { get; }

    IFollows Follows { get; }

    IGapStandings Gaps { get; }

    IApprovals Approvals { get; }

    IAccountStanding Account { get; }

    ScanPolicy Policy { get; }

    /// <summary>Asks every service once and says of each what is right or wrong. Lets a stopped lane go when the tracker answers, so only a person may ask for it.</summary>
    Task<IReadOnlyList<DoctorFinding>> ExamineAsync(CancellationToken cancellationToken);
}
