using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Downloads.Watching;
using MamCrawler.Core.Reports;
using MamCrawler.Core.Shelving;
using MamCrawler.Core.State.Files;
using MamCrawler.Core.Tests.State;
using MamCrawler.Tests;

namespace MamCrawler.Core.Tests.Reports;

/// <summary>The weekly seeding report, and the arrivals of the weeks before.</summary>
public sealed class SeedingReportTests : IDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly TemporaryDirectory directory = new();
    private readonly ManualTimeProvider clock = new(new DateTimeOffset(2026, 2, 9, 8, 0, 0, TimeSpan.Zero));
    private readonly FileTableStore tables;
    private readonly DownloadStore downloads;

    public SeedingReportTests()
    {
        tables = new FileTableStore(directory.Path);
        downloads = new DownloadStore(tables, clock);
    }

    public void Dispose()
    {
        tables.Dispose();
        directory.Dispose();
    }

    [Fact]
    public async Task Make_EveryStanding_IsTold()
    {
        var now = clock.GetUtcNow();
        await AddAsync(1, DownloadState.Landed, WatchSentences.Landed, now.AddHours(-10));
        await AddAsync(2, DownloadState.Shelved, "On the shelf.", now.AddHours(-71));
        await AddAsync(3, DownloadState.Shelved, "On the shelf.", now.AddHours(-73));
        await AddAsync(4, DownloadState.Landed, WatchSentences.LandedStopped, now.AddHours(-5));
        await AddAsync(5, DownloadState.Shelved, WatchSentences.ShelvedGone, now.AddDays(-9));
        await AddAsync(6, DownloadState.Held, WatchSentences.FilesMissing, now.AddDays(-9));
        await AddAsync(7, DownloadState.Held, WatchSentences.Unregistered("unregistered torrent"), now.AddDays(-9));
        await AddAsync(8, DownloadState.Held, "Nothing came to the library.", now.AddDays(-9), ShelvingHold.LateArrival);
        await AddAsync(9, DownloadState.Shelved, "On the shelf.", now.AddDays(-9), watch: new DownloadWatch(now));
        await AddAsync(10, DownloadState.Held, "Never loaded.", null);
        await AddAsync(11, DownloadState.Downloading, WatchSentences.Loading, null);
        await AddAsync(12, DownloadState.Rejected, "No.", now.AddDays(-1));

        var seeding = (await MakeAsync()).Seeding!;

        Assert.Equal(
            new Dictionary<string, int>
            {
                ["FilesMissing"] = 1,
                ["NotWatched"] = 1,
                ["Seeding"] = 3,
                ["Stopped"] = 1,
                ["Unregistered"] = 1,
                ["Vanished"] = 2,
            },
            seeding.ByState
        );
        Assert.Equal(["mam-4", "mam-5", "mam-9", "mam-6", "mam-7", "mam-8"], seeding.NotSeeding.Select(torrent => torrent.Id));
        Assert.Equal(["mam-2", "mam-1"], seeding.Unsatisfied.Select(torrent => torrent.Id));
        Assert.Equal(now.AddHours(1), seeding.Unsatisfied[0].SatisfiedAt);
    }

    [Fact]
    public async Task Make_ArrivalsOfTheWeeks_AreCountedWhereAnythingWasKept()
    {
        await AddAsync(1, DownloadState.Landed, WatchSentences.Landed, clock.GetUtcNow().AddDays(1));
        await AddAsync(2, DownloadState.Landed, WatchSentences.Landed, clock.GetUtcNow().AddDays(19));
        await AddAsync(3, DownloadState.Shelved, "On the shelf.", clock.GetUtcNow().AddDays(18));
        clock.Advance(TimeSpan.FromDays(20));

        var digest = await MakeAsync();

        Assert.Equal([null, null, null, null, null, null, null, null, null, 1, 0, 2], digest.Trend!.Weeks.Select(week => week.Arrived));
        Assert.Equal(["mam-3", "mam-2"], digest.Arrived.Select(download => download.Id));
    }

    [Fact]
    public void Read_NothingWasEverKept_EveryWeekIsUnknown() => Assert.All(TrendReader.Read(clock.GetUtcNow(), [], null), week => Assert.Null(week.Arrived));

    private async Task<Digest> MakeAsync()
    {
        var maker = new DigestMaker(new ReportStore(new FileDocumentStore(directory.Path, clock)), downloads, new AccountStore(tables));
        return await maker.MakeAsync(clock.GetUtcNow().AddDays(-7), clock.GetUtcNow(), None);
    }

    private Task AddAsync(int id, DownloadState state, string why, DateTimeOffset? landed, ShelvingHold? hold = null, DownloadWatch? watch = null) =>
        downloads.AddAsync(
            new Download
            {
                Id = $"mam-{id}",
                TrackerId = id,
                Title = $"T{id}",
                State = state,
                Reason = "manual",
                Why = why,
                LandedAt = landed,
                HeldFor = hold,
                Watch = watch,
            },
            None
        );
}
