namespace MamCrawler.Core.Downloads;

/// <summary>A file of a torrent.</summary>
/// <param name="Path">Its path below the save path, with forward slashes, the root folder included.</param>
/// <param name="Length">Its length in bytes.</param>
public sealed record TorrentEntry(string Path, long Length);
