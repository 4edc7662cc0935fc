using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Downloads.Pushing;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Library;

namespace MamCrawler.Core.Tests.Downloads.Pushing;

/// <summary>What policy and the tracker hold back.</summary>
public sealed class PushPolicyTests : IDisposable
{
    private static readonly DownloadVolume One = new("g1", "Ann Author", "The Saga", "1", "The First Fire");
    private static readonly DownloadVolume Two = new("g2", "Ann Author", "The Saga", "2", "Second Sight");
    private readonly PushBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task Run_ReleaseGone_UsesAnAttemptAndGivesTheSlotBack()
    {
        await bench.AddAsync();
        bench.Tracker.Releases.Clear();

        Assert.Equal(PushResult.Refused, (await bench.PushAsync()).Result);
        Assert.Equal(0, bench.Tracker.Fetches);
        Assert.Equal(90, await bench.Grabs.RoomAsync(bench.Tracker.Account, CancellationToken.None));
    }

    [Theory]
    [InlineData(FaultName.SessionExpired, 90)]
    [InlineData(FaultName.TrackerRefused, 90)]
    [InlineData(FaultName.TrackerUnreachable, 89)]
    [InlineData(FaultName.ShapeChanged, 89)]
    public async Task Run_FetchFails_KeepsTheSlotUnlessTheFetchCannotHaveHappened(FaultName fault, int room)
    {
        await bench.AddAsync();
        bench.Tracker.Before = step =>
        {
            if (step == "FetchTorrentAsync")
                throw new AskPersonFaultException(fault, "MyAnonamouse", "A fault.");
        };

        var outcome = await bench.PushAsync();

        Assert.Equal((PushResult.Waiting, bench.Time.GetUtcNow().AddHours(1)), (outcome.Result, outcome.NextAttemptAt));
        Assert.Equal(room, await bench.Grabs.RoomAsync(bench.Tracker.Account, CancellationToken.None));
        Assert.Equal(0, (await bench.ReadAsync()).Attempts);
    }

    [Fact]
    public async Task Run_NoLongerFree_IsBlockedForADayAndNothingIsFetched()
    {
        await bench.AddAsync();
        bench.Tracker.Releases[PushBench.TrackerId] = bench.Tracker.Releases[PushBench.TrackerId] with { Free = false };

        var outcome = await bench.PushAsync();

        Assert.Equal((PushResult.Blocked, bench.Time.GetUtcNow().AddDays(1)), (outcome.Result, outcome.NextAttemptAt));
        Assert.Equal((DownloadState.Blocked, 0), ((await bench.ReadAsync()).State, bench.Tracker.Fetches));
        bench.Tracker.Releases[PushBench.TrackerId] = bench.Tracker.Releases[PushBench.TrackerId] with { Free = true };
        Assert.Equal(PushResult.Started, (await bench.PushWhenDueAsync()).Result);
    }

