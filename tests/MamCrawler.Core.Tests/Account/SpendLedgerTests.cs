using MamCrawler.Core.Account;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Releases;
using MamCrawler.Core.Tests.State;
using MamCrawler.Tests;

namespace MamCrawler.Core.Tests.Account;

/// <summary>rules.md 5: a spend writes its intent first, and an intent without a result is never repeated, wherever the process is killed.</summary>
public sealed class SpendLedgerTests
{
    private static readonly SpendingOptions On = new() { Enabled = true };
    private static readonly Release Large = new()
    {
        Id = 7,
        Title = "Large",
        SizeBytes = 3L << 30,
    };

    private readonly ManualTimeProvider time = new();
    private readonly MemoryTableStore tables = new();
    private readonly FakeTrackerStore store = new() { Torrent = id => TestTorrent.Single("Book.m4b", 50_000, id) };
    private AccountSnapshot account;

    public SpendLedgerTests() =>
        account = new AccountSnapshot
        {
            ReadAt = time.GetUtcNow(),
            BonusPoints = 20_000,
            Wedges = 3,
            IsVip = true,
            VipUntil = time.GetUtcNow().AddDays(3),
        };

    private SpendLedger Ledger => new(tables, time);

    [Fact]
    public async Task Renewal_KilledBeforeAnyWriteOrAroundTheRequest_IsNeverPaidTwice()
    {
        // Each kill is tried in a world of its own; the process then comes back and runs daily for a week.
        for (var kill = 0; kill < 6; kill++)
        {
            var test = new SpendLedgerTests();
            await test.RunKilledAsync(kill, afterRequest: false);
            await test.RunForAWeekAsync();
            Assert.True(test.store.Bought.Count <= 1, $"Killed at write {kill}: {string.Join(", ", test.store.Bought)}");
        }
        var around = new SpendLedgerTests();
        await around.RunKilledAsync(kill: int.MaxValue, afterRequest: true);
        await around.RunForAWeekAsync();
        Assert.Single(around.store.Bought);
    }

    [Fact]
    public async Task Renewal_AnswerLostAndVipLonger_IsSettledAsSpent()
    {
        store.Before = _ => throw new WaitFaultException(FaultName.TrackerUnreachable, "MyAnonamouse", "Lost.");
        await Assert.ThrowsAsync<WaitFaultException>(BuyAsync);
        store.Before = _ => { };
        time.Advance(TimeSpan.FromDays(1));
        account = account with { ReadAt = time.GetUtcNow(), VipUntil = account.VipUntil + TimeSpan.FromDays(28), BonusPoints = 15_100 };

        Assert.Equal("", await BuyAsync());

        Assert.Empty(store.Bought);
        Assert.Equal((SpendState.Spent, "VIP lasts longer now."), await OnlyAsync());
    }

    [Fact]
    public async Task Renewal_AnswerLostAndNothingChanged_IsSettledAsNotSpentAndMadeAnew()
    {
        store.Before = _ => throw new WaitFaultException(FaultName.TrackerUnreachable, "MyAnonamouse", "Lost.");
        await Assert.ThrowsAsync<WaitFaultException>(BuyAsync);
        store.Before = _ => { };
        time.Advance(TimeSpan.FromMinutes(59));
        account = account with { ReadAt = time.GetUtcNow() };
        Assert.Contains("not known yet", await BuyAsync(), StringComparison.Ordinal);
        Assert.Empty(store.Bought);

        time.Advance(TimeSpan.FromMinutes(1));
        account = account with { ReadAt = time.GetUtcNow() };
        Assert.Contains("Done.", await BuyAsync(), StringComparison.Ordinal);

        Assert.Equal(["VIP 4"], store.Bought);
        Assert.Equal([SpendState.Spent, SpendState.NotSpent], (await Ledger.ListAsync(CancellationToken.None)).Select(spend => spend.State));
    }

