using MamCrawler.Core.Library;

namespace MamCrawler.Core.Releases;

/// <summary>Works out bitrates among releases of the same work (rules.md 4): size × 8 ÷ duration, the duration inferred from siblings where the row states none.</summary>
internal static class BitrateReader
{
    private const double StatedTolerance = 0.10;

    /// <summary>The bitrate of one release.</summary>
    /// <param name="release">The release.</param>
    /// <param name="sameWork">All releases of the same work, this one among them or not.</param>
    public static BitrateEstimate Read(ReleaseReading release, IReadOnlyList<ReleaseReading> sameWork)
    {
        var stated = release.Release.Facts.StatedBitrate;
        if (release.Release.Facts.StatedDuration is { } own)
            return Judge(release.Release, stated, own, "its stated playing time");
        foreach (var sibling in sameWork)
            if (IsSibling(release, sibling) && sibling.Release.Facts.StatedDuration is { } theirs)
                return Judge(release.Release, stated, theirs, $"the playing time of {sibling.Release.Id}, same narrator");
        // An implied duration rests on a statement itself; it is no ground to distrust another.
        if (stated is not null)
            return new(stated, "stated");
        foreach (var sibling in sameWork)
            if (
                IsSibling(release, sibling)
                && sibling.Release.Facts.StatedBitrate is { } rate and > 0
                && sibling.Release.SizeBytes > 0
                && release.Release.SizeBytes > 0
            )
                return new(rate * release.Release.SizeBytes / sibling.Release.SizeBytes, $"implied by size and bitrate of {sibling.Release.Id}, same narrator");
        return BitrateEstimate.Unknown;
    }

    private static BitrateEstimate Judge(Release release, double? stated, TimeSpan duration, string source)
    {
        if (release.SizeBytes <= 0 || duration <= TimeSpan.Zero)
            return stated is null ? BitrateEstimate.Unknown : new(stated, "stated");
        var computed = Rate(release.SizeBytes, duration);
        if (stated is not { } claim)
            return new(computed, $"computed from {source}");
        var low = Rate(release.SizeBytesLow, duration) * (1 - StatedTolerance);
        var high = Rate(release.SizeBytesHigh, duration) * (1 + StatedTolerance);
        return claim >= low && claim <= high ? new(claim, "stated") : new(computed, $"computed from {source}; the stated {claim:0} does not fit the size");
    }

    private static double Rate(long bytes, TimeSpan duration) => bytes * 8 / duration.TotalSeconds / 1000;

    /// <summary>The same recording as far as can be told: an abridged one by the same narrator is another, and so is one in another language.</summary>
    private static bool IsSibling(ReleaseReading one, ReleaseReading other) =>
        one.Release.Id != other.Release.Id
        && PersonName.AnyMatch(one.Narrators, other.Narrators)
        && (one.Abridged == true) == (other.Abridged == true)
        && !one.Language.Contradicts(other.Language);
}
