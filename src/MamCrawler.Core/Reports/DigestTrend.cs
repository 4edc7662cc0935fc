namespace MamCrawler.Core.Reports;

/// <summary>The weeks up to a digest (rules.md 8: ratio and slots over time). What was not recorded is missing, never filled in.</summary>
public sealed record DigestTrend
{
    /// <summary>How many weeks it looks back.</summary>
    public const int WeekCount = 12;

    /// <summary>The weeks, oldest first.</summary>
    public IReadOnlyList<DigestWeek> Weeks { get; init; } = [];

    /// <summary>The account at the end of each day on which it was read, oldest first.</summary>
    public IReadOnlyList<DigestAccount> Days { get; init; } = [];
}
