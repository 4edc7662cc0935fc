using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Downloads.Pushing;
using MamCrawler.Core.State.Files;
using MamCrawler.Core.Tests.Scanning;
using MamCrawler.Core.Tests.State;
using MamCrawler.Tests;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace MamCrawler.Core.Tests.Downloads.Pushing;

/// <summary>Everything a push needs, in memory but for the state. <see cref="Restart"/> gives fresh objects over the same state, as after a kill.</summary>
internal sealed class PushBench : IDisposable
{
    public const long TrackerId = 4711;
    public static readonly string Id = DownloadStore.IdOf(TrackerId);

    private readonly TemporaryDirectory directory = new();
    private readonly FileTableStore files;

    public PushBench()
    {
        files = new FileTableStore(directory.Path);
        Tables = new KillableTableStore(files);
        Tracker = new FakeTracker(Time);
        Client = new FakeTorrentClient();
        Downloads = new DownloadStore(Tables, Time);
        Tracker.Offer(TrackerId, TestTorrent.Single("Book.m4b", 50_000, TrackerId));
    }

    public ManualTimeProvider Time { get; } = new();

    public KillableTableStore Tables { get; }

    public FakeTracker Tracker { get; }

    public FakeTorrentClient Client { get; }

    public DownloadStore Downloads { get; }

    public PushOptions Options { get; set; } = new();

    public WedgeSpending? Wedges { get; set; }

    public GrabLedger Grabs => new(Tables, Time);

    public Task<Download> AddAsync(DownloadState state = DownloadState.Approved, params DownloadVolume[] volumes) =>
        Downloads.AddAsync(
            new Download
            {
                Id = Id,
                TrackerId = TrackerId,
                Title = "Book",
                State = state,
                Reason = "series-gap",
                Volumes = volumes.Length > 0 ? volumes : [new DownloadVolume("g1", "Ann Author", "The Saga", "1", "Book")],
                Why = "Approved in a test.",
            },
            CancellationToken.None
        );

    public FakeLibrary Library { get; } = new();

    public ILoggerFactory Loggers { get; set; } = NullLoggerFactory.Instance;

    public PushTorrent Restart() =>
        new(
            Downloads,
            Grabs,
            new AccountFacts(new AccountStore(Tables), Tracker, Time),
            new LibraryLook(Library, Time),
            Tracker,
            Client,
            Options,
            Time,
            Loggers.CreateLogger<PushTorrent>(),
            Wedges
        );

    public Task<PushOutcome> PushAsync() => Restart().RunAsync(Id, CancellationToken.None);

    public async Task<Download> ReadAsync() => (await Downloads.GetAsync(Id, CancellationToken.None))!;

    /// <summary>Moves on to the next attempt and pushes.</summary>
    public async Task<PushOutcome> PushWhenDueAsync()
    {
        if ((await ReadAsync()).NextAttemptAt is { } due && due > Time.GetUtcNow())
            Time.Advance(due - Time.GetUtcNow());
        return await PushAsync();
    }

    public void Dispose()
    {
        files.Dispose();
        directory.Dispose();
    }
}
