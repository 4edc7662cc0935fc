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

    /// <summary>The tracker's torrent id, from our tag or the torrent's comment (MID=...); null when unknown.</summary>
    public long? TrackerId { get; init; }

    /// <summary>True when it was stopped or added stopped: qBittorrent's pausedDL, pausedUP, stoppedDL and stoppedUP.</summary>
    public bool IsStopped => State is "pausedDL" or "pausedUP" or "stoppedDL" or "stoppedUP";

    /// <summary>True when the client gave it up, for want of space or because its files are gone. Starting it tries again.</summary>
    public bool IsBroken => State is "error" or "missingFiles";

    /// <summary>True while the client checks, moves or prepares it, so that nothing can be said of it yet.</summary>
    public bool IsBusy => State is "moving" or "allocating" or "unknown" || State.StartsWith("checking", StringComparison.Ordinal);
}
