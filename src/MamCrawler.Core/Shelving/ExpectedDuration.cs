using MamCrawler.Core.Gaps;
using MamCrawler.Core.Releases;

namespace MamCrawler.Core.Shelving;

/// <summary>How long a volume should play, as the tracker and the witnesses said when its release was chosen (rules.md 7).</summary>
public static class ExpectedDuration
{
    /// <summary>How far a witness may be from the release's own statement and still mean the same recording: the gate's tolerance (rules.md 4).</summary>
    private const double SameRecording = 0.05;

    /// <summary>The release's own statement, with the witnesses' times that agree with it; without one, theirs alone. Null when nobody said.</summary>
    /// <param name="gap">The volume.</param>
    /// <param name="release">The release that holds it.</param>
    /// <param name="isWhole">True when the release is that volume alone: a pack states the time of all its volumes.</param>
    public static IReadOnlyList<TimeSpan>? Of(Gap gap, Release release, bool isWhole)
    {
        var stated = isWhole ? release.Facts.StatedDuration : null;
        IReadOnlyList<TimeSpan> durations = stated is { } length
            ? [length, .. gap.ExpectedDurations.Where(known => Math.Abs((known - length).TotalSeconds) <= length.TotalSeconds * SameRecording)]
            : gap.ExpectedDurations;
        return durations.Count > 0 ? [.. durations.Distinct()] : null;
    }
}
