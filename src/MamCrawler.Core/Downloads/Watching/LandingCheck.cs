namespace MamCrawler.Core.Downloads.Watching;

/// <summary>Whether what the client holds is what the torrent promised (rules.md 7: file count and size equal the torrent's).</summary>
public static class LandingCheck
{
    /// <summary>What does not agree, as a sentence; null when all does, or when the torrent was never read here.</summary>
    public static string? FindProblem(Download download, IReadOnlyList<TorrentEntry> files)
    {
        if (download.FileCount is not { } count)
            return null;
        var bytes = files.Sum(file => file.Length);
        return files.Count == count && bytes == download.SizeBytes
            ? null
            : $"The client says that it is complete, but it holds {files.Count} files of {bytes} bytes, and the torrent has {count} of {download.SizeBytes}. "
                + "Look at the torrent in the client; have it check the files again.";
    }
}
