using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Faults;

namespace MamCrawler.Core.Ports;

/// <summary>
/// What the tracker sells for points and wedges, through the same lane. Each call is one request that is never repeated by itself: only <see cref="SpendLedger"/> says whether
/// it may be made. When it throws, nobody knows whether it was carried out.
/// </summary>
public interface ITrackerStore
{
    /// <summary>Buys VIP. 5,000 points for 4 weeks.</summary>
    /// <exception cref="FaultException">It could not be asked, or answered in an unreadable shape.</exception>
    Task<StoreAnswer> BuyVipAsync(int weeks, CancellationToken cancellationToken);

    /// <summary>Buys upload credit. 500 points for each GiB.</summary>
    /// <param name="gibibytes">50 or 100.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="FaultException">It could not be asked, or answered in an unreadable shape.</exception>
    Task<StoreAnswer> BuyUploadCreditAsync(int gibibytes, CancellationToken cancellationToken);

    /// <summary>Fetches a .torrent and pays with a wedge, without being asked whether it is free already.</summary>
    /// <exception cref="FaultException">It could not be fetched, or is not a private torrent of at most 10 MiB.</exception>
    Task<TorrentFile> FetchTorrentWithWedgeAsync(long id, CancellationToken cancellationToken);
}
