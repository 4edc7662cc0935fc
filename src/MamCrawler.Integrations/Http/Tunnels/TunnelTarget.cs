using MamCrawler.Core.Faults;

namespace MamCrawler.Integrations.Http.Tunnels;

/// <summary>What stands behind a tunnel, for the names and sentences of its faults.</summary>
/// <param name="Service">The service's name for people.</param>
/// <param name="Unreachable">The fault's name when it does not answer.</param>
public sealed record TunnelTarget(string Service, FaultName Unreachable)
{
    /// <summary>The torrent client at home.</summary>
    public static TunnelTarget QBittorrent { get; } = new("qBittorrent", FaultName.ClientUnreachable);

    /// <summary>The library at home.</summary>
    public static TunnelTarget Audiobookshelf { get; } = new("Audiobookshelf", FaultName.LibraryUnreachable);
}
