namespace MamCrawler.Core.Downloads.Layout;

/// <summary>The layout of a torrent with several volumes.</summary>
internal static class PackLayout
{
    internal static VolumeLayoutPlan Plan(IReadOnlyList<TorrentEntry> files, List<string> audio, IReadOnlyList<DownloadVolume> volumes)
    {
        var owners = new Dictionary<string, DownloadVolume>(StringComparer.Ordinal);
        var match = new VolumeMatch(volumes);
        if (Assign(audio, volumes, match, owners) is { } problem)
            return problem;
        var moving = volumes.Where(volume => MustMove(volume, match, owners)).ToHashSet(ReferenceEqualityComparer.Instance);
        // What lies beside the audio goes first: once audio has moved it can no longer be told beside which it lay.
        var begun = owners.Any(owner => TorrentPath.IsInside(owner.Key, VolumeFolder.Of(owner.Value)));
        var companions = begun ? [] : files.Select(file => file.Path).Where(path => !TorrentPath.IsAudio(path));
        var renames = new List<FileRename>();
        foreach (var path in companions.Concat(audio))
            if (Owner(path, owners) is { } volume && moving.Contains(volume) && Target(path, volume) is var target && target != path)
                renames.Add(new FileRename(path, target));
        var to = renames.ToDictionary(rename => rename.From, rename => rename.To, StringComparer.Ordinal);
        var after = volumes.ToDictionary(
            volume => volume,
            volume => owners.Where(owner => ReferenceEquals(owner.Value, volume)).Select(owner => to.GetValueOrDefault(owner.Key, owner.Key)).ToList(),
            (IEqualityComparer<DownloadVolume>)ReferenceEqualityComparer.Instance
        );
        return LayoutCheck.Unique(renames, files.Select(file => file.Path)) ?? LayoutCheck.Apart(after) ?? new VolumeLayoutPlan(renames, null);
    }

    /// <summary>Finds the volume of every audio file; a problem when one has none, or a volume has no file.</summary>
    private static VolumeLayoutPlan? Assign(
        List<string> audio,
        IReadOnlyList<DownloadVolume> volumes,
        VolumeMatch match,
        Dictionary<string, DownloadVolume> owners
    )
    {
        var byNumberOnly = new List<DownloadVolume>();
        foreach (var path in audio)
        {
            if (match.Find(path, out var byFileNumberOnly) is not { } volume)
                return VolumeLayoutPlan.Unmappable($"It cannot be told which volume '{path}' belongs to.");
            if (byFileNumberOnly)
                byNumberOnly.Add(volume);
            owners[path] = volume;
        }
        if (volumes.FirstOrDefault(volume => !owners.Values.Any(owner => ReferenceEquals(owner, volume))) is { } missing)
            return VolumeLayoutPlan.Unmappable($"No file of the torrent can be recognised as '{missing.Title}'.");
        // "01.mp3" may be a volume, or the first chapter of one; only one file for each volume leaves no doubt.
        return byNumberOnly.Count > 0 && owners.Count != volumes.Count
            ? VolumeLayoutPlan.Unmappable("The files have numbers only, and there are more files than volumes: they may be chapters.")
            : null;
    }

    /// <summary>True when the volume has no folder that names it and is its own; then also when a part of it was moved by an earlier run.</summary>
    private static bool MustMove(DownloadVolume volume, VolumeMatch match, Dictionary<string, DownloadVolume> owners)
    {
        var folders = owners.Where(owner => ReferenceEquals(owner.Value, volume)).Select(owner => TorrentPath.BookFolder(owner.Key)).Distinct().ToList();
        return folders is not [{ Length: > 0 } folder]
            || !match.IsNamed(folder, volume)
            || owners.Any(owner => !ReferenceEquals(owner.Value, volume) && TorrentPath.IsSameOrInside(TorrentPath.BookFolder(owner.Key), folder));
    }

    /// <summary>The volume of a file: an audio file's own, or that of the audio beside which another file lies.</summary>
    private static DownloadVolume? Owner(string path, Dictionary<string, DownloadVolume> owners)
    {
        if (owners.TryGetValue(path, out var own))
            return own;
        if (TorrentPath.IsAudio(path))
            return null;
        var directory = TorrentPath.Directory(path);
        var beside = owners.Where(owner => TorrentPath.Directory(owner.Key) == directory).ToList();
        var twin = beside.FirstOrDefault(owner => TorrentPath.Stem(owner.Key).Equals(TorrentPath.Stem(path), StringComparison.OrdinalIgnoreCase)).Value;
        return twin ?? (beside.Select(owner => owner.Value).Distinct(ReferenceEqualityComparer.Instance).Count() == 1 ? beside[0].Value : null);
    }

    private static string Target(string path, DownloadVolume volume)
    {
        var folder = VolumeFolder.Of(volume);
        if (TorrentPath.IsInside(path, folder))
            return path;
        var directory = TorrentPath.Name(TorrentPath.Directory(path));
        return TorrentPath.IsDisc(directory) ? $"{folder}/{directory}/{TorrentPath.Name(path)}" : $"{folder}/{TorrentPath.Name(path)}";
    }
}