    [Fact]
    public async Task Renewal_BalanceDoesNotSettleIt_AsksAPersonAndWaitsForTheWord()
    {
        store.Before = _ => throw new WaitFaultException(FaultName.TrackerUnreachable, "MyAnonamouse", "Lost.");
        await Assert.ThrowsAsync<WaitFaultException>(BuyAsync);
        store.Before = _ => { };
        time.Advance(TimeSpan.FromDays(1));
        account = account with { ReadAt = time.GetUtcNow(), BonusPoints = 19_000 };

        Assert.Contains("mamcrawler spends settle", await BuyAsync(), StringComparison.Ordinal);
        time.Advance(TimeSpan.FromDays(1));
        account = account with { ReadAt = time.GetUtcNow() };
        await BuyAsync();
        Assert.Empty(store.Bought);

        var open = Assert.Single(await Ledger.ReadOpenAsync(CancellationToken.None));
        Assert.Equal(SpendState.Unclear, open.State);
        Assert.Equal(SpendState.NotSpent, (await Ledger.SettleByPersonAsync(open.Id, happened: false, CancellationToken.None))?.State);
        Assert.Null(await Ledger.SettleByPersonAsync(open.Id, happened: true, CancellationToken.None));
        await BuyAsync();
        Assert.Equal(["VIP 4"], store.Bought);
    }

