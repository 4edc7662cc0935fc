namespace MamCrawler.Core.Account;

/// <summary>Whether and how much may be spent (rules.md 1.3 and 5). Can be made stricter, never looser.</summary>
public sealed record SpendingOptions
{
    /// <summary>The points that are always kept.</summary>
    public const int LeastReserve = 1_250;

    /// <summary>The tracker's balance holds no more than this.</summary>
    public const int BalanceCap = 99_999;

    /// <summary>The most wedges a day that can be set.</summary>
    public const int MostWedgesPerDay = 10;

    /// <summary>True when points and wedges may be spent; off, every spend is only written down as one that would have been made.</summary>
    public bool Enabled { get; init; }

    /// <summary>The points that are kept whatever is bought, 1,250 or more.</summary>
    public int Reserve { get; init; } = LeastReserve;

    /// <summary>The points that may be spent in any 24 hours, 0 to 99,999.</summary>
    public int PointsPerDay { get; init; } = 5_000;

    /// <summary>The wedges that may be spent in any 24 hours, 0 to 10.</summary>
    public int WedgesPerDay { get; init; } = 1;

    /// <summary>What is wrong with these options, one sentence each; empty when nothing is.</summary>
    public IReadOnlyList<string> Validate()
    {
        var problems = new List<string>();
        if (Reserve is < LeastReserve or > BalanceCap)
            problems.Add($"Reserve is {Reserve}; it must lie between {LeastReserve} and {BalanceCap} points.");
        if (PointsPerDay is < 0 or > BalanceCap)
            problems.Add($"PointsPerDay is {PointsPerDay}; it must lie between 0 and {BalanceCap} points.");
        if (WedgesPerDay is < 0 or > MostWedgesPerDay)
            problems.Add($"WedgesPerDay is {WedgesPerDay}; it must lie between 0 and {MostWedgesPerDay} wedges.");
        return problems;
    }
}
