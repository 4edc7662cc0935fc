using MamCrawler.Core.Faults;

namespace MamCrawler.Core.Account;

/// <summary>Tells faults that say that the tracker was not asked, or refused before it handed anything out.</summary>
internal static class TrackerRefusals
{
    private static readonly HashSet<FaultName> BeforeHandingOut =
    [
        FaultName.NotConfigured,
        FaultName.SessionExpired,
        FaultName.EgressMismatch,
        FaultName.TrackerRefused,
        FaultName.RateLimited,
        FaultName.LaneBusy,
        FaultName.ClockWrong,
    ];

    /// <summary>True when nothing was handed out and nothing was charged. A login page with status 200 says neither.</summary>
    internal static bool NothingHandedOut(FaultException exception) => BeforeHandingOut.Contains(exception.Fault.Name) && !exception.MayBeCarriedOut;
}
