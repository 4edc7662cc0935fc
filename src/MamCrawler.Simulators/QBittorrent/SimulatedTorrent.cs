namespace MamCrawler.Simulators.QBittorrent;

/// <summary>A torrent in the simulated client.</summary>
public sealed class SimulatedTorrent
{
    /// <summary>The client's key: the v2 hash cut to 40 characters if it has one, else the v1 hash.</summary>
    public string Key => InfoHashV2.Length > 0 ? InfoHashV2[..40] : InfoHashV1;

    public required string InfoHashV1 { get; init; }

    public required string InfoHashV2 { get; init; }

    public required string Name { get; init; }

    public required List<SimulatedFile> Files { get; init; }

    public required DateTimeOffset AddedAt { get; init; }

    public string Comment { get; init; } = "";

    public string CreatedBy { get; init; } = "";

    public long CreatedOn { get; init; }

    public bool IsPrivate { get; init; }

    public long PieceLength { get; init; }

    public string SavePath { get; set; } = "";

    public string Category { get; set; } = "";

    public SortedSet<string> Tags { get; init; } = new(StringComparer.Ordinal);

    /// <summary>True once it was started for the first time.</summary>
    public bool WasStarted { get; internal set; }

    /// <summary>True while it is stopped.</summary>
    public bool IsStopped { get; internal set; }

    /// <summary>True when the disk was full as it started.</summary>
    public bool IsBroken { get; internal set; }

    /// <summary>True when its files were deleted behind the client's back.</summary>
    public bool FilesAreMissing { get; set; }

    /// <summary>How often it was announced on command.</summary>
    public int Announcements { get; internal set; }

    public long Size => Files.Sum(file => file.Size);

    /// <summary>The bytes loaded before the last start.</summary>
    internal long LoadedBefore { get; set; }

    internal DateTimeOffset SwitchedAt { get; set; }

    /// <summary>The bytes loaded at a moment.</summary>
    internal long LoadedAt(DateTimeOffset now, long bytesPerSecond) =>
        IsStopped || IsBroken ? LoadedBefore : Math.Min(Size, LoadedBefore + (long)((now - SwitchedAt).TotalSeconds * bytesPerSecond));
}
