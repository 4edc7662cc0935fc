using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Downloads.Pushing;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Scanning;

/// <summary>A person's word about proposed downloads, kept in their rows.</summary>
public sealed class Approvals(DownloadStore downloads, IWorkQueue queue, TimeProvider time) : IApprovals
{
    private static readonly DownloadState[] Rejectable =
    [
        DownloadState.Wanted,
        DownloadState.Approved,
        DownloadState.Blocked,
        DownloadState.Failed,
        DownloadState.Held,
    ];

    /// <inheritdoc />
    public IAsyncEnumerable<Download> ListAsync(CancellationToken cancellationToken) => downloads.QueryAsync([], cancellationToken);

    /// <inheritdoc />
    public Task<Download?> FindAsync(string downloadId, CancellationToken cancellationToken) => downloads.GetAsync(downloadId, cancellationToken);

    /// <inheritdoc />
    public async Task<Download?> ApproveAsync(string downloadId, CancellationToken cancellationToken)
    {
        var download = await downloads.GetAsync(downloadId, cancellationToken);
        if (download is { State: DownloadState.Wanted })
            download = await downloads.ChangeAsync(
                download,
                download with
                {
                    State = DownloadState.Approved,
                    Why = "Approved by a person.",
                },
                cancellationToken
            );
        // On the pending list: a person takes it although it costs, for what it was said to cost. The ratio gate holds all the same.
        else if (download is { State: DownloadState.Blocked, BlockedFor: HoldReason.Cost })
            download = await downloads.ChangeAsync(
                download,
                download with
                {
                    State = DownloadState.Approved,
                    LapsedApprovalAt = null,
                    CostApproval = new CostApproval(time.GetUtcNow(), download.AskedBytes),
                    NextAttemptAt = null,
                    Why = "Approved by a person although it costs ratio.",
                },
                cancellationToken
            );
        // Also for one approved before: the process may have ended between the row and its message, and a second hint does nothing twice.
        if (download is { State: DownloadState.Approved })
            await queue.SendAsync(PushTorrent.Queue, downloadId, null, cancellationToken);
        return download;
    }

    /// <inheritdoc />
    public async Task<Download?> RejectAsync(string downloadId, CancellationToken cancellationToken) =>
        await downloads.GetAsync(downloadId, cancellationToken) is { } download && Rejectable.Contains(download.State)
            ? await downloads.ChangeAsync(
                download,
                download with
                {
                    State = DownloadState.Rejected,
                    Why = "Rejected by a person.",
                    NextAttemptAt = null,
                },
                cancellationToken
            )
            : await downloads.GetAsync(downloadId, cancellationToken);
}
