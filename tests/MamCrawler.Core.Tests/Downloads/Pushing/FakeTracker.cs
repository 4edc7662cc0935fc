using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Releases;

namespace MamCrawler.Core.Tests.Downloads.Pushing;

/// <summary>A tracker that hands out what a test gives it, and counts.</summary>
internal sealed class FakeTracker(TimeProvider time) : ITracker
{
    public Dictionary<long, Release> Releases { get; } = [];

    public Dictionary<long, byte[]> Torrents { get; } = [];

    public AccountSnapshot Account { get; set; } =
        new()
        {
            ReadAt = time.GetUtcNow(),
            Ratio = 2,
            UploadedBytes = 2_000_000_000_000,
            DownloadedBytes = 1_000_000_000_000,
            UnsatisfiedCount = 0,
            UnsatisfiedLimit = 100,
        };

    public int AccountReads { get; private set; }

    public int Fetches { get; private set; }

    /// <summary>Called before each answer with its name; what it throws is the answer.</summary>
    public Action<string> Before { get; set; } = _ => { };

    /// <summary>Called with the id of each release that is asked for.</summary>
    public Action<long> Asked { get; set; } = _ => { };

    public void Offer(long id, byte[] torrent) =>
        (Releases[id], Torrents[id]) = (
            new Release
            {
                Id = id,
                Title = $"Release {id}",
                Free = true,
                SizeBytes = Torrent.Read(new TorrentFile(torrent)).SizeBytes,
            },
            torrent
        );

    public Task<Release?> ReadReleaseAsync(long id, CancellationToken cancellationToken)
    {
        Before(nameof(ReadReleaseAsync));
        Asked(id);
        return Task.FromResult(Releases.GetValueOrDefault(id));
    }

    public Task<AccountSnapshot> ReadAccountAsync(CancellationToken cancellationToken)
    {
        Before(nameof(ReadAccountAsync));
        AccountReads++;
        return Task.FromResult(Account with { ReadAt = time.GetUtcNow(), CountedAt = time.GetUtcNow() });
    }

    public Task<TorrentFile> FetchTorrentAsync(long id, CancellationToken cancellationToken)
    {
        Before(nameof(FetchTorrentAsync));
        Fetches++;
        return Task.FromResult(new TorrentFile(Torrents[id]));
    }

    public Task<SearchPage> SearchAsync(TrackerSearch search, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("A push never searches.");
}
