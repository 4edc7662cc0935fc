using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Releases;

namespace MamCrawler.Tests;

/// <summary>A tracker with one free torrent and an account in order; it counts what is fetched.</summary>
internal sealed class OneTorrentTracker(TorrentFile torrent, TimeProvider time) : ITracker
{
    /// <summary>How often the .torrent was fetched.</summary>
    public int Fetches { get; private set; }

    public Task<Release?> ReadReleaseAsync(long id, CancellationToken cancellationToken) =>
        Task.FromResult<Release?>(
            new Release
            {
                Id = id,
                Title = "Book",
                Free = true,
            }
        );

    public Task<AccountSnapshot> ReadAccountAsync(CancellationToken cancellationToken) =>
        Task.FromResult(
            new AccountSnapshot
            {
                ReadAt = time.GetUtcNow(),
                CountedAt = time.GetUtcNow(),
                Ratio = 2,
                UnsatisfiedCount = 0,
                UnsatisfiedLimit = 100,
                UploadedBytes = 2_000_000_000_000,
                DownloadedBytes = 1_000_000_000_000,
            }
        );

    public Task<TorrentFile> FetchTorrentAsync(long id, CancellationToken cancellationToken)
    {
        Fetches++;
        return Task.FromResult(torrent);
    }

    public Task<SearchPage> SearchAsync(TrackerSearch search, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("What is approved is not searched for.");
}
