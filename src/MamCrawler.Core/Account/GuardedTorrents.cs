using MamCrawler.Core.Downloads;
using MamCrawler.Core.Downloads.Pushing;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Account;

/// <summary>The torrents of the client with what is known of their price, read at one moment.</summary>
internal sealed class GuardedTorrents
{
    private readonly Dictionary<string, Download> downloads;

    private GuardedTorrents(IReadOnlyList<ClientTorrent> all, Dictionary<string, Download> downloads) => (All, this.downloads) = (all, downloads);

    /// <summary>Every torrent of the client.</summary>
    internal IReadOnlyList<ClientTorrent> All { get; }

    /// <summary>Our unfinished torrents that load and cost ratio. One whose price is not known counts as costing; those of other people are left alone.</summary>
    internal IEnumerable<ClientTorrent> LoadingAtCost => All.Where(torrent => torrent.IsLoading && IsOurs(torrent) && Costs(torrent.InfoHash));

    /// <summary>What raises the ratio: complete torrents of this tracker, whoever added them.</summary>
    internal IEnumerable<ClientTorrent> Seeding => All.Where(torrent => torrent.IsComplete && (torrent.TrackerId is not null || IsOurs(torrent)));

    /// <exception cref="Faults.FaultException">The client could not be asked.</exception>
    internal static async Task<GuardedTorrents> ReadAsync(ITorrentClient client, DownloadStore store, CancellationToken cancellationToken)
    {
        var torrents = await client.ListAsync(cancellationToken);
        var downloads = new Dictionary<string, Download>(StringComparer.OrdinalIgnoreCase);
        await foreach (var download in store.QueryAsync([], cancellationToken))
            if (download.InfoHash is { } hash)
                downloads[hash] = download;
        return new GuardedTorrents(torrents, downloads);
    }

    internal ClientTorrent? Find(string infoHash) => All.FirstOrDefault(torrent => torrent.InfoHash.Equals(infoHash, StringComparison.OrdinalIgnoreCase));

    internal Download? DownloadOf(string infoHash) => downloads.GetValueOrDefault(infoHash);

    internal bool Costs(string infoHash) => DownloadOf(infoHash)?.Costs != false;

    private bool IsOurs(ClientTorrent torrent) =>
        downloads.ContainsKey(torrent.InfoHash) || torrent.Tags.Contains(PushOptions.OwnTag, StringComparer.OrdinalIgnoreCase);
}
