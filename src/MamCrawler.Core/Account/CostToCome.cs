using MamCrawler.Core.Downloads;

namespace MamCrawler.Core.Account;

/// <summary>
/// What torrents that cost still bring (rules.md 5, Ratio), counted so that nothing is missed: what the tracker may not have counted yet counts in full. A price that
/// is not known counts as one.
/// </summary>
internal sealed class CostToCome
{
    /// <summary>The client tells the tracker in rounds of up to an hour.</summary>
    internal static TimeSpan AnnounceLag { get; } = TimeSpan.FromHours(1);

    private readonly HashSet<string> counted = new(StringComparer.Ordinal);

    private CostToCome(long bytes) => Bytes = bytes;

    /// <summary>The bytes of torrents in the client, and of downloads between the fetch and the client.</summary>
    internal long Bytes { get; private set; }

    /// <summary>True when <see cref="Bytes"/> holds what this download still brings.</summary>
    internal bool Holds(string downloadId) => counted.Contains(downloadId);

    /// <summary>Adds it up.</summary>
    /// <param name="torrents">Every torrent of the client, as just listed.</param>
    /// <param name="downloads">Our downloads.</param>
    /// <param name="account">The facts that it is added to.</param>
    /// <param name="exceptId">The download that is being decided about.</param>
    internal static CostToCome Of(IReadOnlyList<ClientTorrent> torrents, IEnumerable<Download> downloads, AccountSnapshot account, string exceptId)
    {
        var sum = new CostToCome(0);
        var byHash = new Dictionary<string, ClientTorrent>(StringComparer.OrdinalIgnoreCase);
        foreach (var torrent in torrents)
            byHash[torrent.InfoHash] = torrent;
        foreach (var download in downloads)
        {
            if (download.InfoHash is not { } hash || !byHash.Remove(hash, out var torrent))
                continue;
            sum.counted.Add(download.Id);
            if (download.Id != exceptId && download.Costs != false)
                sum.Bytes += BytesOf(torrent, download, account);
        }
        // Torrents of this tracker that others added: their price is not known.
        foreach (var torrent in byHash.Values)
            if (torrent.TrackerId is { } id && DownloadStore.IdOf(id) != exceptId)
                sum.Bytes += Remaining(torrent);
        return sum;
    }

    private static long BytesOf(ClientTorrent torrent, Download download, AccountSnapshot account)
    {
        var isCounted = torrent.IsComplete && LandedAt(download) is { } landed && landed + AnnounceLag <= account.ReadAt;
        return isCounted ? 0 : Math.Max(torrent.SizeBytes, download.SizeBytes);
    }

    private static DateTimeOffset? LandedAt(Download download) =>
        download.LandedAt ?? (download.State is DownloadState.Landed or DownloadState.Importing or DownloadState.Shelved ? download.UpdatedAt : null);

    private static long Remaining(ClientTorrent torrent) =>
        torrent.IsComplete ? 0 : (long)Math.Ceiling(torrent.SizeBytes * (1 - Math.Clamp(torrent.Progress, 0, 1)));
}
