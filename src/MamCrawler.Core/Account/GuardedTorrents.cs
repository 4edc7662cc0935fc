using MamCrawler.Core.Downloads;
using MamCrawler.Core.Downloads.Pushing;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Account;

/// <summary>The torrents of the client with what is known of their price, read at one moment.</summary>
internal sealed class GuardedTorrents
{
    private readonly Dictionary<string, Download> downloads;
    private readonly AccountSnapshot? account;
    private readonly DateTimeOffset now;

    private GuardedTorrents(IReadOnlyList<ClientTorrent> all, Dictionary<string, Download> downloads, AccountSnapshot? account, DateTimeOffset now) =>
        (All, this.downloads, this.account, this.now) = (all, downloads, account, now);

    /// <summary>Every torrent of the client.</summary>
    internal IReadOnlyList<ClientTorrent> All { get; }

    /// <summary>Our downloads that have an info-hash.</summary>
    internal IEnumerable<Download> Downloads => downloads.Values;

    /// <summary>Our unfinished torrents that load and cost ratio now. One whose price is not known counts as costing; those of other people are left alone.</summary>
    internal IEnumerable<ClientTorrent> LoadingAtCost => All.Where(torrent => torrent.IsLoading && IsOurs(torrent) && Costs(torrent.InfoHash));

    /// <summary>Our downloads that load and are free, as far as is known.</summary>
    internal IEnumerable<Download> LoadingFree =>
        All.Where(torrent => torrent.IsLoading && !Costs(torrent.InfoHash)).Select(torrent => DownloadOf(torrent.InfoHash)).OfType<Download>();

    /// <summary>What raises the ratio: complete torrents of this tracker, whoever added them.</summary>
    internal IEnumerable<ClientTorrent> Seeding => All.Where(torrent => torrent.IsComplete && (torrent.TrackerId is not null || IsOurs(torrent)));

    /// <summary>Reads them.</summary>
    /// <param name="client">The client.</param>
    /// <param name="store">Our downloads.</param>
    /// <param name="account">The account's facts as read last, which say whether VIP lasts; null when they were never read.</param>
    /// <param name="now">The present.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="Faults.FaultException">The client could not be asked.</exception>
    internal static async Task<GuardedTorrents> ReadAsync(
        ITorrentClient client,
        DownloadStore store,
        AccountSnapshot? account,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var torrents = await client.ListAsync(cancellationToken);
        var downloads = new Dictionary<string, Download>(StringComparer.OrdinalIgnoreCase);
        await foreach (var download in store.QueryAsync([], cancellationToken))
            if (download.InfoHash is { } hash)
                downloads[hash] = download;
        return new GuardedTorrents(torrents, downloads, account, now);
    }

    internal ClientTorrent? Find(string infoHash) => All.FirstOrDefault(torrent => torrent.InfoHash.Equals(infoHash, StringComparison.OrdinalIgnoreCase));

    internal Download? DownloadOf(string infoHash) => downloads.GetValueOrDefault(infoHash);

    internal bool Costs(string infoHash) => LoadingCost.IsOf(DownloadOf(infoHash), account, now);

    private bool IsOurs(ClientTorrent torrent) =>
        downloads.ContainsKey(torrent.InfoHash) || torrent.Tags.Contains(PushOptions.OwnTag, StringComparer.OrdinalIgnoreCase);
}
