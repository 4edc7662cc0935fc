using MamCrawler.Core.Downloads;
using MamCrawler.Core.Ports;

namespace MamCrawler.Integrations.Tests;

/// <summary>A torrent client that is always there, holds what it was given, and counts it.</summary>
internal sealed class RecordingTorrentClient : ITorrentClient
{
    private readonly Dictionary<string, (ClientTorrent Torrent, IReadOnlyList<TorrentEntry> Files)> torrents = [];

    public int Added => torrents.Count;

    public Task<ServiceProbe> ProbeAsync(CancellationToken cancellationToken) => Task.FromResult(new ServiceProbe("qBittorrent", "5.1.0", []));

    public Task<ClientTorrent?> FindAsync(string infoHash, CancellationToken cancellationToken) =>
        Task.FromResult(torrents.TryGetValue(infoHash, out var entry) ? entry.Torrent : null);

    public Task<IReadOnlyList<ClientTorrent>> ListAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ClientTorrent>>([.. torrents.Values.Select(entry => entry.Torrent)]);

    public Task<IReadOnlyList<TorrentEntry>> ListFilesAsync(string infoHash, CancellationToken cancellationToken) => Task.FromResult(torrents[infoHash].Files);

    public Task AddStoppedAsync(TorrentAddition addition, CancellationToken cancellationToken)
    {
        var read = Torrent.Read(addition.File);
        var files = addition.SubfolderForSingleFile
            ? [.. read.Files.Select(file => file with { Path = $"{Path.GetFileNameWithoutExtension(read.Name)}/{file.Path}" })]
            : read.Files;
        torrents[read.InfoHash] = (
            new ClientTorrent
            {
                InfoHash = read.InfoHash,
                Name = read.Name,
                State = "stoppedDL",
                Tags = addition.Tags,
                Category = addition.Category,
            },
            files
        );
        return Task.CompletedTask;
    }

    public Task RenameFileAsync(string infoHash, string oldPath, string newPath, CancellationToken cancellationToken)
    {
        var (torrent, files) = torrents[infoHash];
        torrents[infoHash] = (torrent, [.. files.Select(file => file.Path == oldPath ? file with { Path = newPath } : file)]);
        return Task.CompletedTask;
    }

    public Task StartAsync(string infoHash, CancellationToken cancellationToken) => ChangeAsync(infoHash, "downloading");

    public Task StopAsync(string infoHash, CancellationToken cancellationToken) => ChangeAsync(infoHash, "stoppedDL");

    public Task ReannounceAsync(IReadOnlyCollection<string> infoHashes, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<string?> FindTrackerRefusalAsync(string infoHash, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    private Task ChangeAsync(string infoHash, string state)
    {
        torrents[infoHash] = (torrents[infoHash].Torrent with { State = state }, torrents[infoHash].Files);
        return Task.CompletedTask;
    }
}
