namespace MamCrawler.Core.Releases;

/// <summary>The limits of choosing a release (rules.md 4). Gates can be made stricter, never looser.</summary>
public sealed record ReleaseOptions
{
    public const long DefaultMaxSizeBytesPerVolume = 15L << 30;
    public const long DefaultMaxPackSizeBytes = 60L << 30;

    /// <summary>True to accept dramatisations.</summary>
    public bool AllowDramatised { get; init; }

    /// <summary>True to accept a poor bitrate when nothing else exists.</summary>
    public bool AllowPoor { get; init; }

    /// <summary>Largest size of one volume in bytes, at most 15 GiB.</summary>
    public long MaxSizeBytesPerVolume { get; init; } = DefaultMaxSizeBytesPerVolume;

    /// <summary>Largest size of a pack in bytes, at most 60 GiB.</summary>
    public long MaxPackSizeBytes { get; init; } = DefaultMaxPackSizeBytes;

    /// <summary>Fewest seeders, at least 1.</summary>
    public int MinSeeders { get; init; } = 1;

    /// <summary>How far a stated playing time may lie from the expected one, as a fraction, at most 0.05.</summary>
    public double RuntimeTolerance { get; init; } = 0.05;

    /// <summary>What is wrong with these options, a sentence each; empty when nothing is.</summary>
    public IReadOnlyList<string> Validate()
    {
        var wrong = new List<string>();
        if (MaxSizeBytesPerVolume is <= 0 or > DefaultMaxSizeBytesPerVolume)
            wrong.Add(
                $"Releases:MaxSizeBytesPerVolume is {MaxSizeBytesPerVolume}; it must be more than 0 and at most {DefaultMaxSizeBytesPerVolume} (15 GiB)."
            );
        if (MaxPackSizeBytes is <= 0 or > DefaultMaxPackSizeBytes)
            wrong.Add($"Releases:MaxPackSizeBytes is {MaxPackSizeBytes}; it must be more than 0 and at most {DefaultMaxPackSizeBytes} (60 GiB).");
        if (MinSeeders < 1)
            wrong.Add($"Releases:MinSeeders is {MinSeeders}; it must be at least 1, because a release without seeders never arrives.");
        if (!(RuntimeTolerance is > 0 and <= 0.05))
            wrong.Add($"Releases:RuntimeTolerance is {RuntimeTolerance}; it must be more than 0 and at most 0.05 (5 %).");
        return wrong;
    }
}
