namespace MamCrawler.Core.Releases;

/// <summary>What was read out of a release's description and media info. Null or false: it does not say.</summary>
public sealed record ReleaseFacts
{
    public static ReleaseFacts None { get; } = new();

    /// <summary>kb/s as stated.</summary>
    public double? StatedBitrate { get; init; }

    public TimeSpan? StatedDuration { get; init; }

    public bool SaysUnabridged { get; init; }

    public bool SaysAbridged { get; init; }

    public bool SaysDramatised { get; init; }

    public bool SaysChapterised { get; init; }

    public bool SaysSingleFile { get; init; }

    public bool SaysSplit { get; init; }

    public bool SaysPack { get; init; }

    public bool SaysWatermarked { get; init; }

    /// <summary>The volume that the text names, as written.</summary>
    public string? StatedVolume { get; init; }
}
