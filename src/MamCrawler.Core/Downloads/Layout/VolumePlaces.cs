namespace MamCrawler.Core.Downloads.Layout;

/// <summary>Finds the folder of every volume in a torrent whose files have been laid out (<see cref="VolumeLayout"/>).</summary>
public static class VolumePlaces
{
    /// <summary>The place of each volume, in their order; empty when the files do not lie as they were to be laid out.</summary>
    /// <param name="files">The files as the client names them now.</param>
    /// <param name="download">What they are.</param>
    public static IReadOnlyList<VolumePlace> Find(IReadOnlyList<TorrentEntry> files, Download download)
    {
        if (VolumeLayout.Plan(files, download.Volumes) is not { Problem: null, Renames.Count: 0 })
            return [];
        var audio = files.Select(file => file.Path).Where(TorrentPath.IsAudio).ToList();
        if (download.Volumes.Count <= 1)
            return [PlaceOf(download.Volumes.SingleOrDefault() ?? new DownloadVolume("", "", "", "", download.Title), audio)];
        var match = new VolumeMatch(download.Volumes);
        var owners = audio.ToLookup(path => match.Find(path, out _), (IEqualityComparer<DownloadVolume?>)ReferenceEqualityComparer.Instance);
        return [.. download.Volumes.Select(volume => PlaceOf(volume, [.. owners[volume]]))];
    }

    private static VolumePlace PlaceOf(DownloadVolume volume, IReadOnlyList<string> audio) => new(volume, TorrentPath.BookFolder(audio[0]), audio.Count);
}
