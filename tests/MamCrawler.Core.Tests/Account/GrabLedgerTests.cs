using MamCrawler.Core.Account;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Core.State.Files;
using MamCrawler.Core.Tests.State;
using MamCrawler.Tests;

namespace MamCrawler.Core.Tests.Account;

public sealed class GrabLedgerTests : IDisposable
{
    private static readonly GrabPace Wide = new(1000, 1000);
    private readonly TemporaryDirectory directory = new();
    private readonly ManualTimeProvider time = new();
    private readonly FileTableStore tables;
    private readonly GrabLedger ledger;

    public GrabLedgerTests()
    {
        tables = new FileTableStore(directory.Path);
        ledger = new GrabLedger(tables, time);
    }

    public void Dispose()
    {
        tables.Dispose();
        directory.Dispose();
    }

    [Fact]
    public async Task Reserve_Again_TakesNoSecondSlot()
    {
        var account = Account(limit: 20, count: 17);

        Assert.True((await Reserve("a", account)).IsNew);
        var again = await Reserve("a", account);

        Assert.True(again.Granted);
        Assert.False(again.IsNew);
        Assert.Equal(0, await ledger.RoomAsync(account, CancellationToken.None));
        Assert.Contains("No slot", (await Reserve("b", account)).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reserve_ManyAtOnce_GrantsExactlyTheRoom()
    {
        var account = Account(limit: 50, count: 38);

        var results = await Task.WhenAll(Enumerable.Range(0, 20).Select(index => Task.Run(() => Reserve($"d{index}", account))));

        Assert.Equal(7, results.Count(result => result.Granted));
        Assert.Equal(0, await ledger.RoomAsync(account, CancellationToken.None));
    }

    [Fact]
    public async Task Reserve_BeyondTheHour_WaitsUntilTheOldestIsAnHourOld()
    {
        var pace = new GrabPace(2, 10);
        await Reserve("a", Account(), pace);
        time.Advance(TimeSpan.FromMinutes(20));
        await Reserve("b", Account(), pace);

        var third = await Reserve("c", Account(), pace);

        Assert.False(third.Granted);
        Assert.Equal(time.GetUtcNow().AddMinutes(40), third.RetryAt);
        time.Advance(TimeSpan.FromMinutes(40));
        Assert.True((await Reserve("c", Account(), pace)).Granted);
    }

    [Fact]
    public async Task Reserve_BeyondTheDay_WaitsUntilTheOldestIsADayOld()
    {
        var pace = new GrabPace(1, 2);
        await Reserve("a", Account(), pace);
        time.Advance(TimeSpan.FromHours(2));
        await Reserve("b", Account(), pace);
        time.Advance(TimeSpan.FromHours(2));

        var third = await Reserve("c", Account(), pace);

        Assert.Contains("day", third.Why, StringComparison.Ordinal);
        Assert.Equal(time.GetUtcNow().AddHours(20), third.RetryAt);
    }

    [Fact]
    public async Task Reserve_OfAnEarlierHour_IsMadeAnew()
    {
        var pace = new GrabPace(1, 10);
        await Reserve("a", Account(), pace);
        time.Advance(TimeSpan.FromHours(2));
        await Reserve("b", Account(), pace);

        Assert.False((await Reserve("a", Account(), pace)).Granted);
    }

    [Fact]
    public async Task Reserve_TheSameDownloadAgain_CountsEachFetchInThePace()
    {
        var pace = new GrabPace(2, 3);
        await Reserve("a", Account(), pace);
        await Reserve("a", Account(), pace);

        Assert.Contains("2 downloads were taken in the last hour", (await Reserve("a", Account(), pace)).Why, StringComparison.Ordinal);
        time.Advance(TimeSpan.FromHours(1));
        Assert.True((await Reserve("a", Account(), pace)).Granted);
        time.Advance(TimeSpan.FromHours(1));
        Assert.Contains("in the last day", (await Reserve("b", Account(), pace)).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reserve_AfterAClockWasAheadForDays_StillKnowsThePaceAndTheSlots()
    {
        var pace = new GrabPace(2, 2);
        await Reserve("a", Account(), pace);
        await Reserve("b", Account(), pace);
        var told = time.GetUtcNow();

        // Somebody reserves while the clock is wrong; the tracker has told the time before.
        time.SetAhead(TimeSpan.FromDays(40));
        await Reserve("c", Account() with { ReadAt = told, ToldAt = told, CountedAt = told }, pace);
        time.SetBack(TimeSpan.FromDays(40));

        Assert.False((await Reserve("d", Account(), pace)).Granted);
        Assert.Equal(5, await Room(time.GetUtcNow()));
    }

    [Fact]
    public async Task Reserve_AfterAClockWasBehind_CountsWhatWasTakenMeanwhileAsNew()
    {
        var pace = new GrabPace(2, 10);
        await Reserve("a", Account(), pace);
        time.SetBack(TimeSpan.FromDays(3));
        await Reserve("b", Account(), pace);
        time.SetAhead(TimeSpan.FromDays(3));

        Assert.False((await Reserve("c", Account(), pace)).Granted);
    }

    [Fact]
    public async Task Reserve_EntriesStillToCome_CountAsNowUntilTheTrackerSaysThatTheClockIsRight()
    {
        var pace = new GrabPace(1, 10);
        time.SetAhead(TimeSpan.FromDays(10));
        await Reserve("a", Account(), pace);
        time.SetBack(TimeSpan.FromDays(10));

        var untold = await Reserve("b", Account(), pace);
        Assert.Contains("because a clock was wrong", untold.Why, StringComparison.Ordinal);
        Assert.Equal(time.GetUtcNow().AddHours(1), untold.RetryAt);
        time.Advance(TimeSpan.FromHours(2));
        Assert.False((await Reserve("b", Account(), pace)).Granted);

        Assert.False((await Reserve("b", Account() with { ToldAt = time.GetUtcNow() }, pace)).Granted);
        time.Advance(TimeSpan.FromHours(1));
        Assert.True((await Reserve("b", Account() with { ToldAt = time.GetUtcNow() }, pace)).Granted);
    }

    [Fact]
    public async Task Release_TwoReservationsOfOneMoment_AreNotConfused()
    {
        var pace = new GrabPace(2, 10);
        var first = await Reserve("a", Account(), pace);
        var second = await Reserve("a", Account(), pace);
        Assert.NotEqual(first.FetchId, second.FetchId);

        await Release(first);
        await Release(first);

        // The other worker's slot and its piece of the pace are still taken.
        Assert.Equal(7, await Room(time.GetUtcNow()));
        Assert.True((await Reserve("b", Account(), pace)).Granted);
        Assert.False((await Reserve("c", Account(), pace)).Granted);
        await Release(second);
        Assert.Equal(7, await Room(time.GetUtcNow()));
    }

    [Fact]
    public async Task Release_OneThatNeedsItsSlotWithoutAFetch_GivesBackThePaceAlone()
    {
        var pace = new GrabPace(1, 10);
        var reservation = await Reserve("a", Account(), pace);

        await ledger.ReleaseAsync("a", reservation.FetchId!, keepsSlot: true, CancellationToken.None);

        Assert.Equal(7, await Room(time.GetUtcNow()));
        Assert.True((await Reserve("b", Account(), pace)).Granted);
    }

    [Fact]
    public async Task Release_GivesBackTheSlotWithTheLastFetchThatMayHaveUsedIt()
    {
        var first = await Reserve("a", Account());
        time.Advance(TimeSpan.FromHours(2));
        var second = await Reserve("a", Account());

        await Release(first);
        Assert.Equal(7, await Room(time.GetUtcNow()));
        await Release(second);
        Assert.Equal(8, await Room(time.GetUtcNow()));
    }

    [Fact]
    public async Task Release_AfterTheStart_KeepsTheSlot()
    {
        var reservation = await Reserve("a", Account());
        await ledger.NoteStartedAsync("a", CancellationToken.None);

        await Release(reservation);

        Assert.Equal(7, await Room(time.GetUtcNow()));
    }

    [Fact]
    public async Task NoteStarted_ByAClockThatIsBehind_IsNotBeforeTheReservation()
    {
        await Reserve("a", Account());
        time.SetBack(TimeSpan.FromHours(5));
        await ledger.NoteStartedAsync("a", CancellationToken.None);

        Assert.Equal(7, await Room(time.GetUtcNow().AddHours(5)));
    }

    [Fact]
    public async Task Reserve_ARowOfTheVersionBefore_CountsItsGrabsInThePace()
    {
        var properties = new Dictionary<string, object>
        {
            ["SchemaVersion"] = 1,
            ["Grabs"] =
                $$"""[{"DownloadId":"old","ReservedAt":"{{time.GetUtcNow():O}}","StartedAt":null,"CostBytes":5},{"DownloadId":"older","ReservedAt":"{{time.GetUtcNow().AddHours(-2):O}}","StartedAt":null,"CostBytes":0}]""",
        };
        await tables.WriteAsync("Account", TableOperation.Insert(new TableRow("account", "grabs", properties)), CancellationToken.None);

        Assert.Equal(6, await Room(time.GetUtcNow()));
        Assert.False((await Reserve("a", Account(), new GrabPace(1, 10))).Granted);
        Assert.True((await Reserve("a", Account(), new GrabPace(2, 10))).Granted);
        Assert.False((await Reserve("b", Account(), new GrabPace(9, 3))).Granted);
    }

    [Fact]
    public async Task Read_ARowThatIsDamaged_IsAFault()
    {
        var properties = new Dictionary<string, object> { ["Grabs"] = "[]", ["Fetches"] = "1-" };
        await tables.WriteAsync("Account", TableOperation.Insert(new TableRow("account", "grabs", properties)), CancellationToken.None);

        var fault = await Assert.ThrowsAnyAsync<FaultException>(() => Room(time.GetUtcNow()));

        Assert.Equal(FaultName.StateDamaged, fault.Fault.Name);
    }

    [Fact]
    public async Task Reserve_WhileTheTrackerCountsNone_StopsBeforeTheRowIsFull()
    {
        var account = Account(limit: 100_000, count: 0) with { CountedAt = null };
        for (var index = 0; index < 200; index++)
            Assert.True((await Reserve($"mam-{1_000_000 + index}", account)).Granted);

        Assert.Contains("not known to be counted", (await Reserve("one-more", account)).Why, StringComparison.Ordinal);
        Assert.True((await Reserve("mam-1000000", account)).Granted);
    }

    [Fact]
    public async Task Reserve_AfterTheRowWasFull_GoesOnOnceTheTrackerHasCountedWhatItHolds()
    {
        for (var index = 0; index < 200; index++)
            await Reserve($"mam-{1_000_000 + index}", Account(limit: 100_000, count: 0));
        Assert.False((await Reserve("one-more", Account(limit: 100_000, count: 200))).Granted);

        time.Advance(TimeSpan.FromDays(5));

        Assert.True((await Reserve("one-more", Account(limit: 100_000, count: 200) with { CountedAt = time.GetUtcNow() })).Granted);
    }

    [Fact]
    public async Task Room_CountsAGrabUntilTheTrackerCanHaveCountedIt()
    {
        await Reserve("a", Account());
        time.Advance(TimeSpan.FromHours(5));
        Assert.Equal(7, await Room(time.GetUtcNow()));

        await ledger.NoteStartedAsync("a", CancellationToken.None);
        await ledger.NoteStartedAsync("unknown", CancellationToken.None);

        Assert.Equal(7, await Room(time.GetUtcNow().AddMinutes(4)));
        Assert.Equal(8, await Room(time.GetUtcNow().AddMinutes(6)));
        Assert.Equal(7, await Room(null));
    }

    [Fact]
    public async Task Room_AGrabThatNeverStarted_IsForgottenAfterThreeDays()
    {
        await Reserve("a", Account());

        Assert.Equal(7, await Room(time.GetUtcNow().AddDays(2)));
        Assert.Equal(8, await Room(time.GetUtcNow().AddDays(3.1)));
    }

    [Theory]
    [InlineData(null, 5)]
    [InlineData(50, null)]
    public async Task Reserve_UnreadCounts_Holds(int? limit, int? count)
    {
        var account = Account() with { UnsatisfiedLimit = limit, UnsatisfiedCount = count };

        Assert.Contains("could not be read", (await Reserve("a", account)).Why, StringComparison.Ordinal);
        Assert.Null(await ledger.RoomAsync(account, CancellationToken.None));
    }

    [Fact]
    public async Task Reserve_ManyDays_KeepsTheRowSmall()
    {
        for (var day = 0; day < 60; day++)
        {
            for (var index = 0; index < 5; index++)
                Assert.True((await Reserve($"day{day}-{index}", Account(limit: 5000, count: 0))).Granted);
            time.Advance(TimeSpan.FromDays(1));
        }
        var row = await tables.GetAsync("Account", "account", "grabs", CancellationToken.None);

        Assert.InRange(((string)row!.Properties["Grabs"]).Length, 100, 5000);
        Assert.InRange(((string)row.Properties["Fetches"]).Length, 100, 10_000);
    }

    private Task<GrabReservation> Reserve(string id, AccountSnapshot account, GrabPace? pace = null) =>
        ledger.ReserveAsync(id, account, pace ?? Wide, ahead: 0, CancellationToken.None);

    private Task Release(GrabReservation reservation) => ledger.ReleaseAsync("a", reservation.FetchId!, keepsSlot: false, CancellationToken.None);

    /// <summary>The room of an account that would have 8 without our own grabs.</summary>
    private Task<int?> Room(DateTimeOffset? countedAt) =>
        ledger.RoomAsync(Account(limit: 50, count: 37) with { CountedAt = countedAt }, CancellationToken.None);

    private AccountSnapshot Account(int limit = 150, int count = 10) =>
        new()
        {
            ReadAt = time.GetUtcNow(),
            CountedAt = time.GetUtcNow(),
            Ratio = 3,
            UnsatisfiedLimit = limit,
            UnsatisfiedCount = count,
        };
}
