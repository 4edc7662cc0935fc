using MamCrawler.Core.Downloads;

namespace MamCrawler.Core.Scanning;

/// <summary>The downloads, and a person's word about the proposed ones.</summary>
public interface IApprovals
{
    /// <summary>All downloads, oldest first.</summary>
    IAsyncEnumerable<Download> ListAsync(CancellationToken cancellationToken);

    /// <summary>One download; null when there is none of this id.</summary>
    Task<Download?> FindAsync(string downloadId, CancellationToken cancellationToken);

    /// <summary>Approves a proposed download, or one of the pending list that is held back for its cost alone, and queues it. Returns it as it then stands, unchanged when it was not a proposal; null when there is none.</summary>
    Task<Download?> ApproveAsync(string downloadId, CancellationToken cancellationToken);

    /// <summary>
    /// Rejects for good a download that is proposed, waits for its turn or was held; nothing is taken out of the torrent client. Returns it as it then stands,
    /// unchanged when it is past that; null when there is none.
    /// </summary>
    Task<Download?> RejectAsync(string downloadId, CancellationToken cancellationToken);
}
