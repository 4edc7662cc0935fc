namespace MamCrawler.Core.Downloads;

/// <summary>Which gaps are being filled: those of every download that may still end on the shelf, an open proposal included.</summary>
public static class ComingGaps
{
    // A failed one is tried again some days later: a second release for the same gap would come beside it.
    private static readonly DownloadState[] Ended = [DownloadState.Abandoned, DownloadState.Rejected];

    /// <summary>The downloads by the ids of the gaps they fill.</summary>
    public static async Task<IReadOnlyDictionary<string, Download>> ReadComingGapsAsync(this DownloadStore downloads, CancellationToken cancellationToken)
    {
        var coming = new Dictionary<string, Download>(StringComparer.Ordinal);
        await foreach (var download in downloads.QueryAsync([], cancellationToken))
            if (!Ended.Contains(download.State))
                foreach (var volume in download.Volumes.Where(volume => volume.GapId.Length > 0))
                    coming[volume.GapId] = download;
        return coming;
    }
}
