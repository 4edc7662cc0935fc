using MamCrawler.Integrations.QBittorrent;

namespace MamCrawler.Hosting.Doctoring;

/// <summary>The client's folder for incomplete files lies outside every library folder (rules.md 6): else Audiobookshelf takes half a book for a whole one.</summary>
internal static class IncompleteFolderCheck
{
    private const string Area = "Incomplete files";
    private const string Remedy = "Switch on a separate folder for incomplete torrents in its options, outside every library folder.";

    internal static Finding Judge(ClientFolders client, IReadOnlyList<string> libraryFolders)
    {
        if (client.IncompletePath is not { } unfinished)
        {
            return new Finding(
                Area,
                false,
                $"qBittorrent keeps unfinished files in {client.SavePath}, where finished ones go, and there Audiobookshelf finds half a book. {Remedy}"
            );
        }

        if (libraryFolders.Append(client.SavePath).FirstOrDefault(folder => IsInside(unfinished, folder)) is { } library)
        {
            return new Finding(
                Area,
                false,
                $"qBittorrent keeps unfinished files in {unfinished}, inside {library}, where Audiobookshelf finds half a book. {Remedy}"
            );
        }

        var apart = $"qBittorrent keeps unfinished files in {unfinished}, outside the library's folders ({string.Join(", ", libraryFolders)})";
        return libraryFolders.Any(folder => IsInside(client.SavePath, folder))
            ? new Finding(Area, true, $"{apart}.")
            : new Finding(
                Area,
                true,
                $"{apart} as far as the paths tell, but finished ones go to {client.SavePath}, which is none of them either. "
                    + "Where the two programs see other paths for one disk, set the path mapping; otherwise add that folder to the library."
            )
            {
                Advises = true,
            };
    }

    private static bool IsInside(string path, string folder) => Normal(path).StartsWith(Normal(folder), StringComparison.OrdinalIgnoreCase);

    private static string Normal(string path) => path.Replace('\\', '/').TrimEnd('/') + "/";
}
