using MamCrawler.Core.Faults;

namespace MamCrawler.Core.Account;

/// <summary>Faults that say that the tracker was not asked, or answered before it handed anything out.</summary>
internal static class TrackerRefusals
{
    internal static IReadOnlySet<FaultName> BeforeHandingOut { get; } =
        new HashSet<FaultName>
        {
            FaultName.NotConfigured,
            FaultName.SessionExpired,
            FaultName.EgressMismatch,
            FaultName.TrackerRefused,
            FaultName.RateLimited,
            FaultName.LaneBusy,
        };
}
