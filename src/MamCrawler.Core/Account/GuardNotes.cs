using MamCrawler.Core.Downloads;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Account;

/// <summary>Writes into the rows of downloads what the ratio guard did with their torrents.</summary>
internal sealed class GuardNotes(DownloadStore downloads)
{
    /// <summary>Writes why it stands as it does; nothing when it says so already, or when it does not load.</summary>
    internal async Task WriteAsync(Download? download, string why, CancellationToken cancellationToken)
    {
        if (download is not { State: DownloadState.Downloading } || download.Why == why)
            return;
        try
        {
            await downloads.ChangeAsync(download, download with { Why = why, Watch = null }, cancellationToken);
        }
        catch (RowConflictException exception) when (exception.PartitionKey == download.Id)
        {
            // Somebody else wrote what is newer; the torrent itself is as it is to be.
            return;
        }
    }
}
