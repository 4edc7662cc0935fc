using MamCrawler.Core.Account;
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
    public async Task Release_GivesBackOnlyWhatWasReservedAtThatMoment()
    {
        var first = await Reserve("a", Account());
        time.Advance(TimeSpan.FromHours(2));
        var second = await Reserve("a", Account());

        await ledger.ReleaseAsync("a", first.ReservedAt!.Value, CancellationToken.None);
        Assert.False((await Reserve("a", Account())).IsNew);
        await ledger.ReleaseAsync("a", second.ReservedAt!.Value, CancellationToken.None);
        Assert.True((await Reserve("a", Account())).IsNew);
    }

    [Fact]
    public async Task Release_AfterTheStart_ChangesNothing()
    {
        var reservation = await Reserve("a", Account());
        await ledger.NoteStartedAsync("a", CancellationToken.None);

        await ledger.ReleaseAsync("a", reservation.ReservedAt!.Value, CancellationToken.None);

        Assert.Equal(7, await Room(time.GetUtcNow()));
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
    }

    private Task<GrabReservation> Reserve(string id, AccountSnapshot account, GrabPace? pace = null) =>
        ledger.ReserveAsync(id, account, pace ?? Wide, ahead: 0, CancellationToken.None);

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
