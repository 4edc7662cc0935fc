using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Downloads.Watching;
using MamCrawler.Core.Tests.State;
using MamCrawler.Tests;

namespace MamCrawler.Core.Tests.Account;

/// <summary>rules.md 5: the time still to go gives a forecast of when slots free up.</summary>
public sealed class SlotOutlookTests
{
    private readonly ManualTimeProvider time = new();
    private readonly MemoryTableStore tables = new();

    private AccountStore Accounts => new(tables);

    private DownloadStore Downloads => new(tables, time);

    private GrabLedger Ledger => new(tables, time);

    [Fact]
    public async Task Read_NeverAsked_CountsNoSlotAsFree()
    {
        var slots = await ReadAsync();

        Assert.Equal((0, null), (slots.Free, slots.ReadAt));
        Assert.Contains("never asked", slots.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_CountsUnread_FailsClosed()
    {
        await KeepAsync(count: null);

        var slots = await ReadAsync();

        Assert.Equal(0, slots.Free);
        Assert.Contains("could not be read", slots.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_FreeSlots_TellsThemAndTheNextRelease()
    {
        await KeepAsync(count: 10);
        await Ledger.ReserveAsync("mam-9", (await Accounts.GetAsync(CancellationToken.None))!, new GrabPace(5, 30), 0, CancellationToken.None);
        await LandAsync(1, hoursAgo: 70);
        await LandAsync(2, hoursAgo: 1);

        var slots = await ReadAsync();

        Assert.Equal((79, 1, 10, null), (slots.Free, slots.NotCounted, slots.Margin, slots.NextFreeAt));
        Assert.Equal(["mam-1", "mam-2"], slots.Next.Select(release => release.DownloadId));
        Assert.Equal(time.GetUtcNow().AddHours(2), slots.Next[0].At);
        Assert.Contains("Slots: 79 free (10 of 100 unsatisfied", slots.Sentence, StringComparison.Ordinal);
        Assert.Contains("The next one frees up at", slots.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_TooManyInUse_NamesTheReleaseThatFirstMakesRoom()
    {
        // Two more than may be used, so the third release is the first that helps.
        await KeepAsync(count: 92);
        for (var id = 1; id <= 4; id++)
            await LandAsync(id, hoursAgo: 72 - (id * 10));

        var slots = await ReadAsync();

        Assert.Equal((0, time.GetUtcNow().AddHours(30)), (slots.Free, slots.NextFreeAt));
        Assert.Contains("The next one is free at", slots.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_StoppedOrSatisfiedTorrents_FreeNothing()
    {
        await KeepAsync(count: 90);
        await LandAsync(1, hoursAgo: 73);
        await LandAsync(2, hoursAgo: 10, WatchSentences.LandedStopped);

        var slots = await ReadAsync();

        Assert.Empty(slots.Next);
        Assert.EndsWith("When the next one is free cannot be foreseen.", slots.Sentence, StringComparison.Ordinal);
    }

    /// <summary>Satisfied after 72 h of seeding within 30 days: breaks in the seeding count, and so do the 30 days.</summary>
    [Fact]
    public async Task Read_ATorrentThatWasStoppedForAWhile_FreesItsSlotLater()
    {
        await KeepAsync(count: 90);
        await LandAsync(1, hoursAgo: 100, seeding: new SeedingTime(time.GetUtcNow().AddHours(-2), TimeSpan.FromHours(20)));

        Assert.Equal(time.GetUtcNow().AddHours(50), Assert.Single((await ReadAsync()).Next).At);
    }

    [Fact]
    public async Task Read_ATorrentThatCannotSeedLongEnoughInItsThirtyDays_IsNotForecastAndSaysSo()
    {
        await KeepAsync(count: 90);
        // Of 720 hours 700 are gone; 60 of 72 are still to be seeded.
        await LandAsync(1, hoursAgo: 700, seeding: new SeedingTime(time.GetUtcNow(), TimeSpan.FromHours(12)));
        await LandAsync(2, hoursAgo: 700, seeding: new SeedingTime(null, TimeSpan.FromHours(12)));
        await LandAsync(3, hoursAgo: 700, seeding: new SeedingTime(time.GetUtcNow(), TimeSpan.FromHours(52)));

        var slots = await ReadAsync();

        Assert.Equal(["mam-3"], slots.Next.Select(release => release.DownloadId));
        Assert.Equal(["mam-1", "mam-2"], slots.TooLate);
        Assert.Contains("2 cannot seed 72 hours within 30 days any more and frees no slot that way (mam-1, mam-2)", slots.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(WatchSentences.ShelvedStopped)]
    [InlineData(WatchSentences.ShelvedGone)]
    public async Task Read_OnTheShelfButNotSeeding_FreesNothing(string why)
    {
        await KeepAsync(count: 90);
        await LandAsync(1, hoursAgo: 10, why);

        Assert.Empty((await ReadAsync()).Next);
    }

    private Task<SlotForecast> ReadAsync() => new SlotOutlook(Accounts, Ledger, Downloads, time).ReadAsync(CancellationToken.None);

    private Task KeepAsync(int? count) =>
        Accounts.PutAsync(
            new AccountSnapshot
            {
                ReadAt = time.GetUtcNow(),
                CountedAt = time.GetUtcNow(),
                UnsatisfiedCount = count,
                UnsatisfiedLimit = 100,
            },
            CancellationToken.None
        );

    private Task<Download> LandAsync(long id, double hoursAgo, string why = WatchSentences.Landed, SeedingTime? seeding = null) =>
        Downloads.AddAsync(
            new Download
            {
                Id = DownloadStore.IdOf(id),
                TrackerId = id,
                Title = $"Book {id}",
                State = DownloadState.Landed,
                Reason = "series-gap",
                LandedAt = time.GetUtcNow().AddHours(-hoursAgo),
                Why = why,
                Seeding = seeding,
            },
            CancellationToken.None
        );
}
