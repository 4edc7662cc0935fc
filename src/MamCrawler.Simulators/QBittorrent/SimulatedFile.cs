namespace MamCrawler.Simulators.QBittorrent;

/// <summary>A file of a torrent, as it is named now.</summary>
public sealed record SimulatedFile(string Name, long Size);
