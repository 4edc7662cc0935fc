using MamCrawler.Core.Downloads;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Tests.Scanning;

/// <summary>A torrent client that only says what it holds.</summary>
internal sealed class FakeTorrentClient : ITorrentClient
{
    public List<ClientTorrent> Torrents { get; } = [];

    public FaultException? Fault { get; set; }

    public Task<IReadOnlyList<ClientTorrent>> ListAsync(CancellationToken cancellationToken) =>
        Fault is null ? Task.FromResult<IReadOnlyList<ClientTorrent>>(Torrents) : throw Fault;

    public Task<ServiceProbe> ProbeAsync(CancellationToken cancellationToken) => throw Unexpected();

    public Task<ClientTorrent?> FindAsync(string infoHash, CancellationToken cancellationToken) => throw Unexpected();

    public Task<IReadOnlyList<TorrentEntry>> ListFilesAsync(string infoHash, CancellationToken cancellationToken) => throw Unexpected();

    public Task AddStoppedAsync(TorrentAddition addition, CancellationToken cancellationToken) => throw Unexpected();

    public Task RenameFileAsync(string infoHash, string oldPath, string newPath, CancellationToken cancellationToken) => throw Unexpected();

    public Task StartAsync(string infoHash, CancellationToken cancellationToken) => throw Unexpected();

    public Task StopAsync(string infoHash, CancellationToken cancellationToken) => throw Unexpected();

    public Task ReannounceAsync(IReadOnlyCollection<string> infoHashes, CancellationToken cancellationToken) => throw Unexpected();

    public Task<string?> FindTrackerRefusalAsync(string infoHash, CancellationToken cancellationToken) => throw Unexpected();

    private static InvalidOperationException Unexpected() => new("A scan only lists the client's torrents.");
}
