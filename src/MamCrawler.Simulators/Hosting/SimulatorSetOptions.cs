using MamCrawler.Simulators.QBittorrent;
using MamCrawler.Simulators.World;

namespace MamCrawler.Simulators.Hosting;

/// <summary>How the whole outside world is played.</summary>
public sealed record SimulatorSetOptions
{
    public WorldOptions World { get; init; } = new();

    /// <summary>The version of qBittorrent that is played.</summary>
    public QBittorrentProfile QBittorrent { get; init; } = QBittorrentProfile.V530;

    /// <summary>How fast the torrent client loads what it is started on; 0: nobody sends. What is complete lies in the library's folder, where a scan finds it.</summary>
    public long BytesPerSecond { get; init; }

    /// <summary>The clock of every simulator.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>The port of the first simulator, the others follow; 0 takes free ones.</summary>
    public int FirstPort { get; init; }
}
