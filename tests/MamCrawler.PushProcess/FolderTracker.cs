using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Releases;

namespace MamCrawler.PushProcess;

/// <summary>A tracker whose torrents lie in a folder; all are free, and the account is in order.</summary>
internal sealed class FolderTracker(string directory, Func<string, Task> step) : ITracker
{
    public async Task<Release?> ReadReleaseAsync(long id, CancellationToken cancellationToken)
    {
        await step("before reading the release");
        return File.Exists(PathOf(id))
            ? new Release
            {
                Id = id,
                Title = $"Release {id}",
                Free = true,
            }
            : null;
    }

    public async Task<AccountSnapshot> ReadAccountAsync(CancellationToken cancellationToken)
    {
        await step("before reading the account");
        var now = TimeProvider.System.GetUtcNow();
        return new AccountSnapshot
        {
            ReadAt = now,
            CountedAt = now,
            Ratio = 2,
            UnsatisfiedCount = 0,
            UnsatisfiedLimit = 100,
            UploadedBytes = 2_000_000_000_000,
            DownloadedBytes = 1_000_000_000_000,
        };
    }

    public async Task<TorrentFile> FetchTorrentAsync(long id, CancellationToken cancellationToken)
    {
        await step("before the fetch");
        var file = new TorrentFile(await File.ReadAllBytesAsync(PathOf(id), cancellationToken));
        await step("after the fetch");
        return file;
    }

    public Task<SearchPage> SearchAsync(TrackerSearch search, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("A push never searches.");

    private string PathOf(long id) => Path.Combine(directory, $"{id}.torrent");
}
