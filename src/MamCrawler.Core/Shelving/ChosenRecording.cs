using MamCrawler.Core.Gaps;
using MamCrawler.Core.Releases;

namespace MamCrawler.Core.Shelving;

/// <summary>The ASIN of the very recording that a release holds, where that is sure.</summary>
public static class ChosenRecording
{
    /// <summary>As far as two playing times of one recording are apart (rules.md 7).</summary>
    private const double Tolerance = 0.02;

    /// <summary>The ASIN when the witnesses know one recording only and the release states its playing time; null otherwise.</summary>
    /// <param name="gap">The volume.</param>
    /// <param name="release">The release that holds it.</param>
    /// <param name="isWhole">True when the release is that volume alone.</param>
    public static string? Of(Gap gap, Release release, bool isWhole) =>
        isWhole
        && gap is { Asins: [var asin], ExpectedDurations: [var known] }
        && release.Facts.StatedDuration is { } stated
        && Math.Abs((stated - known).TotalSeconds) <= known.TotalSeconds * Tolerance
            ? asin
            : null;
}
