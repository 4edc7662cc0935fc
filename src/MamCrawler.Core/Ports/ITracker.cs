using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Releases;

namespace MamCrawler.Core.Ports;

/// <summary>The tracker (MyAnonamouse) through its single lane. Every call waits for its turn and obeys the pace of rules.md 5.</summary>
public interface ITracker
{
    /// <summary>Searches audiobooks. One request.</summary>
    /// <exception cref="FaultException">It could not be asked, or answered in an unreadable shape.</exception>
    Task<SearchPage> SearchAsync(TrackerSearch search, CancellationToken cancellationToken);

    /// <summary>Reads one release again; null when the tracker no longer has it. One request.</summary>
    /// <exception cref="FaultException">It could not be asked.</exception>
    Task<Release?> ReadReleaseAsync(long id, CancellationToken cancellationToken);

    /// <summary>Reads the account's facts. One request.</summary>
    /// <exception cref="FaultException">It could not be asked.</exception>
    Task<AccountSnapshot> ReadAccountAsync(CancellationToken cancellationToken);

    /// <summary>Fetches a .torrent by id with the session cookie. One request, which uses up a slot.</summary>
    /// <exception cref="FaultException">It could not be fetched, or is not a private torrent of at most 10 MiB.</exception>
    Task<TorrentFile> FetchTorrentAsync(long id, CancellationToken cancellationToken);
}
