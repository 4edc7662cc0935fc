using System.Security.Cryptography;
using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Downloads.Watching;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Schedules;
using MamCrawler.Integrations.QBittorrent;
using MamCrawler.Integrations.Tests.MyAnonamouse;
using MamCrawler.Tests;

namespace MamCrawler.Integrations.Tests.QBittorrent;

/// <summary>A download in a qBittorrent, real or played, with the jobs that look after it. A real one finds the book's file in its folder, so that it gets complete without a peer.</summary>
internal sealed class WatchedClient : IAsyncDisposable
{
    public const int Bytes = 300_000;
    private const long TrackerId = 4711;

    private readonly string folder = Directory.CreateTempSubdirectory("mamcrawler-watch-").FullName;
    private readonly MemoryTables tables = new();

    private WatchedClient(QBittorrentTarget target, TimeProvider time)
    {
        Target = target;
        Client = target.Connect(options => options with { SavePath = folder });
        (Downloads, Accounts, Time) = (new DownloadStore(tables, time), new AccountStore(tables), time);
    }

    public QBittorrentTarget Target { get; }

    public QBittorrentClient Client { get; }

    public DownloadStore Downloads { get; }

    public AccountStore Accounts { get; }

    public TimeProvider Time { get; }

    public string Hash { get; private set; } = "";

    public string Id { get; } = DownloadStore.IdOf(TrackerId);

    public int Writes => tables.Writes;

    /// <summary>Adds a download as a push leaves it just before its last step: in the client, in its folder, stopped.</summary>
    public static async Task<WatchedClient> StartAsync(string kind, bool withFile, TimeProvider time)
    {
        var watched = new WatchedClient(await QBittorrentTarget.StartAsync(kind), time);
        var content = RandomNumberGenerator.GetBytes(Bytes);
        if (withFile)
        {
            Directory.CreateDirectory(Path.Combine(watched.folder, "Book"));
            await File.WriteAllBytesAsync(Path.Combine(watched.folder, "Book", "Book.m4b"), content);
        }
        await watched.AddAsync(content);
        return watched;
    }

    public Task<JobOutcome> WatchAsync() => RunAsync(new WatchDownloads(Downloads, new GrabLedger(tables, Time), Accounts, Client, new WatchOptions(), Time));

    public async Task<Download> ReadAsync() => (await Downloads.GetAsync(Id, CancellationToken.None))!;

    /// <summary>Watches until the download is in a state, for at most half a minute of real time.</summary>
    public async Task<Download> WatchUntilAsync(DownloadState state)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            Assert.Equal(JobResult.Done, (await WatchAsync()).Result);
            if (await ReadAsync() is var download && download.State == state)
                return download;
            Assert.False(deadline.IsCancellationRequested, $"It is {download.State}: {download.Why}");
        }
    }

    public async Task<JobOutcome> GuardAsync(double ratio)
    {
        await Accounts.PutAsync(
            new AccountSnapshot
            {
                ReadAt = Time.GetUtcNow(),
                Ratio = ratio,
                UploadedBytes = (long)(ratio * 1_000_000_000_000),
                DownloadedBytes = 1_000_000_000_000,
            },
            CancellationToken.None
        );
        using var facts = new AccountFacts(Accounts, new UnaskedTracker(), Time);
        return await RunAsync(new GuardAccount(facts, Downloads, new GrabLedger(tables, Time), new UnaskedTracker(), Client, new RatioGuardOptions(), Time));
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Target.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static Task<JobOutcome> RunAsync(IScheduledJob job) => new ScheduledJobs([job]).RunAsync(job.Name, CancellationToken.None);

    private async Task AddAsync(byte[] content)
    {
        var info = TestTorrent.SingleInfo("Book.m4b", Bytes);
#pragma warning disable CA5350 // The pieces of a v1 torrent are SHA-1.
        info["pieces"] = content.Chunk(TestTorrent.PieceLength).SelectMany(SHA1.HashData).ToArray();
#pragma warning restore CA5350
        var file = new TorrentFile(TestTorrent.Write(info, TrackerId));
        await Client.AddStoppedAsync(
            new TorrentAddition(file, "audiobooks", ["mamcrawler", $"{TrackerId}"], SubfolderForSingleFile: true),
            CancellationToken.None
        );
        Hash = Torrent.Read(file).InfoHash;
        await Downloads.AddAsync(
            new Download
            {
                Id = Id,
                TrackerId = TrackerId,
                Title = "Book",
                State = DownloadState.Pushed,
                Reason = "series-gap",
                Volumes = [new DownloadVolume("g1", "Ann Author", "", "", "Book")],
                InfoHash = Hash,
                SizeBytes = Bytes,
                FileCount = 1,
                Costs = true,
                Why = "The client has the torrent, stopped.",
            },
            CancellationToken.None
        );
    }

    private sealed class UnaskedTracker : ITracker
    {
        public Task<Core.Account.AccountSnapshot> ReadAccountAsync(CancellationToken cancellationToken) => throw Unexpected();

        public Task<SearchPage> SearchAsync(TrackerSearch search, CancellationToken cancellationToken) => throw Unexpected();

        public Task<Core.Releases.Release?> ReadReleaseAsync(long id, CancellationToken cancellationToken) => throw Unexpected();

        public Task<TorrentFile> FetchTorrentAsync(long id, CancellationToken cancellationToken) => throw Unexpected();

        private static InvalidOperationException Unexpected() => new("Fresh facts are kept; the tracker is not to be asked.");
    }
}
