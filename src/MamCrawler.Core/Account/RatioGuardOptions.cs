namespace MamCrawler.Core.Account;

/// <summary>Where the ratio's lines lie (rules.md 5, Ratio). Can be made stricter, never looser, except against loopback.</summary>
public sealed record RatioGuardOptions
{
    private static readonly RatioGuardOptions Widest = new();

    /// <summary>At this ratio or below people are warned.</summary>
    public double WarnAt { get; init; } = 1.10;

    /// <summary>At this ratio or below nothing that costs is downloaded.</summary>
    public double FreezeAt { get; init; } = 1.00;

    /// <summary>At this ratio or above what costs is downloaded again; above <see cref="FreezeAt"/>, so that a ratio at the line does not stop and start all the time.</summary>
    public double ThawAt { get; init; } = 1.05;

    /// <summary>What is wrong with these options, one sentence each; empty when nothing is.</summary>
    /// <param name="loopback">True when the tracker stands on this machine, where any line is allowed.</param>
    public IReadOnlyList<string> Validate(bool loopback)
    {
        var problems = new List<string>();
        if (!(ThawAt > FreezeAt && WarnAt >= ThawAt && double.IsFinite(WarnAt)))
            problems.Add("Ratio: FreezeAt must be below ThawAt, and ThawAt not above WarnAt.");
        if (!loopback && !(FreezeAt >= Widest.FreezeAt && ThawAt >= Widest.ThawAt && WarnAt >= Widest.WarnAt))
            problems.Add(
                $"Ratio: WarnAt, FreezeAt and ThawAt must be at least {Widest.WarnAt:0.00}, {Widest.FreezeAt:0.00} and {Widest.ThawAt:0.00}; the rule can be made stricter, never looser."
            );
        return problems;
    }
}
