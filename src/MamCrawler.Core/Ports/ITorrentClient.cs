using MamCrawler.Core.Downloads;
using MamCrawler.Core.Faults;

namespace MamCrawler.Core.Ports;

/// <summary>The torrent client at home (qBittorrent). Its answer to a command proves nothing: callers look before and after.</summary>
public interface ITorrentClient
{
    /// <summary>Checks the tunnel, then the login, then the version and the settings that matter.</summary>
    /// <exception cref="FaultException">It could not be asked.</exception>
    Task<ServiceProbe> ProbeAsync(CancellationToken cancellationToken);

    /// <summary>The torrent with this info-hash; null when the client has none.</summary>
    /// <exception cref="FaultException">It could not be asked.</exception>
    Task<ClientTorrent?> FindAsync(string infoHash, CancellationToken cancellationToken);

    /// <summary>Every torrent of the client.</summary>
    /// <exception cref="FaultException">It could not be asked.</exception>
    Task<IReadOnlyList<ClientTorrent>> ListAsync(CancellationToken cancellationToken);

    /// <summary>The files of a torrent, as the client now names them.</summary>
    /// <exception cref="FaultException">It could not be asked, or has no such torrent.</exception>
    Task<IReadOnlyList<TorrentEntry>> ListFilesAsync(string infoHash, CancellationToken cancellationToken);

    /// <summary>Adds a torrent, stopped. Whether it is there is seen by looking, not by the answer.</summary>
    /// <exception cref="FaultException">It could not be sent, or was refused for a reason other than being there already.</exception>
    Task AddStoppedAsync(TorrentAddition addition, CancellationToken cancellationToken);

    /// <summary>Renames a file inside a torrent; seeding goes on.</summary>
    /// <exception cref="FaultException">It was refused or could not be sent.</exception>
    Task RenameFileAsync(string infoHash, string oldPath, string newPath, CancellationToken cancellationToken);

    /// <summary>Starts a torrent.</summary>
    /// <exception cref="FaultException">It could not be sent.</exception>
    Task StartAsync(string infoHash, CancellationToken cancellationToken);

    /// <summary>Stops a torrent.</summary>
    /// <exception cref="FaultException">It could not be sent.</exception>
    Task StopAsync(string infoHash, CancellationToken cancellationToken);

    /// <summary>Has torrents announce themselves to their tracker at once. Those that the client does not hold are passed over.</summary>
    /// <param name="infoHashes">The torrents, in one command; none is no command.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="FaultException">It could not be sent.</exception>
    Task ReannounceAsync(IReadOnlyCollection<string> infoHashes, CancellationToken cancellationToken);

    /// <summary>What the tracker said when it last refused this torrent ("torrent not registered with this tracker"); null when it works or was not asked yet.</summary>
    /// <exception cref="FaultException">It could not be asked, or has no such torrent.</exception>
    Task<string?> FindTrackerRefusalAsync(string infoHash, CancellationToken cancellationToken);
}
