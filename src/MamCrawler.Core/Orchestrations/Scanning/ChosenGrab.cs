using MamCrawler.Core.Downloads;
using MamCrawler.Core.Gaps;
using MamCrawler.Core.Releases;

namespace MamCrawler.Core.Orchestrations.Scanning;

/// <summary>A release chosen, with the gaps it fills.</summary>
/// <param name="Release">The release.</param>
/// <param name="Gaps">The gaps it fills, in order of wanting.</param>
/// <param name="Companions">The volumes that come along in a pack although nobody wants them.</param>
/// <param name="Why">Why this one, as a sentence.</param>
public sealed record ChosenGrab(Release Release, IReadOnlyList<Gap> Gaps, IReadOnlyList<DownloadVolume> Companions, string Why)
{
    /// <summary>True for one that was only searched along with a wish for another volume of the series: it has to wait for its turn.</summary>
    public bool ComesAlong { get; init; }
}
