namespace MamCrawler.Core.Downloads;

/// <summary>What is needed to add a torrent to the client.</summary>
/// <param name="File">The .torrent, passed on byte for byte.</param>
/// <param name="Category">The client's category.</param>
/// <param name="Tags">The tags to set.</param>
/// <param name="SubfolderForSingleFile">True to give a single file a folder of its own (content layout Subfolder).</param>
public sealed record TorrentAddition(TorrentFile File, string Category, IReadOnlyList<string> Tags, bool SubfolderForSingleFile);
