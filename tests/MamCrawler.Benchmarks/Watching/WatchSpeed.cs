using MamCrawler.Benchmarks.Product;
using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Downloads.Watching;
using MamCrawler.Core.State.Files;

namespace MamCrawler.Benchmarks.Watching;

/// <summary>A round of the watch over 5,000 torrents of which none moved: one request, no state write, and little work of its own.</summary>
internal sealed class WatchSpeed : IBenchmark
{
    private const int Torrents = 5000;
    private const int Rounds = 5;
    private const double MostMilliseconds = 200;

    /// <inheritdoc />
    public string Name => "Watch";

    /// <inheritdoc />
    public async Task<IReadOnlyList<BenchmarkResult>> MeasureAsync(CancellationToken cancellationToken)
    {
        using var folder = new ScratchFolder();
        using var tables = new FileTableStore(folder.Path);
        var downloads = new DownloadStore(tables, TimeProvider.System);
        var client = new CountingClient(Torrents);
        foreach (var torrent in await client.ListAsync(cancellationToken))
            await downloads.AddAsync(DownloadOf(torrent), cancellationToken);
        var watch = new WatchDownloads(
            downloads,
            new GrabLedger(tables, TimeProvider.System),
            new AccountStore(tables),
            client,
            new WatchOptions(),
            TimeProvider.System
        );
        // The first round notes what landed; those that follow find nothing new.
        await watch.RunAsync(cancellationToken);
        var journal = JournalBytes(folder.Path);
        client.Requests = 0;
        var best = double.MaxValue;
        for (var round = 0; round < Rounds; round++)
            best = Math.Min(best, ProcessorTime.Once(() => watch.RunAsync(cancellationToken).GetAwaiter().GetResult()));
        return
        [
            BenchmarkResult.AtMost($"{Name}: a round over {Torrents} torrents, none moved", best / 1e6, "ms of processor", MostMilliseconds),
            BenchmarkResult.AtMost($"{Name}: requests to the client a round", client.Requests / (double)Rounds, "requests", 1),
            BenchmarkResult.AtMost($"{Name}: state written in {Rounds} rounds", JournalBytes(folder.Path) - journal, "bytes", 0),
        ];
    }

    private static long JournalBytes(string folder) =>
        Directory.EnumerateFiles(folder, "*.jsonl", SearchOption.AllDirectories).Sum(file => new FileInfo(file).Length);

    private static Download DownloadOf(ClientTorrent torrent) =>
        new()
        {
            Id = DownloadStore.IdOf(torrent.TrackerId!.Value),
            TrackerId = torrent.TrackerId.Value,
            Title = torrent.Name,
            State = DownloadState.Downloading,
            Reason = "series-gap",
            Volumes = [new DownloadVolume("gap", "Ann Author", "The Saga", "1", torrent.Name)],
            InfoHash = torrent.InfoHash,
            SizeBytes = torrent.SizeBytes,
            Why = "The client loads it.",
        };
}
