using MamCrawler.Core.Faults;

namespace MamCrawler.Core.Account;

/// <summary>What came of asking for a slot and an allowance.</summary>
/// <param name="Granted">True when they are reserved.</param>
/// <param name="IsNew">True when this call reserved the slot; false when it was reserved before and is used again.</param>
/// <param name="Why">When refused: why, as a sentence.</param>
/// <param name="RetryAt">When refused: when to ask again.</param>
/// <param name="FetchId">When granted: the name of the fetch in the ledger, by which it is given back. No other reservation has it, not even one of the same moment.</param>
/// <param name="Fault">When refused: the fault's name where it has one; null when only the pace forbids it.</param>
public sealed record GrabReservation(bool Granted, bool IsNew, string Why, DateTimeOffset? RetryAt, string? FetchId, FaultName? Fault = null)
{
    /// <summary>When refused: what holds it back.</summary>
    public HoldReason Reason =>
        Fault switch
        {
            FaultName.SlotsFull => HoldReason.Slots,
            FaultName.AccountUnread => HoldReason.Unread,
            _ => HoldReason.Pace,
        };

    internal static GrabReservation Grant(bool isNew, string fetchId) => new(true, isNew, "", null, fetchId);

    internal static GrabReservation Refuse(string why, DateTimeOffset retryAt, FaultName? fault = null) => new(false, false, why, retryAt, null, fault);
}
