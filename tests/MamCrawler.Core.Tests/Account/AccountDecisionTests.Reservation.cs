using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads.Pushing;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Tests.Downloads.Pushing;

namespace MamCrawler.Core.Tests.Account;

/// <summary>Unsatisfied slots: reserved by one conditional write before the .torrent is fetched, and released only when the fetch is known not to have happened.</summary>
public sealed partial class AccountDecisionTests
{
    private const int Free = 90;

    /// <summary>What ended the fetch, the name of the fault, and whether the slot and the allowance stay reserved.</summary>
    public static TheoryData<string, FaultName?, bool> Endings =>
        new()
        {
            { "the .torrent came", null, true },
            { "nothing is known: the answer was lost", FaultName.TrackerUnreachable, true },
            { "nothing is known: what came could not be read", FaultName.ShapeChanged, true },
            { "nothing is known: what came is no torrent", FaultName.NotATorrent, true },
            { "known: the tracker refused", FaultName.TrackerRefused, false },
            { "known: the session was refused", FaultName.SessionExpired, false },
            { "known: too many requests", FaultName.RateLimited, false },
            { "known: the tracker was not asked", FaultName.LaneBusy, false },
            { "known: the clock is wrong, and the tracker was not asked", FaultName.ClockWrong, false },
        };

    [Theory]
    [MemberData(nameof(Endings))]
    public async Task UnsatisfiedSlots_ReservedByOneConditionalWriteBeforeTheFetch_ReleasedOnlyWhenTheFetchIsKnownNotToHaveHappened(
        string what,
        FaultName? fault,
        bool stays
    )
    {
        using var bench = new PushBench { Options = new PushOptions { Pace = new GrabPaceOptions { Normal = new GrabPace(1, 1) } } };
        await bench.AddAsync();
        var atTheFetch = -1;
        bench.Tracker.Before = step =>
        {
            if (step != "FetchTorrentAsync")
                return;
            atTheFetch = RoomOf(bench);
            if (fault is { } name)
                throw new WaitFaultException(name, "MyAnonamouse", "A fault.");
        };

        await bench.PushAsync();

        Assert.Equal(Free - 1, atTheFetch);
        Assert.True((stays ? Free - 1 : Free) == RoomOf(bench), what);
        var other = await bench.Grabs.ReserveAsync("mam-1", bench.Tracker.Account, new GrabPace(1, 1), ahead: 0, CancellationToken.None);
        Assert.True(other.Granted != stays, what);
    }

    [Fact]
    public async Task UnsatisfiedSlots_TheLastOneIsTakenByAnotherWorkerAtTheSameMoment_IsReservedByOneOfThem()
    {
        using var bench = new PushBench();
        await bench.AddAsync();
        bench.Tracker.Account = bench.Tracker.Account with { UnsatisfiedCount = Free - 1 };
        var once = false;
        bench.Tables.Writing = row =>
        {
            if (once || row != "grabs")
                return;
            // Between the look into the ledger and the write, the other worker is faster.
            once = true;
            var other = bench.Grabs.ReserveAsync("mam-1", bench.Tracker.Account, new GrabPace(5, 30), ahead: 0, CancellationToken.None);
            Assert.True(other.GetAwaiter().GetResult().Granted);
        };

        var outcome = await bench.PushAsync();

        Assert.True(once);
        Assert.Equal((PushResult.Blocked, FaultName.SlotsFull, 0), (outcome.Result, outcome.Fault?.Name, bench.Tracker.Fetches));
    }

    [Fact]
    public async Task Pace_OurClockIsNotTheTrackers_HoldsAndIsTriedAgainByTheTrackersTime()
    {
        using var bench = new PushBench();
        await bench.AddAsync();
        var present = bench.Time.GetUtcNow();
        bench.Time.SetAhead(TimeSpan.FromDays(10));
        bench.Tracker.Account = bench.Tracker.Account with { ToldAt = present };

        var outcome = await bench.PushAsync();

        Assert.Equal((PushResult.Blocked, FaultName.ClockWrong, 0), (outcome.Result, outcome.Fault?.Name, bench.Tracker.Fetches));
        Assert.StartsWith("This machine's clock is 10 days ahead of the tracker's", (await bench.ReadAsync()).Why, StringComparison.Ordinal);
        Assert.Equal(present.AddHours(1), outcome.NextAttemptAt);
        Assert.Equal(Free, RoomOf(bench));
        // As soon as the clock is right again it goes on.
        bench.Time.SetBack(TimeSpan.FromDays(10));
        bench.Tracker.Account = bench.Tracker.Account with { ToldAt = present.AddHours(1) };
        Assert.Equal(PushResult.Started, (await bench.PushWhenDueAsync()).Result);
    }

    private static int RoomOf(PushBench bench)
    {
        var account = bench.Tracker.Account with { CountedAt = bench.Time.GetUtcNow() };
        return bench.Grabs.RoomAsync(account, CancellationToken.None).GetAwaiter().GetResult()!.Value;
    }
}
