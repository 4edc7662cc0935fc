namespace MamCrawler.Core.Downloads.Layout;

/// <summary>The last look at a plan before it is carried out.</summary>
internal static class LayoutCheck
{
    /// <summary>A problem when two files would end at one path; null when none do.</summary>
    internal static VolumeLayoutPlan? Unique(IReadOnlyList<FileRename> renames, IEnumerable<string> allPaths)
    {
        var moved = renames.Select(rename => rename.From).ToHashSet(StringComparer.Ordinal);
        // File systems at home fold case, so two names that differ in case alone are one.
        var taken = allPaths.Where(path => !moved.Contains(path)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return renames.FirstOrDefault(rename => !taken.Add(rename.To)) is { } clash
            ? VolumeLayoutPlan.Unmappable($"Two files of the torrent would both become '{clash.To}'.")
            : null;
    }

    /// <summary>A problem when two volumes would share a folder, or one would lie inside another's; null when each has its own.</summary>
    internal static VolumeLayoutPlan? Apart(IReadOnlyDictionary<DownloadVolume, List<string>> paths)
    {
        var folders = paths.SelectMany(volume => volume.Value.Select(path => (Volume: volume.Key, Folder: TorrentPath.BookFolder(path)))).Distinct().ToList();
        foreach (var volume in paths.Keys)
            if (folders.Count(entry => ReferenceEquals(entry.Volume, volume)) > 1)
                return VolumeLayoutPlan.Unmappable($"The files of '{volume.Title}' would lie in several folders.");
        foreach (var (volume, folder) in folders)
            if (folder.Length == 0 || folders.Any(other => !ReferenceEquals(other.Volume, volume) && TorrentPath.IsSameOrInside(other.Folder, folder)))
                return VolumeLayoutPlan.Unmappable($"'{volume.Title}' would have no folder of its own.");
        return null;
    }
}
