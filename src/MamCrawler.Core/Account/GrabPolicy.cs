using MamCrawler.Core.Faults;
using MamCrawler.Core.Releases;

namespace MamCrawler.Core.Account;

/// <summary>
/// Decides whether a release is taken and how it is paid for (rules.md 5, Cost and Ratio): VIP > freeleech > wedge > ordinary, and none below the ratio gate. Plain
/// arithmetic over facts, so that a scan, a push and the pending list decide alike.
/// </summary>
public static class GrabPolicy
{
    /// <summary>A wedge is spent only on what is larger.</summary>
    public const long WedgeAboveBytes = 1L << 30;

    /// <summary>Decides. The release is as last read: free periods end.</summary>
    public static GrabDecision Decide(Release release, GrabBudget budget)
    {
        // What the site answers an account that is not VIP is not known, so it is not tried (rules.md 4, "VIP only").
        if (CostPolicy.IsOutOfReach(release, budget.Account, budget.Now))
            return GrabDecision.Refuse(
                new(null, "Only VIP accounts get the release, and the account is not VIP. It is looked at again each day.", HoldReason.Vip)
            );
        if (CostPolicy.FreePrice(release, budget.Account, budget.Now) is { } free)
            return Gate(free, 0, budget);
        if (CostPolicy.Contradiction(release, budget.Now) is { } contradiction)
            return GrabDecision.Refuse(
                new(null, $"{contradiction} Nothing tells what it costs, so it is not taken. It is looked at again each day.", HoldReason.Contradiction)
            );
        // A VIP torrent that gets this far is free until VIP ends: a wedge on it would be wasted today.
        if (budget.Wedges > 0 && !CostPolicy.IsVip(release, budget.Now) && SmallestBytes(release) > WedgeAboveBytes)
            return Gate(GrabPrice.Wedge, 0, budget);
        if (!budget.PaidAllowed && AskPerson(release, budget) is { } question)
            return GrabDecision.Refuse(question);
        if (LargestBytes(release) == 0)
            return GrabDecision.Refuse(
                new(
                    FaultName.ShapeChanged,
                    "The release costs ratio and its size could not be read, so nothing is downloaded. The tracker's answer may have changed its shape."
                )
            );
        return budget.Guard.Reason is { } frozen
            ? GrabDecision.Refuse(new(null, frozen, HoldReason.Ratio))
            : Gate(GrabPrice.Ordinary, LargestBytes(release), budget);
    }

    /// <summary>The most that loading a release can add to the downloaded bytes: the tracker's text rounds its size.</summary>
    public static long LargestBytes(Release release) => Math.Max(0, Math.Max(release.SizeBytes, release.SizeBytesHigh));

    /// <summary>What a person is asked about what costs; null when a person has said yes to just that.</summary>
    private static PushHold? AskPerson(Release release, GrabBudget budget)
    {
        var bytes = LargestBytes(release);
        var lapsed = budget.Approval?.WhyNot(bytes, budget.Now);
        if (budget.Approval is not null && lapsed is null)
            return null;
        var why = CostPolicy.WhyItCosts(release, budget.Account, budget.Now);
        var next = lapsed is null ? "It is looked at again each day, or approve it." : $"{lapsed} It is looked at again each day, or approve it again.";
        return new(null, $"{why}, and paid downloads are off. {next}", HoldReason.Cost, bytes);
    }

    private static long SmallestBytes(Release release) => release.SizeBytesLow > 0 ? release.SizeBytesLow : release.SizeBytes;

    private static GrabDecision Gate(GrabPrice price, long costBytes, GrabBudget budget) =>
        RatioGate.Check(budget.Account, budget.BytesToCome, costBytes) is { } hold ? GrabDecision.Refuse(hold) : GrabDecision.Take(price, costBytes);
}
