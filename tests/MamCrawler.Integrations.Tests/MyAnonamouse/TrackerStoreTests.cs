using MamCrawler.Core.Account;
using MamCrawler.Core.Faults;
using MamCrawler.Integrations.MyAnonamouse;
using MamCrawler.Simulators.Hosting;
using MamCrawler.Simulators.MyAnonamouse;
using MamCrawler.Simulators.World;
using MamCrawler.Tests;

namespace MamCrawler.Integrations.Tests.MyAnonamouse;

/// <summary>Buying for points and wedges (external-apis.md C.1.5 and C.1.7) through the client, the lane and the ledger, against the simulator.</summary>
public sealed class TrackerStoreTests : IAsyncLifetime
{
    private static readonly SimulatedWorld World = SimulatedWorld.Generate(new WorldOptions { Books = 100 });
    private readonly ManualTimeProvider time = new();
    private readonly MemoryTables tables = new();
    private readonly MemorySecrets secrets = new();
    private readonly MyAnonamouseSimulator simulator;
    private MyAnonamouseClient? client;
    private IDisposable? moving;

    public TrackerStoreTests() => simulator = new MyAnonamouseSimulator(World, new SimulatorOptions { Time = time });

    private static CancellationToken None => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        await simulator.StartAsync(None);
        secrets["mam-id"] = MyAnonamouseSimulator.SessionCookie;
        moving = time.AdvanceByItself();
        var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { Timeout = Timeout.InfiniteTimeSpan };
        client = new MyAnonamouseClient(http, new MyAnonamouseOptions { BaseAddress = simulator.Address, JitterSeed = 7 }, tables, secrets, time);
    }

    public async ValueTask DisposeAsync()
    {
        if (client is not null)
            await client.DisposeAsync();
        moving?.Dispose();
        await simulator.DisposeAsync();
    }

    [Fact]
    public async Task BuyVip_SpendingAllowed_IsCarriedOutAndShowsInTheAccount()
    {
        simulator.Faults.Set(MyAnonamouseFaults.SpendingAllowed);
        simulator.SetVipDays(3);
        var before = await client!.ReadAccountAsync(None);

        Assert.True((await client.BuyVipAsync(4, None)).Done);

        var after = await client.ReadAccountAsync(None);
        Assert.Equal(before.BonusPoints - 5_000, after.BonusPoints);
        Assert.Equal(28, (after.VipUntil - before.VipUntil)!.Value.TotalDays, 1);
        Assert.Empty(simulator.Requests.Violations);
    }

    [Fact]
    public async Task BuyUploadCredit_NotEnoughPoints_IsRefusedWithTheTrackersWords()
    {
        simulator.Faults.Set(MyAnonamouseFaults.SpendingAllowed);
        Assert.True((await client!.BuyUploadCreditAsync(100, None)).Done);

        var refused = await client.BuyUploadCreditAsync(50, None);

        Assert.Equal((false, "The tracker refused it: Not enough points."), (refused.Done, refused.Sentence));
        Assert.Equal(11_250, simulator.BonusPoints);
    }

    [Fact]
    public async Task Renewal_AnswerLost_IsSettledByTheAccountAndPaidOnce()
    {
        simulator.Faults.Set(MyAnonamouseFaults.SpendingAllowed);
        simulator.Faults.Set(MyAnonamouseFaults.PurchaseAnswerLost, new FaultSwitch(null, 1, null));
        simulator.SetVipDays(3);
        var ledger = new SpendLedger(tables, time);
        var spending = new PointSpending(ledger, client!, new SpendingOptions { Enabled = true }, time);

        var lost = await Assert.ThrowsAsync<WaitFaultException>(async () => await spending.RunAsync(await client!.ReadAccountAsync(None), None));
        Assert.Equal(FaultName.TrackerUnreachable, lost.Fault.Name);
        time.Advance(TimeSpan.FromHours(2));
        await spending.RunAsync(await client!.ReadAccountAsync(None), None);

        Assert.Equal(61_250 - 5_000, simulator.BonusPoints);
        Assert.Equal(SpendState.Spent, Assert.Single(await ledger.ListAsync(None)).State);
    }

    [Fact]
    public async Task FetchTorrentWithWedge_OfWhatCosts_ChargesOneAndShowsThePersonalFreeleech()
    {
        simulator.Faults.Set(MyAnonamouseFaults.SpendingAllowed);
        var paid = World.Releases.First(release => release is { Free: false, Vip: false });

        await client!.FetchTorrentWithWedgeAsync(paid.Id, None);

        Assert.Equal(1, simulator.WedgesSpent);
        Assert.True((await client.ReadReleaseAsync(paid.Id, None))!.PersonalFreeleech);
        Assert.Empty(simulator.Requests.Violations);
    }

    [Fact]
    public async Task FetchTorrentWithWedge_ALoginPageWithStatus200_LeavesTheIntentOpenUntilFlagAndBalanceAreReadAgain()
    {
        simulator.Faults.Set(MyAnonamouseFaults.SpendingAllowed);
        simulator.Faults.Set(MyAnonamouseFaults.TorrentLoginPage, new FaultSwitch(null, 1, null));
        var paid = World.Releases.First(release => release is { Free: false, Vip: false });
        var ledger = new SpendLedger(tables, time);
        var wedges = new WedgeSpending(ledger, client!, new SpendingOptions { Enabled = true });
        var account = await client!.ReadAccountAsync(None);
        var release = (await client.ReadReleaseAsync(paid.Id, None))!;
        var spend = (await wedges.BeginAsync(release, account, None)).Spend!;

        await Assert.ThrowsAnyAsync<FaultException>(() => wedges.FetchAsync(spend, paid.Id, None));

        Assert.Equal(SpendState.Intent, Assert.Single(await ledger.ReadOpenAsync(None)).State);
        Assert.False((await wedges.BeginAsync(release, account, None)).Granted);
        time.Advance(TimeSpan.FromHours(2));
        Assert.NotNull(await wedges.SettleAsync(release, account with { ReadAt = time.GetUtcNow(), Wedges = null }, None));
        Assert.Equal(SpendState.Unclear, Assert.Single(await ledger.ReadOpenAsync(None)).State);
    }

    [Fact]
    public async Task Purchase_ALoginPageWithStatus200_LeavesTheIntentOpen()
    {
        simulator.Faults.Set(MyAnonamouseFaults.SpendingAllowed);
        simulator.SetVipDays(3);
        var ledger = new SpendLedger(tables, time);
        var spending = new PointSpending(ledger, client!, new SpendingOptions { Enabled = true }, time);
        var account = await client!.ReadAccountAsync(None);
        simulator.Faults.Set(MyAnonamouseFaults.DeadSession);

        await Assert.ThrowsAnyAsync<FaultException>(() => spending.RunAsync(account, None));

        Assert.Equal(SpendState.Intent, Assert.Single(await ledger.ListAsync(None)).State);
    }

    [Fact]
    public async Task FetchTorrent_Plainly_ChargesNoWedge()
    {
        await client!.FetchTorrentAsync(World.Releases[0].Id, None);

        Assert.Equal(0, simulator.WedgesSpent);
    }
}