    [Fact]
    public async Task Run_SlotsFull_IsBlockedWithoutAskingTheClient()
    {
        await bench.AddAsync();
        bench.Tracker.Account = bench.Tracker.Account with { UnsatisfiedCount = 90 };
        bench.Client.Before = step => Assert.Fail(step);

        var outcome = await bench.PushAsync();

        Assert.Equal(PushResult.Blocked, outcome.Result);
        Assert.Equal(FaultName.SlotsFull, outcome.Fault?.Name);
        Assert.Contains("No slot is free", outcome.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Run_LowRatio_IsBlockedOnLoopbackTooWhateverItCosts()
    {
        await bench.AddAsync();
        bench.Options = new PushOptions { Loopback = true, AllowPaid = true };
        bench.Tracker.Account = bench.Tracker.Account with { UploadedBytes = 1_040_000_000_000, Ratio = 1.04 };

        var outcome = await bench.PushAsync();

        Assert.Equal((PushResult.Blocked, HoldReason.Ratio), (outcome.Result, (await bench.ReadAsync()).BlockedFor));
        Assert.Contains("1.04", outcome.Sentence, StringComparison.Ordinal);
        Assert.Equal(0, bench.Tracker.Fetches);
        bench.Tracker.Account = bench.Tracker.Account with { UploadedBytes = 1_050_000_000_000, Ratio = 1.05 };
        Assert.Equal(PushResult.Started, (await bench.PushWhenDueAsync()).Result);
    }

    [Fact]
    public async Task Run_UnreadRatio_IsBlockedWithItsFault()
    {
        await bench.AddAsync();
        bench.Tracker.Account = bench.Tracker.Account with { Ratio = null };

        var outcome = await bench.PushAsync();

        Assert.Equal((PushResult.Blocked, FaultName.AccountUnread), (outcome.Result, outcome.Fault!.Name));
    }

    [Fact]
    public async Task Run_BlockedThenOffline_WaitsAsApproved()
    {
        await bench.AddAsync(DownloadState.Blocked);
        bench.Client.Before = _ => throw new WaitFaultException(FaultName.ClientUnreachable, "qBittorrent", "Nothing answers.");

        await bench.PushAsync();

        Assert.Equal(DownloadState.Approved, (await bench.ReadAsync()).State);
    }

    /// <summary>The .torrent was fetched while it was free; then the client was away for days, and nobody took a slot or a price for the start.</summary>
    [Theory]
    [InlineData("free no more", PushResult.Blocked)]
    [InlineData("no slot", PushResult.Blocked)]
    [InlineData("ratio", PushResult.Blocked)]
    [InlineData("in the library", PushResult.NothingToDo)]
    [InlineData("as before", PushResult.Started)]
    public async Task Run_AddedDaysAgoAndNeverStarted_IsDecidedAnewBeforeItStarts(string change, PushResult result)
    {
        await bench.AddAsync(volumes: One);
        bench.Client.Before = step =>
        {
            if (step == "StartAsync")
                throw new WaitFaultException(FaultName.ClientUnreachable, "qBittorrent", "Nothing answers.");
        };
        Assert.Equal(PushResult.Waiting, (await bench.PushAsync()).Result);
        bench.Client.Before = _ => { };
        bench.Time.Advance(TimeSpan.FromDays(5));
        var (tracker, id) = (bench.Tracker, PushBench.TrackerId);
        if (change == "free no more")
            tracker.Releases[id] = tracker.Releases[id] with { Free = false };
        if (change == "no slot")
            tracker.Account = tracker.Account with { UnsatisfiedCount = 90 };
        if (change == "ratio")
            tracker.Account = tracker.Account with { UploadedBytes = tracker.Account.DownloadedBytes };
        if (change == "in the library")
            bench.Library.Books.Add(
                new Book
                {
                    Id = "b1",
                    Title = One.Title,
                    Authors = [One.Author],
                }
            );

        Assert.Equal(result, (await bench.PushAsync()).Result);

        Assert.Equal(result == PushResult.Started, bench.Client.Commands.Contains("StartAsync"));
        Assert.Equal(1, tracker.Fetches);
        // Also the attempt after it decides before it starts.
        if (result == PushResult.Blocked)
            Assert.Equal(PushResult.Blocked, (await bench.PushWhenDueAsync()).Result);
        Assert.Equal(1, tracker.Fetches);
    }

    [Fact]
    public async Task Run_TheTorrentIsLargerThanItsRowSaid_IsJudgedByWhatReallyComes()
    {
        bench.Options = new PushOptions { AllowPaid = true };
        await bench.AddAsync();
        var (tracker, id) = (bench.Tracker, PushBench.TrackerId);
        tracker.Releases[id] = tracker.Releases[id] with { Free = false, SizeBytes = 1_000 };
        tracker.Account = tracker.Account with { UploadedBytes = 1_060_000, DownloadedBytes = 1_000_000, Ratio = 1.06 };

        var outcome = await bench.PushAsync();

        Assert.Equal((PushResult.Blocked, HoldReason.Ratio, 1), (outcome.Result, (await bench.ReadAsync()).BlockedFor, tracker.Fetches));
        Assert.Empty(bench.Client.Torrents);
    }

    [Fact]
    public async Task Run_TheClientSwallowsEveryAdd_IsNotFetchedAgainAndAgain()
    {
        await bench.AddAsync();
        bench.Client.IgnoresCommands = true;
        for (var message = 0; message < 48; message++)
        {
            bench.Time.Advance(TimeSpan.FromMinutes(30));
            await bench.PushAsync();
        }

        Assert.Equal((2, DownloadState.Failed), (bench.Tracker.Fetches, (await bench.ReadAsync()).State));
    }

    [Fact]
    public async Task Run_NoLongerFree_EndsTheEvent()
    {
        var events = new AccountStore(bench.Tables).EventsBy(bench.Time);
        await events.KeepAsync(true, CancellationToken.None);
        await bench.AddAsync();
        bench.Tracker.Releases[PushBench.TrackerId] = bench.Tracker.Releases[PushBench.TrackerId] with { Free = false };

        await bench.PushAsync();

        Assert.False(await events.IsOnAsync(CancellationToken.None));
    }

    [Fact]
    public void Options_LooserThanTheRules_AreRefused()
    {
        bench.Options = new PushOptions
        {
            Category = "a,b",
            Pace = new GrabPaceOptions { Normal = new(50, 50) },
        };

        var exception = Assert.Throws<ArgumentException>(bench.Restart);
        Assert.Contains("Category", exception.Message, StringComparison.Ordinal);
        Assert.Contains("at most 5", exception.Message, StringComparison.Ordinal);
    }
}
