using MamCrawler.Core.Faults;

namespace MamCrawler.Core.Downloads;

/// <summary>What a .torrent says, without its announce key.</summary>
public sealed record Torrent
{
    /// <summary>The largest .torrent that is read, in bytes (rules.md 6).</summary>
    public const int MaximumBytes = 10 * 1024 * 1024;

    /// <summary>Lower-case hexadecimal: SHA-1 of the info dictionary as it stands; for a v2-only torrent the first 20 bytes of its SHA-256. The client's key.</summary>
    public required string InfoHash { get; init; }

    /// <summary>The name of the file or of the root folder.</summary>
    public required string Name { get; init; }

    /// <summary>True for a single file without a folder.</summary>
    public required bool IsSingleFile { get; init; }

    /// <summary>The files as the client will name them, the root folder included; padding is left out.</summary>
    public required IReadOnlyList<TorrentEntry> Files { get; init; }

    /// <summary>The bytes of all files.</summary>
    public required long SizeBytes { get; init; }

    /// <summary>True when it can be joined by v2 peers only (BEP 52 without v1 pieces).</summary>
    public bool IsVersion2Only { get; init; }

    /// <summary>Reads a .torrent.</summary>
    /// <exception cref="StopFaultException"><see cref="FaultName.NotATorrent"/>: it is a page, not bencode, not private, larger than 10 MiB, or contradicts itself.</exception>
    public static Torrent Read(TorrentFile file) => TorrentReader.Read(file.Reveal());
}
