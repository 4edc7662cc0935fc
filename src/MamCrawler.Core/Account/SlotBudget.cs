namespace MamCrawler.Core.Account;

/// <summary>How many more torrents the account may take before the tracker's limit of unsatisfied ones (rules.md 5).</summary>
public static class SlotBudget
{
    /// <summary>The slots that are never used: the smaller of 10 and a tenth of the limit (rounded up), at least 1.</summary>
    public static int Margin(int limit) => Math.Max(1, Math.Min(10, (limit + 9) / 10));

    /// <summary>The slots that are free; 0 or less when none is.</summary>
    /// <param name="limit">The tracker's limit.</param>
    /// <param name="count">The tracker's cached count.</param>
    /// <param name="newerGrabs">Our grabs that are not in that count yet.</param>
    public static int Room(int limit, int count, int newerGrabs) => limit - count - newerGrabs - Margin(limit);
}
