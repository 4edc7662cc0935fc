using MamCrawler.Integrations.QBittorrent;

namespace MamCrawler.Local.Doctoring;

/// <summary>The client's folder for incomplete files lies outside every library folder (rules.md 6): else Audiobookshelf takes half a book for a whole one.</summary>
internal static class IncompleteFolderCheck
{
    private const string Area = "Incomplete files";

    internal static Finding Judge(ClientFolders client, IReadOnlyList<string> libraryFolders)
    {
        var unfinished = client.IncompletePath ?? client.SavePath;
        if (libraryFolders.FirstOrDefault(folder => IsInside(unfinished, folder)) is { } library)
        {
            return new Finding(Area, false, $"qBittorrent keeps unfinished files in {unfinished}, inside the library folder {library}, where Audiobookshelf finds half a book. "
                + "Switch on a separate folder for incomplete torrents in its options, outside every library folder.");
        }

        return new Finding(Area, true, $"qBittorrent keeps unfinished files in {unfinished}, outside the library's folders ({string.Join(", ", libraryFolders)}) "
            + "as far as the paths tell; where the two see other paths for one disk, compare by hand.");
    }

    private static bool IsInside(string path, string folder) => Normal(path).StartsWith(Normal(folder), StringComparison.Ordinal);

    private static string Normal(string path) => path.Replace('\\', '/').TrimEnd('/') + "/";
}
