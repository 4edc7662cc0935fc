using MamCrawler.Core.Scanning;

namespace MamCrawler.Web;

/// <summary>What a wish to scan is measured against.</summary>
/// <param name="Mode">The mode when none is asked for.</param>
/// <param name="Limit">The limit when none is asked for.</param>
public sealed record ScanPolicy(ScanMode Mode, int Limit)
{
    /// <summary>The largest limit that can be asked for.</summary>
    public const int MaximumLimit = 1000;
}
