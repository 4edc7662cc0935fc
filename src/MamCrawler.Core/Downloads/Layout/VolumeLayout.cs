namespace MamCrawler.Core.Downloads.Layout;

/// <summary>
/// Gives every volume of a torrent a folder of its own, because Audiobookshelf takes every folder for one book (rules.md 6). Plans from the file list alone and
/// changes nothing; planning again after some of the renames leaves exactly the others.
/// </summary>
public static class VolumeLayout
{
    /// <summary>Plans the renames.</summary>
    /// <param name="files">The files as the client names them now.</param>
    /// <param name="volumes">Every volume that the torrent holds, the owned ones that come along included.</param>
    public static VolumeLayoutPlan Plan(IReadOnlyList<TorrentEntry> files, IReadOnlyList<DownloadVolume> volumes)
    {
        var audio = files.Select(file => file.Path).Where(TorrentPath.IsAudio).ToList();
        if (audio.Count == 0)
            return VolumeLayoutPlan.Unmappable("The torrent holds no audio file.");
        return volumes.Count > 1 ? PackLayout.Plan(files, audio, volumes) : PlanSingle(audio, volumes.SingleOrDefault());
    }

    private static VolumeLayoutPlan PlanSingle(List<string> audio, DownloadVolume? volume)
    {
        var folders = audio.Select(TorrentPath.BookFolder).Distinct().ToList();
        if (folders is [{ Length: > 0 }])
            return VolumeLayoutPlan.AsItIs;
        if (volume is null)
            return VolumeLayoutPlan.Unmappable("The torrent's files lie in several folders or in none, and it is not known which books they are.");
        var target = VolumeFolder.Of(volume);
        var loose = audio.Where(path => !TorrentPath.IsInside(path, target)).ToList();
        if (loose.FirstOrDefault(path => folders.Count > 1 && !IsRootOrPiece(path, loose)) is { } stranger)
            return VolumeLayoutPlan.Unmappable(
                $"The torrent should be one book, but its files lie in several folders, such as '{TorrentPath.Directory(stranger)}', and may be several books."
            );
        var renames = loose.Select(path => new FileRename(path, target + "/" + Flat(path, loose))).ToList();
        return LayoutCheck.Unique(renames, audio) ?? new VolumeLayoutPlan(renames, null);
    }

    /// <summary>True for a file in the torrent's own folder, or in one below it that is a piece of a book by its name.</summary>
    private static bool IsRootOrPiece(string path, List<string> loose)
    {
        var directory = TorrentPath.Directory(path);
        return directory == Root(loose) || (TorrentPath.Directory(directory) == Root(loose) && TorrentPath.IsPiece(TorrentPath.Name(directory)));
    }

    private static string Flat(string path, List<string> loose)
    {
        var directory = TorrentPath.Directory(path);
        return directory.Length == 0 || directory == Root(loose)
            ? TorrentPath.Name(path)
            : $"{PathName.Safe(TorrentPath.Name(directory))} - {TorrentPath.Name(path)}";
    }

    private static string Root(List<string> loose) => loose[0].IndexOf('/', StringComparison.Ordinal) is > 0 and var slash ? loose[0][..slash] : "";
}
