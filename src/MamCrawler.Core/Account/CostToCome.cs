using MamCrawler.Core.Downloads;

namespace MamCrawler.Core.Account;

/// <summary>
/// What torrents that cost still bring (rules.md 5, Ratio), counted so that nothing is missed: what the tracker may not have counted yet counts in full. A price that
/// is not known counts as one, and so does what was free at the grab and is no longer.
/// </summary>
internal sealed class CostToCome
{
    /// <summary>The client tells the tracker in rounds of up to an hour.</summary>
    internal static TimeSpan AnnounceLag { get; } = TimeSpan.FromHours(1);

    private readonly HashSet<string> counted = new(StringComparer.Ordinal);

    /// <summary>The bytes of torrents in the client, and of downloads between the fetch and the client.</summary>
    internal long Bytes { get; private set; }

    /// <summary>True when <see cref="Bytes"/> holds what this download still brings.</summary>
    internal bool Holds(string downloadId) => counted.Contains(downloadId);

    /// <summary>Adds it up.</summary>
    /// <param name="torrents">Every torrent of the client, as just listed.</param>
    /// <param name="downloads">Our downloads.</param>
    /// <param name="account">The facts that it is added to.</param>
    /// <param name="now">The present.</param>
    /// <param name="isExcepted">True for the torrents that are being decided about; null for none.</param>
    internal static CostToCome Of(
        IReadOnlyList<ClientTorrent> torrents,
        IEnumerable<Download> downloads,
        AccountSnapshot account,
        DateTimeOffset now,
        Func<ClientTorrent, bool>? isExcepted = null
    )
    {
        var sum = new CostToCome();
        var byHash = new Dictionary<string, ClientTorrent>(StringComparer.OrdinalIgnoreCase);
        foreach (var torrent in torrents)
            byHash[torrent.InfoHash] = torrent;
        foreach (var download in downloads)
        {
            if (download.InfoHash is not { } hash || !byHash.Remove(hash, out var torrent))
                continue;
            sum.counted.Add(download.Id);
            if (isExcepted?.Invoke(torrent) != true)
                sum.Bytes += BytesOf(torrent, download, account, now);
        }
        // Torrents of this tracker that others added: their price is not known.
        foreach (var torrent in byHash.Values)
            if (torrent.TrackerId is not null && isExcepted?.Invoke(torrent) != true)
                sum.Bytes += Remaining(torrent);
        return sum;
    }

    /// <summary>What one torrent still brings that costs, in bytes.</summary>
    /// <param name="torrent">The torrent as the client shows it.</param>
    /// <param name="download">Our download of it; null when nobody knows its price.</param>
    /// <param name="account">The facts that it is added to.</param>
    /// <param name="now">The present.</param>
    internal static long BytesOf(ClientTorrent torrent, Download? download, AccountSnapshot account, DateTimeOffset now)
    {
        if (download is null)
            return Remaining(torrent);
        if (!LoadingCost.IsOf(download, account, now))
            return 0;
        var isCounted = torrent.IsComplete && LandedAt(download) is { } landed && landed + AnnounceLag <= account.ReadAt;
        return isCounted ? 0 : Math.Max(torrent.SizeBytes, download.SizeBytes);
    }

    private static DateTimeOffset? LandedAt(Download download) =>
        download.LandedAt ?? (download.State is DownloadState.Landed or DownloadState.Importing or DownloadState.Shelved ? download.UpdatedAt : null);

    private static long Remaining(ClientTorrent torrent) =>
        torrent.IsComplete ? 0 : (long)Math.Ceiling(torrent.SizeBytes * (1 - Math.Clamp(torrent.Progress, 0, 1)));
}
