using MamCrawler.Core.Downloads;

namespace MamCrawler.Integrations.QBittorrent;

/// <summary>A torrent with the key that qBittorrent's commands want.</summary>
internal sealed record QBittorrentTorrent(string Key, ClientTorrent Torrent);
