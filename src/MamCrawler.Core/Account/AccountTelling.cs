using MamCrawler.Core.Telemetry;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Core.Account;

/// <summary>The events of freshly read facts of the account (rules.md 5).</summary>
internal static class AccountTelling
{
    /// <summary>The ratio that people are warned at.</summary>
    internal const double WarnAt = 1.10;

    /// <summary>The ratio at which downloading freezes.</summary>
    internal const double Floor = 1.00;

    /// <summary>Fewer whole days of VIP than these are an alarm.</summary>
    internal const int VipAlarmDays = 7;

    internal static void Tell(this ILogger log, AccountSnapshot facts, DateTimeOffset now)
    {
        int? free = facts is { UnsatisfiedLimit: { } limit, UnsatisfiedCount: { } count } ? SlotBudget.Room(limit, count, newerGrabs: 0) : null;
        var vipDays = facts.VipUntil is { } until ? Math.Max(0, (int)Math.Floor((until - now).TotalDays)) : (int?)null;
        var connectable = facts.Connectable?.ToString();
        log.AccountRead(
            facts.Ratio,
            facts.UploadedBytes,
            facts.DownloadedBytes,
            facts.UnsatisfiedCount,
            facts.UnsatisfiedLimit,
            free,
            facts.BonusPoints,
            facts.Wedges,
            vipDays,
            connectable
        );
        if (facts.Ratio is { } ratio && ratio <= WarnAt)
            log.RatioNearFloor(ratio, Floor, WarnAt);
        if (facts.IsVip && vipDays is { } days && days < VipAlarmDays)
            log.VipNearEnd(days, facts.VipUntil);
        if (free is <= 0)
            log.SlotsFull(facts.UnsatisfiedCount!.Value, facts.UnsatisfiedLimit!.Value);
    }
}
