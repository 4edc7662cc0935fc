using MamCrawler.Simulators.World;

namespace MamCrawler.Simulators.MyAnonamouse;

/// <summary>A file inside a torrent.</summary>
/// <param name="Path">Its path below the torrent's folder; a single file has one part.</param>
/// <param name="Length">Bytes.</param>
internal sealed record TorrentLayout(IReadOnlyList<string> Path, long Length)
{
    /// <summary>The files of a release; their lengths add up to its size.</summary>
    public static IReadOnlyList<TorrentLayout> Files(TrackerRelease release)
    {
        if (release.Volumes.Count > 0)
            return PackFiles(release);

        var extension = release.FileTypes.Split(' ')[0];
        if (release.FileCount == 1)
            return [new TorrentLayout([$"{Clean(release.Title)}.{extension}"], release.SizeBytes)];

        return
        [
            .. Enumerable
                .Range(0, release.FileCount)
                .Select(index => new TorrentLayout(
                    [$"{Clean(release.Title)} - {index + 1:D2}.{extension}"],
                    Share(release.SizeBytes, index, index + 1, release.FileCount)
                )),
        ];
    }

    /// <summary>The name of a torrent's folder.</summary>
    public static string FolderName(TrackerRelease release) => Clean($"{release.Authors[0]} - {release.Title}");

    private static List<TorrentLayout> PackFiles(TrackerRelease release)
    {
        var files = new List<TorrentLayout>();
        var minutes = release.Volumes.Sum(volume => volume.RuntimeMinutes);
        var before = 0;
        foreach (var volume in release.Volumes)
        {
            var length = Share(release.SizeBytes, before, before + volume.RuntimeMinutes, minutes);
            before += volume.RuntimeMinutes;
            var name = Clean($"{volume.Number:D2} - {volume.Title}");
            files.Add(release.Flat ? new TorrentLayout([$"{name}.m4b"], length) : new TorrentLayout([name, $"{Clean(volume.Title)}.m4b"], length));
        }

        return files;
    }

    private static long Share(long size, int from, int to, int parts) => (size * to / parts) - (size * from / parts);

    private static string Clean(string name) =>
        string.Concat(name.Select(character => "<>:\"/\\|?*".Contains(character, StringComparison.Ordinal) ? '_' : character)).TrimEnd('.', ' ');
}