    [Fact]
    public async Task Renewal_Refused_IsWrittenAndTriedAgainWithoutWaiting()
    {
        store.Answer = new StoreAnswer(Done: false, "The tracker refused it: Not enough points.");

        Assert.EndsWith("Not enough points.", await BuyAsync(), StringComparison.Ordinal);

        Assert.Equal((SpendState.Refused, store.Answer.Sentence), await OnlyAsync());
        Assert.Empty(await Ledger.ReadOpenAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Renewal_BoughtAndNotShownYet_BuysNothing()
    {
        await BuyAsync();
        time.Advance(TimeSpan.FromDays(13));
        account = account with { ReadAt = time.GetUtcNow(), VipUntil = time.GetUtcNow().AddDays(1) };

        Assert.Contains("VIP was bought", await BuyAsync(), StringComparison.Ordinal);

        Assert.Single(store.Bought);
    }

    [Fact]
    public async Task UploadCredit_FactsOlderThanTheLastPurchase_BuyNothing()
    {
        account = account with { IsVip = false, VipUntil = null, Ratio = 1.05, BonusPoints = 90_000 };
        var options = On with { PointsPerDay = 99_999 };
        await BuyAsync(options);
        time.Advance(TimeSpan.FromMinutes(20));

        Assert.Contains("bought already", await BuyAsync(options), StringComparison.Ordinal);

        Assert.Equal(["upload 100"], store.Bought);
    }

    [Fact]
    public async Task SpendingOff_WritesTheDrySpendOnceADayWithItsReason()
    {
        Assert.Contains("With spending on it would be bought.", await BuyAsync(new SpendingOptions()), StringComparison.Ordinal);
        await BuyAsync(new SpendingOptions());
        time.Advance(TimeSpan.FromDays(1));
        account = account with { ReadAt = time.GetUtcNow() };
        await BuyAsync(new SpendingOptions());

        var spends = await Ledger.ListAsync(CancellationToken.None);
        Assert.Equal([SpendState.Dry, SpendState.Dry], spends.Select(spend => spend.State));
        Assert.Contains("VIP ends at", spends[0].Wish.Reason, StringComparison.Ordinal);
        Assert.Empty(store.Bought);
    }

    [Theory]
    [InlineData(6_249, 5_000, "always kept")]
    [InlineData(20_000, 4_999, "no more than 4,999")]
    [InlineData(null, 5_000, "could not be read")]
    public async Task Begin_ReserveCapOrUnread_GrantsNothing(int? points, int perDay, string why)
    {
        account = account with { BonusPoints = points };

        var grant = await Ledger.BeginAsync(new SpendWish(SpendKind.Vip, "28 days", 5_000, 0, "A test."), account, On with { PointsPerDay = perDay }, default);

        Assert.False(grant.Granted);
        Assert.Contains(why, grant.Why, StringComparison.Ordinal);
        Assert.Empty(await Ledger.ListAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Begin_WedgeCap_CountsWedgesOfTheLastDay()
    {
        Assert.True((await WedgeAsync(1)).Granted);
        var second = await WedgeAsync(2);
        time.Advance(TimeSpan.FromDays(1));
        account = account with { ReadAt = time.GetUtcNow(), Wedges = 2 };

        Assert.Contains("No more than 1 wedges", second.Why, StringComparison.Ordinal);
        Assert.True((await WedgeAsync(3)).Granted);
    }

    [Fact]
    public async Task Begin_SameTorrentWhileOpenOrSpent_IsNeverGrantedAgain()
    {
        var first = await WedgeAsync(1, On with { WedgesPerDay = 5 });
        Assert.True((await WedgeAsync(1, On with { WedgesPerDay = 5 })).IsOpen);

        await Ledger.EndAsync(first.Spend!.Id, SpendState.Spent, "Done.", CancellationToken.None);

        Assert.True((await WedgeAsync(1, On with { WedgesPerDay = 5 })).IsOpen);
        Assert.True((await WedgeAsync(2, On with { WedgesPerDay = 5 })).Granted);
    }

    [Fact]
    public async Task Begin_AfterAClockWasAheadForDays_StillKnowsWhatWasSpent()
    {
        await EndAsync((await WedgeAsync(1)).Spend!);
        var before = account with { ToldAt = time.GetUtcNow() };
        time.SetAhead(TimeSpan.FromDays(40));
        // The facts are those from before, as far as their moment goes: the tracker has told the right time.
        account = before;
        Assert.True((await WedgeAsync(2)).Granted);
        time.SetBack(TimeSpan.FromDays(40));

        Assert.True((await WedgeAsync(1)).IsOpen);
        Assert.Contains("No more than 1 wedges", (await WedgeAsync(3)).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Begin_VipBoughtByAClockFarAhead_HoldsTheNextBackOnlyForFourteenDaysFromWhenItIsSeen()
    {
        var spend = await BeginFarAheadAsync(Vip);
        await EndAsync(spend);
        time.SetBack(TimeSpan.FromDays(60));

        Assert.Contains("VIP was bought", (await VipAsync()).Why, StringComparison.Ordinal);
        time.Advance(TimeSpan.FromDays(13));
        Assert.Contains("VIP was bought", (await VipAsync()).Why, StringComparison.Ordinal);
        time.Advance(TimeSpan.FromDays(2));

        Assert.True((await VipAsync()).Granted);
    }

    [Fact]
    public async Task Settle_AnIntentOfAClockFarAhead_IsAskedAboutAndKeepsTheMomentThatWasPutRight()
    {
        var spend = await BeginFarAheadAsync(Vip);
        time.SetBack(TimeSpan.FromDays(60));
        Assert.Equal(SpendState.Intent, (await Ledger.SettleAsync(spend, Fresh(), null, CancellationToken.None)).State);
        time.Advance(TimeSpan.FromHours(2));
        Assert.Equal(SpendState.Unclear, (await Ledger.SettleAsync(spend, Fresh() with { BonusPoints = 19_000 }, null, CancellationToken.None)).State);

        await Ledger.SettleByPersonAsync(spend.Id, happened: true, CancellationToken.None);
        time.Advance(TimeSpan.FromDays(15));

        Assert.True((await VipAsync()).Granted);
    }

    [Fact]
    public async Task WedgesLeft_AfterAWedgeOfAClockFarAhead_IsNoneForADayOnly()
    {
        await EndAsync(await BeginFarAheadAsync(SpendWish.ForTorrent(1, "A title")));
        time.SetBack(TimeSpan.FromDays(60));

        Assert.Equal(0, await Ledger.WedgesLeftAsync(Fresh(), On, CancellationToken.None));
        time.Advance(TimeSpan.FromHours(25));

        Assert.Equal(1, await Ledger.WedgesLeftAsync(Fresh(), On, CancellationToken.None));
    }

    [Fact]
    public async Task Begin_AfterAClockWasBehind_CountsWhatWasSpentMeanwhileAsNew()
    {
        var two = On with { WedgesPerDay = 2 };
        await EndAsync((await WedgeAsync(1, two)).Spend!);
        time.SetBack(TimeSpan.FromDays(3));
        await EndAsync((await WedgeAsync(2, two)).Spend!);
        time.SetAhead(TimeSpan.FromDays(3));

        Assert.Contains("No more than 2 wedges", (await WedgeAsync(3, two)).Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Begin_OurClockIsNotTheTrackers_SpendsAndSettlesNothing()
    {
        var open = (await WedgeAsync(1, On with { WedgesPerDay = 5 })).Spend!;
        time.SetAhead(TimeSpan.FromHours(3));
        account = account with { ReadAt = time.GetUtcNow(), ToldAt = time.GetUtcNow().AddHours(-3) };

        var grant = await WedgeAsync(2, On with { WedgesPerDay = 5 });

        Assert.False(grant.Granted);
        Assert.StartsWith("This machine's clock is 3 hours ahead of the tracker's", grant.Why, StringComparison.Ordinal);
        // By this clock the tracker had its time to show the wedge, and did not.
        Assert.Equal(SpendState.Intent, (await Ledger.SettleAsync(open, account, Large, CancellationToken.None)).State);
    }

    [Fact]
    public async Task Begin_SpendsForMonths_KeepTheRowSmallAndTheCap()
    {
        var options = On with { WedgesPerDay = 10 };
        for (var id = 0; id < 400; id++)
        {
            account = account with { ReadAt = time.GetUtcNow(), ToldAt = time.GetUtcNow(), Wedges = 100 };
            var grant = await WedgeAsync(id, options);
            Assert.True(grant.Granted, grant.Why);
            await EndAsync(grant.Spend!);
            if (id % 10 == 9)
            {
                Assert.Contains("No more than 10", (await WedgeAsync(-1, options)).Why, StringComparison.Ordinal);
                time.Advance(TimeSpan.FromDays(1));
            }
        }
        var row = await tables.GetAsync("Spends", "spend", "recent", CancellationToken.None);

        // A property of a row holds 64 KiB, two bytes for each character.
        Assert.InRange(((string)row!.Properties["Recent"]).Length, 1000, 32_000);
        Assert.Equal(400, (await Ledger.ListAsync(CancellationToken.None)).Count);
    }

    [Fact]
    public async Task Begin_ManyAtOnce_KeepTheCap()
    {
        var grants = await Task.WhenAll(
            Enumerable.Range(1, 20).Select(id => Ledger.BeginAsync(SpendWish.ForTorrent(id, "T"), account, On with { WedgesPerDay = 2 }, default))
        );

        Assert.Equal(2, grants.Count(grant => grant.Granted));
    }

    [Theory]
    [InlineData(true, 3, 60, SpendState.Spent)]
    [InlineData(true, 3, 1, SpendState.Spent)]
    [InlineData(false, 3, 59, SpendState.Intent)]
    [InlineData(false, 3, 61, SpendState.NotSpent)]
    [InlineData(false, 2, 61, SpendState.Unclear)]
    [InlineData(false, null, 61, SpendState.Unclear)]
    public async Task Settle_AWedge_ReadsTheFlagThenTheBalanceThenAsks(bool flag, int? wedges, int minutes, SpendState state)
    {
        var spend = (await WedgeAsync(7)).Spend!;
        time.Advance(TimeSpan.FromMinutes(minutes));
        account = account with { ReadAt = time.GetUtcNow(), Wedges = wedges };

        Assert.Equal(state, (await Ledger.SettleAsync(spend, account, Large with { PersonalFreeleech = flag }, CancellationToken.None)).State);
    }

    [Theory]
    [InlineData(20_000, 2, 29, SpendState.NotSpent)]
    [InlineData(20_000, 2, 30, SpendState.Unclear)]
    [InlineData(20_000, 2, null, SpendState.Unclear)]
    [InlineData(0, 2, 30, SpendState.Spent)]
    [InlineData(15_000, 2, 0, SpendState.Unclear)]
    [InlineData(0, 25, 30, SpendState.Unclear)]
    [InlineData(0, 0.5, 30, SpendState.Intent)]
    public async Task Settle_UploadCredit_ReadsTheBalanceWhileItSpeaks(int points, double hours, int? uploadedGib, SpendState state)
    {
        account = account with { UploadedBytes = 100L << 30 };
        var wish = new SpendWish(SpendKind.UploadCredit, "30 GiB", 15_000, 0, "A test.");
        var spend = (await Ledger.BeginAsync(wish, account, On with { PointsPerDay = 99_999 }, default)).Spend!;
        time.Advance(TimeSpan.FromHours(hours));
        account = account with { ReadAt = time.GetUtcNow(), BonusPoints = points, UploadedBytes = (100L + uploadedGib) << 30 };

        Assert.Equal(state, (await Ledger.SettleAsync(spend, account, null, CancellationToken.None)).State);
    }

    [Theory]
    [InlineData(1_249, 5_000, 1)]
    [InlineData(1_250, -1, 1)]
    [InlineData(1_250, 5_000, 11)]
    public void Options_LooserThanTheRules_AreWrong(int reserve, int points, int wedges) =>
        Assert.Single(
            new SpendingOptions
            {
                Reserve = reserve,
                PointsPerDay = points,
                WedgesPerDay = wedges,
            }.Validate()
        );

    private static SpendWish Vip => new(SpendKind.Vip, "28 days", 5_000, 0, "A test.");

    /// <summary>The facts as just read, with the tracker's clock.</summary>
    private AccountSnapshot Fresh() => account with { ReadAt = time.GetUtcNow(), ToldAt = time.GetUtcNow() };

    private Task<SpendGrant> VipAsync() => Ledger.BeginAsync(Vip, Fresh(), On, CancellationToken.None);

    private async Task<Spend> BeginFarAheadAsync(SpendWish wish)
    {
        var before = Fresh();
        time.SetAhead(TimeSpan.FromDays(60));
        return (await Ledger.BeginAsync(wish, before, On, CancellationToken.None)).Spend!;
    }

    private Task<SpendGrant> WedgeAsync(long id, SpendingOptions? options = null) =>
        Ledger.BeginAsync(SpendWish.ForTorrent(id, "A title"), account, options ?? On, CancellationToken.None);

    private Task EndAsync(Spend spend) => Ledger.EndAsync(spend.Id, SpendState.Spent, "Done.", CancellationToken.None);

    private Task<string> BuyAsync() => BuyAsync(On);

    private Task<string> BuyAsync(SpendingOptions options) => new PointSpending(Ledger, store, options, time).RunAsync(account, CancellationToken.None);

    private async Task<(SpendState State, string Result)> OnlyAsync()
    {
        var spend = Assert.Single(await Ledger.ListAsync(CancellationToken.None));
        return (spend.State, spend.Result);
    }

    private async Task RunKilledAsync(int kill, bool afterRequest)
    {
        var writes = 0;
        tables.BeforeWrite = () =>
        {
            if (writes++ == kill || (afterRequest && store.Bought.Count > 0))
                throw new OperationCanceledException("killed");
        };
        try
        {
            await BuyAsync();
        }
        catch (OperationCanceledException)
        {
            // The process is gone; what it wrote stays.
        }
        tables.BeforeWrite = () => { };
    }

    /// <summary>The tracker shows nothing of what was bought, so that only the ledger can keep it from being bought again.</summary>
    private async Task RunForAWeekAsync()
    {
        var paid = store.Bought.Count;
        for (var day = 0; day < 7; day++)
        {
            time.Advance(TimeSpan.FromDays(1));
            var bought = store.Bought.Count;
            account = account with
            {
                ReadAt = time.GetUtcNow(),
                BonusPoints = 20_000 - (bought * 5_000),
                VipUntil = bought > 0 && paid == 0 ? account.VipUntil + TimeSpan.FromDays(28) : account.VipUntil,
            };
            await BuyAsync();
        }
    }
}
