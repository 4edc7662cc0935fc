namespace MamCrawler.Core.Releases;

/// <summary>A release that is at least kin to a wanted volume, with what was found out about it.</summary>
internal sealed class Candidate(ReleaseReading reading, ReleaseKind kind, int? volumes)
{
    public ReleaseReading Reading { get; } = reading;

    public Release Release => Reading.Release;

    public ReleaseKind Kind { get; } = kind;

    /// <summary>How many volumes a pack holds; null when it is not told; 1 for a single volume.</summary>
    public int? Volumes { get; } = volumes;

    public BitrateEstimate Bitrate { get; set; } = BitrateEstimate.Unknown;

    public Container Container { get; } = ContainerReader.Read(reading.Release, volumes ?? 1);

    public bool IsFree { get; init; }

    public GateStop? Stop { get; set; }
}
