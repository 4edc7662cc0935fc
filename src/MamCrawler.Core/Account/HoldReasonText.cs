using MamCrawler.Core.Releases;

namespace MamCrawler.Core.Account;

/// <summary>What holds a grab back, as the reason why a gap is not filled (rules.md 3).</summary>
public static class HoldReasonText
{
    /// <summary>The reason; null for what passes by itself within the hour and is none of those of rules.md 3.</summary>
    public static UnfilledReason? ToUnfilled(this HoldReason reason) =>
        reason switch
        {
            HoldReason.Slots => UnfilledReason.NoSlot,
            HoldReason.Ratio => UnfilledReason.Ratio,
            HoldReason.Cost => UnfilledReason.NotFreeAndPaidOff,
            HoldReason.Vip => UnfilledReason.VipOnly,
            _ => null,
        };
}
