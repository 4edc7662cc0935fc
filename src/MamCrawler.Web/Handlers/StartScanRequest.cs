using MamCrawler.Core.Scanning;

namespace MamCrawler.Web.Handlers;

/// <summary>The body of <c>POST /api/scans</c>; whatever is left out comes from the settings.</summary>
public sealed record StartScanRequest
{
    public ScanMode? Mode { get; init; }

    /// <summary>Grabs proposed at most, 1 to <see cref="ScanPolicy.MaximumLimit"/>.</summary>
    public int? Limit { get; init; }
}
