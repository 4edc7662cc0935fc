using MamCrawler.Core.Faults;
using MamCrawler.Core.Releases;

namespace MamCrawler.Core.Account;

/// <summary>
/// Spends slots and ratio on what is wanted most (rules.md 5): releases come in the order of wanting, and each is decided with all that was taken before it.
/// </summary>
/// <param name="budget">The account, and what is on its way already.</param>
/// <param name="slots">The slots that are free; 0 or less when none is.</param>
public sealed class GrabPlan(GrabBudget budget, int slots)
{
    private long planned;
    private int wedged;

    /// <summary>How many were taken.</summary>
    public int Taken { get; private set; }

    /// <summary>Decides about the next one.</summary>
    public GrabDecision Next(Release release)
    {
        if (Taken >= slots)
            return GrabDecision.Refuse(
                new(
                    FaultName.SlotsFull,
                    "No slot for unsatisfied torrents is left for it. A slot frees up when a torrent has seeded 72 hours.",
                    HoldReason.Slots
                )
            );
        var decision = GrabPolicy.Decide(
            release,
            planned == 0 && wedged == 0 ? budget : budget with { BytesToCome = budget.BytesToCome + planned, Wedges = budget.Wedges - wedged }
        );
        if (decision.IsTaken)
        {
            planned += decision.CostBytes;
            wedged += decision.Price == GrabPrice.Wedge ? 1 : 0;
            Taken++;
        }
        return decision;
    }
}
