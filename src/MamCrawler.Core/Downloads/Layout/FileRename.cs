namespace MamCrawler.Core.Downloads.Layout;

/// <summary>A file that gets another path inside its torrent.</summary>
/// <param name="From">Its path now, with forward slashes, below the save path.</param>
/// <param name="To">Its path then.</param>
public sealed record FileRename(string From, string To);
