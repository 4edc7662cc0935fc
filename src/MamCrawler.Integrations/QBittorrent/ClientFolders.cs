namespace MamCrawler.Integrations.QBittorrent;

/// <summary>Where the client keeps files, as it sees the paths itself.</summary>
/// <param name="SavePath">Finished files.</param>
/// <param name="IncompletePath">Unfinished files; null when they are kept in the save path.</param>
public sealed record ClientFolders(string SavePath, string? IncompletePath);
