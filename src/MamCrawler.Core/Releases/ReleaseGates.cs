using System.Globalization;

namespace MamCrawler.Core.Releases;

/// <summary>The gates of rules.md 4 in their order: the first that stops a release is its verdict.</summary>
public static class ReleaseGates
{
    /// <summary>The first gate that stops the release for this wanted volume; null when it passes all.</summary>
    public static GateStop? FirstStop(Wanted wanted, Release release, ReleaseOptions options)
    {
        var asked = new WantedReading(wanted);
        var reading = new ReleaseReading(release);
        var kind = ReleaseKindReader.Classify(asked, reading);
        return FirstStop(
            asked,
            new Candidate(reading, kind, kind == ReleaseKind.Pack ? PackContents.Count(reading, reading.Title(asked.SeriesNames)) : 1),
            options
        );
    }

    internal static GateStop? FirstStop(WantedReading wanted, Candidate candidate, ReleaseOptions options)
    {
        var release = candidate.Release;
        if (candidate.Kind == ReleaseKind.Other)
            return new(Gate.SameWork, "It is another work.");
        if (!release.IsAudiobook)
            return new(Gate.AudiobookCategory, "It is not in an audiobook category.");
        if (wanted.Language.Contradicts(candidate.Reading.Language))
            return new(Gate.WantedLanguage, $"It is in {release.LanguageCode}, wanted is {wanted.Wanted.Language}.");
        if (candidate.Reading.Dramatised is { } dramatised && !options.AllowDramatised)
            return new(Gate.NotDramatised, $"It is dramatised: {dramatised}.");
        if (candidate.Reading.Abridged == true)
            return new(Gate.NotAbridged, "It is abridged.");
        if (release.Seeders < options.MinSeeders)
            return new(Gate.HasSeeder, release.Seeders == 0 ? "Nobody seeds it." : $"It has {release.Seeders} seeders, {options.MinSeeders} are needed.");
        return Size(candidate, options) ?? Runtime(wanted, candidate, options) ?? Whole(candidate);
    }

    private static GateStop? Size(Candidate candidate, ReleaseOptions options)
    {
        if (candidate.Release is { SizeBytes: <= 0, SizeBytesHigh: <= 0 })
            return new(Gate.SizeLimit, "Its size could not be read, so it may be too large.");
        var size = candidate.Release.SizeBytesLow;
        if (candidate.Kind != ReleaseKind.Pack)
            return size <= options.MaxSizeBytesPerVolume
                ? null
                : new(Gate.SizeLimit, $"It is {GiB(size)} large, a volume may be {GiB(options.MaxSizeBytesPerVolume)}.");
        if (size > options.MaxPackSizeBytes)
            return new(Gate.SizeLimit, $"The pack is {GiB(size)} large, a pack may be {GiB(options.MaxPackSizeBytes)}.");
        return size <= options.MaxSizeBytesPerVolume * (double)(candidate.Volumes ?? 1)
            ? null
            : new(
                Gate.SizeLimit,
                $"The pack is {GiB(size)} large for {candidate.Volumes?.ToString(CultureInfo.InvariantCulture) ?? "an unknown number of"} volumes, each may be {GiB(options.MaxSizeBytesPerVolume)}."
            );
    }

    private static GateStop? Runtime(WantedReading wanted, Candidate candidate, ReleaseOptions options)
    {
        if (candidate.Kind == ReleaseKind.Pack || candidate.Release.Facts.StatedDuration is not { } stated || wanted.Wanted.ExpectedDurations.Count == 0)
            return null;
        foreach (var expected in wanted.Wanted.ExpectedDurations)
            if (Math.Abs((stated - expected).TotalSeconds) <= expected.TotalSeconds * options.RuntimeTolerance)
                return null;
        return new(Gate.Runtime, $"It plays {Hours(stated)}, expected is {string.Join(" or ", wanted.Wanted.ExpectedDurations.Select(Hours))}.");
    }

    private static GateStop? Whole(Candidate candidate) =>
        candidate.Kind == ReleaseKind.Part ? new(Gate.WholeVolume, "It is only a part of the volume.") : null;

    private static string GiB(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 30):0.#} GiB");

    private static string Hours(TimeSpan time) => $"{(int)time.TotalHours} h {time.Minutes} min";
}
