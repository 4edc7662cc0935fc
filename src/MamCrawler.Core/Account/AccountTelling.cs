using MamCrawler.Core.Telemetry;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Core.Account;

/// <summary>The events of freshly read facts of the account (rules.md 5).</summary>
internal static class AccountTelling
{
    private static readonly RatioGuardOptions Lines = new();

    internal static void Tell(this ILogger log, AccountSnapshot facts, bool isFirstOfDay, DateTimeOffset now)
    {
        int? free = facts is { UnsatisfiedLimit: { } limit, UnsatisfiedCount: { } count } ? SlotBudget.Room(limit, count, newerGrabs: 0) : null;
        var vipDays = VipDays.Left(facts, now);
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
        if (facts.Ratio is { } ratio && ratio <= Lines.WarnAt)
            log.RatioNearFloor(ratio, Lines.FreezeAt, Lines.WarnAt);
        // What lasts for days is an alarm once a day.
        if (isFirstOfDay && vipDays is { } days and < VipDays.Alarm)
            log.VipNearEnd(days, facts.VipUntil);
        if (free is <= 0)
            log.SlotsFull(facts.UnsatisfiedCount!.Value, facts.UnsatisfiedLimit!.Value);
    }
}
