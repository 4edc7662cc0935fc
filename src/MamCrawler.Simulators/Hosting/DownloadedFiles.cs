using System.Globalization;
using MamCrawler.Simulators.Audiobookshelf;
using MamCrawler.Simulators.QBittorrent;
using MamCrawler.Simulators.World;

namespace MamCrawler.Simulators.Hosting;

/// <summary>What the simulated client's files would play: nothing of them exists, but the world knows how long each release is.</summary>
internal sealed class DownloadedFiles(SimulatedWorld world)
{
    private readonly Dictionary<long, TrackerRelease> releases = world.Releases.ToDictionary(release => (long)release.Id);

    /// <summary>The files of torrents that were saved below a folder.</summary>
    internal IReadOnlyList<LyingFile> Below(string folder, IEnumerable<SimulatedTorrent> torrents) =>
        [
            .. torrents
                .Where(torrent => (torrent.SavePath + "/").StartsWith(folder + "/", StringComparison.Ordinal))
                .SelectMany(torrent => FilesOf(torrent, folder)),
        ];

    private IEnumerable<LyingFile> FilesOf(SimulatedTorrent torrent, string folder)
    {
        var above = torrent.SavePath[folder.Length..].Trim('/');
        var seconds = ReleaseOf(torrent) is { } release ? release.RuntimeMinutes * 60.0 : (double?)null;
        foreach (var file in torrent.Files)
            yield return new LyingFile(above.Length > 0 ? $"{above}/{file.Name}" : file.Name, file.Size, seconds * file.Size / torrent.Size);
    }

    private TrackerRelease? ReleaseOf(SimulatedTorrent torrent) =>
        torrent
            .Tags.Select(tag => long.TryParse(tag, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? releases.GetValueOrDefault(id) : null)
            .FirstOrDefault(release => release is not null);
}
