using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Downloads.Pushing;
using MamCrawler.Core.Downloads.Watching;
using MamCrawler.Core.Schedules;
using MamCrawler.Core.Tests.Scanning;
using MamCrawler.Core.Tests.State;
using MamCrawler.Tests;
using Microsoft.Extensions.Logging.Abstractions;
using FakeTorrentClient = MamCrawler.Core.Tests.Downloads.Pushing.FakeTorrentClient;
using FakeTracker = MamCrawler.Core.Tests.Downloads.Pushing.FakeTracker;

namespace MamCrawler.Core.Tests.Account;

/// <summary>The guard with all that it has to reckon with: pushes, the watch, people. Every call is a fresh process over the same state.</summary>
internal sealed class GuardScene
{
    public GuardScene()
    {
        Tracker = new FakeTracker(Time);
        Downloads = new DownloadStore(Tables, Time);
    }

    public ManualTimeProvider Time { get; } = new();

    public MemoryTableStore Tables { get; } = new();

    public FakeTracker Tracker { get; }

    public FakeTorrentClient Client { get; } = new();

    public DownloadStore Downloads { get; }

    public GrabLedger Grabs => new(Tables, Time);

    public GuardStore Guard => new(Tables);

    public double? Ratio
    {
        set =>
            Tracker.Account = Tracker.Account with
            {
                Ratio = value,
                DownloadedBytes = value is { } known && double.IsInfinity(known) ? 0 : 1_000_000_000_000,
                UploadedBytes = value is { } stated && double.IsFinite(stated) ? (long)Math.Round(stated * 1_000_000_000_000) : 1_000_000_000_000,
            };
    }

    public Task<GuardState> ReadGuardAsync() => Guard.ReadAsync(CancellationToken.None);

    /// <summary>Writes an approved download and offers its release. Answers its info-hash.</summary>
    public async Task<string> OfferAsync(long id, bool free)
    {
        Tracker.Offer(id, TestTorrent.Single($"Book {id}.m4b", 1000 + id, id));
        Tracker.Releases[id] = Tracker.Releases[id] with { Free = free };
        await Downloads.AddAsync(
            new Download
            {
                Id = DownloadStore.IdOf(id),
                TrackerId = id,
                Title = $"Book {id}",
                State = DownloadState.Approved,
                Reason = "series-gap",
                Volumes = [new DownloadVolume($"g{id}", "Ann Author", "", "", $"Book {id}")],
                Why = "Approved in a test.",
            },
            CancellationToken.None
        );
        return Torrent.Read(new TorrentFile(Tracker.Torrents[id])).InfoHash;
    }

    public async Task<string> PushNewAsync(long id, bool free)
    {
        var hash = await OfferAsync(id, free);
        await PushAsync(id);
        return hash;
    }

    public async Task<PushOutcome> PushAsync(long id)
    {
        using var facts = Facts();
        using var library = new LibraryLook(new FakeLibrary(), Time);
        var options = new PushOptions
        {
            Loopback = true,
            AllowPaid = true,
            Pace = new GrabPaceOptions
            {
                Normal = new(1000, 1000),
                Cautious = new(1000, 1000),
                Event = new(1000, 1000),
            },
        };
        var push = new PushTorrent(Downloads, new GrabLedger(Tables, Time), facts, library, Tracker, Client, options, Time, NullLogger<PushTorrent>.Instance);
        return await push.RunAsync(DownloadStore.IdOf(id), CancellationToken.None);
    }

    public async Task<JobOutcome> GuardAsync()
    {
        using var facts = Facts();
        var job = new GuardAccount(facts, Downloads, Grabs, Tracker, Client, new RatioGuardOptions(), Time);
        return await new ScheduledJobs([job]).RunAsync(job.Name, CancellationToken.None);
    }

    /// <summary>Lets the kept facts grow old, sets the ratio and runs the guard.</summary>
    public Task<JobOutcome> GuardAtAsync(double? ratio)
    {
        Time.Advance(TimeSpan.FromMinutes(31));
        Ratio = ratio;
        return GuardAsync();
    }

    public async Task<JobOutcome> WatchAsync()
    {
        var job = new WatchDownloads(Downloads, new GrabLedger(Tables, Time), new AccountStore(Tables), Client, new WatchOptions(), Time);
        return await new ScheduledJobs([job]).RunAsync(job.Name, CancellationToken.None);
    }

    public Task<Download?> FindAsync(long id) => Downloads.GetAsync(DownloadStore.IdOf(id), CancellationToken.None);

    public void Set(string hash, string state, double progress = 0) =>
        Client.Torrents[hash] = Client.Torrents[hash] with { State = state, Progress = progress };

    private AccountFacts Facts() => new(new AccountStore(Tables), Tracker, Time);
}
