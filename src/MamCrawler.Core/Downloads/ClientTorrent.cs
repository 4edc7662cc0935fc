namespace MamCrawler.Core.Downloads;

/// <summary>A torrent as the client shows it.</summary>
public sealed record ClientTorrent
{
    public required string InfoHash { get; init; }

    public required string Name { get; init; }

    /// <summary>The client's own word for the state ("stalledUP", "stoppedDL", ...).</summary>
    public required string State { get; init; }

    /// <summary>0 to 1.</summary>
    public double Progress { get; init; }

    public long SizeBytes { get; init; }

    public string Category { get; init; } = "";

    public IReadOnlyList<string> Tags { get; init; } = [];

    public string SavePath { get; init; } = "";

    /// <summary>Where the content stands now: below <see cref="SavePath"/>, or in the folder of unfinished files; empty when the client does not say.</summary>
    public string ContentPath { get; init; } = "";

    /// <summary>The bytes that are loaded and checked.</summary>
    public long LoadedBytes { get; init; }

    /// <summary>How fast it loads now.</summary>
    public long BytesPerSecond { get; init; }

    /// <summary>True when somebody is known, connected or not, who has at least a part of it.</summary>
    public bool KnowsPeers { get; init; }

    /// <summary>The tracker's torrent id, from our tag or the torrent's comment (MID=...); null when unknown.</summary>
    public long? TrackerId { get; init; }

    /// <summary>True when it was stopped or added stopped: qBittorrent's pausedDL, pausedUP, stoppedDL and stoppedUP.</summary>
    public bool IsStopped => State is "pausedDL" or "pausedUP" or "stoppedDL" or "stoppedUP";

    /// <summary>True when the client gave it up, for want of space or because its files are gone. Starting it tries again.</summary>
    public bool IsBroken => State is "error" or "missingFiles";

    /// <summary>True when all of it is loaded, checked and in its place: the seeding family, progress 1, not moving (rules.md 7).</summary>
    public bool IsComplete => Progress >= 1 && State is "uploading" or "stalledUP" or "queuedUP" or "forcedUP" or "pausedUP" or "stoppedUP" && IsInPlace;

    // Just after the last byte the content may still stand in the folder of unfinished files, while the state says already that it seeds.
    private bool IsInPlace =>
        ContentPath.Length == 0
        || SavePath.TrimEnd('/', '\\') is not { Length: > 0 } folder
        || (ContentPath.StartsWith(folder, StringComparison.Ordinal) && ContentPath.AsSpan(folder.Length) is [] or ['/' or '\\', ..]);

    /// <summary>True while it loads, or would load if anybody sent: unfinished, and neither stopped nor given up. What the client checks after it was complete does not load.</summary>
    public bool IsLoading => Progress < 1 && !IsStopped && !IsBroken && State is not ("checkingUP" or "checkingResumeData" or "moving");

    /// <summary>True when it should load and nothing comes. A complete one that nobody asks of (stalledUP) is healthy.</summary>
    public bool IsStalled => Progress < 1 && (State is "stalledDL" || (State is "forcedDL" && BytesPerSecond == 0));

    /// <summary>True while the client checks, moves or prepares it, so that nothing can be said of it yet.</summary>
    public bool IsBusy => State is "moving" or "allocating" or "unknown" || State.StartsWith("checking", StringComparison.Ordinal);
}
