using MamCrawler.Core.Faults;

namespace MamCrawler.Core.Account;

/// <summary>What came of asking for a slot and an allowance.</summary>
/// <param name="Granted">True when they are reserved.</param>
/// <param name="IsNew">True when this call reserved them; false when they were reserved before and are used again.</param>
/// <param name="Why">When refused: why, as a sentence.</param>
/// <param name="RetryAt">When refused: when to ask again.</param>
/// <param name="ReservedAt">When granted: the moment that stands in the ledger.</param>
/// <param name="Fault">When refused: the fault's name where it has one; null when only the pace forbids it.</param>
public sealed record GrabReservation(bool Granted, bool IsNew, string Why, DateTimeOffset? RetryAt, DateTimeOffset? ReservedAt, FaultName? Fault = null)
{
    /// <summary>When refused: what holds it back.</summary>
    public HoldReason Reason =>
        Fault switch
        {
            FaultName.SlotsFull => HoldReason.Slots,
            FaultName.AccountUnread => HoldReason.Unread,
            _ => HoldReason.Pace,
        };

    internal static GrabReservation Grant(bool isNew, DateTimeOffset at) => new(true, isNew, "", null, at);

    internal static GrabReservation Refuse(string why, DateTimeOffset retryAt, FaultName? fault = null) => new(false, false, why, retryAt, null, fault);
}
