using System.Globalization;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Ports;

namespace MamCrawler.Benchmarks.Watching;

/// <summary>A client of many torrents, half of them complete, that counts what it is asked and takes no command.</summary>
internal sealed class CountingClient(int torrents) : ITorrentClient
{
    private readonly IReadOnlyList<ClientTorrent> all =
    [
        .. Enumerable
            .Range(1, torrents)
            .Select(number => new ClientTorrent
            {
                InfoHash = number.ToString("x40", CultureInfo.InvariantCulture),
                Name = $"Book {number}",
                State = number % 2 == 0 ? "stalledUP" : "downloading",
                Progress = number % 2 == 0 ? 1 : 0.5,
                SizeBytes = 500_000_000,
                Tags = ["mamcrawler"],
                TrackerId = number,
            }),
    ];

    public int Requests { get; set; }

    public Task<IReadOnlyList<ClientTorrent>> ListAsync(CancellationToken cancellationToken)
    {
        Requests++;
        return Task.FromResult(all);
    }

    public Task<ServiceProbe> ProbeAsync(CancellationToken cancellationToken) => throw Unexpected();

    public Task<ClientTorrent?> FindAsync(string infoHash, CancellationToken cancellationToken) => throw Unexpected();

    public Task<IReadOnlyList<TorrentEntry>> ListFilesAsync(string infoHash, CancellationToken cancellationToken) => throw Unexpected();

    public Task AddStoppedAsync(TorrentAddition addition, CancellationToken cancellationToken) => throw Unexpected();

    public Task RenameFileAsync(string infoHash, string oldPath, string newPath, CancellationToken cancellationToken) => throw Unexpected();

    public Task StartAsync(string infoHash, CancellationToken cancellationToken) => throw Unexpected();

    public Task StopAsync(string infoHash, CancellationToken cancellationToken) => throw Unexpected();

    public Task ReannounceAsync(IReadOnlyCollection<string> infoHashes, CancellationToken cancellationToken) => throw Unexpected();

    public Task<string?> FindTrackerRefusalAsync(string infoHash, CancellationToken cancellationToken) => throw Unexpected();

    private static InvalidOperationException Unexpected() => new("A watch over what did not move only lists the torrents.");
}
