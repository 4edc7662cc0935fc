using MamCrawler.Core.Account;

namespace MamCrawler.Core.Reports;

/// <summary>The account at one moment. What the tracker did not state is null.</summary>
/// <param name="At">The moment.</param>
/// <param name="Ratio">Uploaded ÷ downloaded; null also when nothing was downloaded.</param>
/// <param name="Unsatisfied">Torrents that still have to seed.</param>
/// <param name="Limit">How many of them are allowed.</param>
/// <param name="Free">Slots that may be used, after the margin (rules.md 5); 0 when there is none.</param>
/// <param name="BonusPoints">The points.</param>
public sealed record DigestAccount(DateTimeOffset At, double? Ratio, int? Unsatisfied, int? Limit, int? Free, int? BonusPoints)
{
    internal static DigestAccount Of(AccountSnapshot facts) =>
        new(
            facts.ReadAt,
            facts.Ratio is { } ratio && double.IsFinite(ratio) ? ratio : null,
            facts.UnsatisfiedCount,
            facts.UnsatisfiedLimit,
            facts is { UnsatisfiedCount: { } count, UnsatisfiedLimit: { } limit } ? Math.Max(0, SlotBudget.Room(limit, count, 0)) : null,
            facts.BonusPoints
        );
}
