using MamCrawler.Core.Account;

namespace MamCrawler.Hosting.Settings;

/// <summary>Whether bonus points and wedges are spent (rules.md 1.3 and 5). Off by default: what would be spent is written down.</summary>
public sealed record SpendingSettings
{
    /// <summary>True to spend.</summary>
    public bool Enabled { get; init; }

    /// <summary>Points that are always kept, at least 1,250.</summary>
    public int Reserve { get; init; } = SpendingOptions.LeastReserve;

    /// <summary>Points spent in any 24 hours at most, 0 to 99,999. 28 days of VIP cost 5,000, 50 GiB of upload credit 25,000.</summary>
    public int PointsPerDay { get; init; } = 5_000;

    /// <summary>Wedges spent in any 24 hours at most, 0 to 10.</summary>
    public int WedgesPerDay { get; init; } = 1;

    internal SpendingOptions ToOptions() =>
        new()
        {
            Enabled = Enabled,
            Reserve = Reserve,
            PointsPerDay = PointsPerDay,
            WedgesPerDay = WedgesPerDay,
        };
}
