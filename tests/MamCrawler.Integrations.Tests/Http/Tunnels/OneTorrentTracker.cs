using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Releases;
using MamCrawler.Tests;

namespace MamCrawler.Integrations.Tests.Http.Tunnels;

/// <summary>A tracker with one free torrent and an account in order; it counts what is fetched.</summary>
internal sealed class OneTorrentTracker(TimeProvider time) : ITracker
{
    public const long Id = 4711;

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
        return Task.FromResult(new TorrentFile(TestTorrent.Single("Book.m4b", 50_000, id)));
    }

    public Task<SearchPage> SearchAsync(TrackerSearch search, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("A push never searches.");
}
