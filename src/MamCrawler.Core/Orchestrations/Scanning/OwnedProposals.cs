using MamCrawler.Core.Downloads;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Orchestrations.Scanning;

/// <summary>Withdraws downloads of what the library holds by now: a proposal may lie for weeks, and nothing that is owned is ever downloaded (rules.md 1.2).</summary>
internal static class OwnedProposals
{
    /// <summary>The states before anything was fetched; later ones belong to whoever pushes.</summary>
    private static readonly DownloadState[] NotFetched = [DownloadState.Wanted, DownloadState.Approved, DownloadState.Blocked, DownloadState.Failed];

    /// <summary>Withdraws every download all of whose gaps are owned. One that fills another gap as well stays.</summary>
    public static async Task WithdrawAsync(this DownloadStore downloads, IReadOnlySet<string> ownedGaps, CancellationToken cancellationToken)
    {
        if (ownedGaps.Count == 0)
            return;
        var waiting = await downloads.QueryAsync(NotFetched, cancellationToken).ToListAsync(cancellationToken);
        foreach (var download in waiting.Where(download => IsOwned(download, ownedGaps)))
        {
            try
            {
                await downloads.ChangeAsync(
                    download,
                    download with
                    {
                        State = DownloadState.Rejected,
                        Why = "The library holds it by now, so nothing is downloaded.",
                        NextAttemptAt = null,
                    },
                    cancellationToken
                );
            }
            catch (RowConflictException)
            {
                // A person or a worker was quicker: their word counts.
                continue;
            }
        }
    }

    private static bool IsOwned(Download download, IReadOnlySet<string> ownedGaps)
    {
        var gaps = download.Volumes.Where(volume => volume.GapId.Length > 0).ToArray();
        return gaps.Length > 0 && gaps.All(volume => ownedGaps.Contains(volume.GapId));
    }
}
