using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Downloads.Pushing;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Tests.Account;

namespace MamCrawler.Core.Tests.Downloads.Pushing;

/// <summary>rules.md 5, Cost and Ratio, at the push: the price is decided by the row read immediately before the grab, and wedges are spent through the ledger.</summary>
public sealed class PushPriceTests : IDisposable
{
    private const long Gib = 1L << 30;
    private readonly PushBench bench = new();
    private readonly FakeTrackerStore store = new();

    public PushPriceTests()
    {
        store.Torrent = id =>
        {
            Release(with => with with { PersonalFreeleech = true });
            bench.Tracker.Account = bench.Tracker.Account with { Wedges = bench.Tracker.Account.Wedges - 1 };
            return bench.Tracker.Torrents[id];
        };
        bench.Tracker.Account = bench.Tracker.Account with { Wedges = 2 };
        Release(release => release with { Free = false, SizeBytes = 2 * Gib, SizeBytesLow = 2 * Gib, SizeBytesHigh = 2 * Gib });
    }

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task Run_SpendingOn_PaysWithAWedge()
    {
        await bench.AddAsync();

        Assert.Equal(PushResult.Started, (await PushAsync(enabled: true)).Result);

        var download = await bench.ReadAsync();
        Assert.Equal((GrabPrice.Wedge, false), (download.Price, download.Costs));
        Assert.Equal([$"wedge {PushBench.TrackerId}"], store.Bought);
        Assert.Equal(0, bench.Tracker.Fetches);
        Assert.Equal(SpendState.Spent, Assert.Single(await Spends()).State);
    }

    [Fact]
    public async Task Run_SpendingOff_WritesTheDrySpendAndWaitsOnThePendingList()
    {
        await bench.AddAsync();

        Assert.Equal(PushResult.Blocked, (await PushAsync(enabled: false)).Result);

        Assert.Equal(HoldReason.Cost, (await bench.ReadAsync()).BlockedFor);
        Assert.Empty(store.Bought);
        Assert.Equal(SpendState.Dry, Assert.Single(await Spends()).State);
    }

    [Fact]
    public async Task Run_FreeByNow_SpendsNoWedge()
    {
        await bench.AddAsync();
        Release(release => release with { Free = true });

        Assert.Equal(PushResult.Started, (await PushAsync(enabled: true)).Result);

        Assert.Equal(GrabPrice.Freeleech, (await bench.ReadAsync()).Price);
        Assert.Empty(await Spends());
    }

    [Fact]
    public async Task Run_AnswerLostAfterTheWedge_FetchesPlainlyOnceTheFlagShowsIt()
    {
        await bench.AddAsync();
        var torrent = store.Torrent;
        store.Torrent = id =>
        {
            torrent(id);
            throw new WaitFaultException(FaultName.TrackerUnreachable, "MyAnonamouse", "Lost.");
        };
        await PushAsync(enabled: true);
        Assert.Equal(SpendState.Intent, Assert.Single(await Spends()).State);

        Assert.Equal(PushResult.Started, (await PushDueAsync()).Result);

        Assert.Equal(SpendState.Spent, Assert.Single(await Spends()).State);
        Assert.Single(store.Bought);
        Assert.Equal(1, bench.Tracker.Fetches);
    }

    [Fact]
    public async Task Run_AnswerLostAndNothingShown_WaitsThenTriesOnceMore()
    {
        await bench.AddAsync();
        store.Before = _ => throw new WaitFaultException(FaultName.TrackerUnreachable, "MyAnonamouse", "Lost.");
        await PushAsync(enabled: true);
        store.Before = _ => { };

        var waiting = await PushDueAsync();
        Assert.Equal((PushResult.Blocked, HoldReason.Spend), (waiting.Result, (await bench.ReadAsync()).BlockedFor));
        Assert.Empty(store.Bought);

        // Not before the account was read an hour after the intent: then flag and balance show that nothing was spent.
        bench.Time.Advance(TimeSpan.FromHours(24));
        Assert.Equal(PushResult.Started, (await PushDueAsync()).Result);
        Assert.Single(store.Bought);
    }

    [Fact]
    public async Task Run_TrackerRefusesTheFetch_EndsTheIntentAsRefused()
    {
        await bench.AddAsync();
        store.Before = _ => throw new AskPersonFaultException(FaultName.SessionExpired, "MyAnonamouse", "The session has expired.");

        await PushAsync(enabled: true);

        Assert.Equal(SpendState.Refused, Assert.Single(await Spends()).State);
    }

    [Fact]
    public async Task Run_PaidIsOff_WaitsUntilAPersonApprovesItAlthoughItCosts()
    {
        await bench.AddAsync();
        Assert.Equal(PushResult.Blocked, (await bench.PushAsync()).Result);
        using var queue = new MamCrawler.Core.State.Files.FileWorkQueue(Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()), bench.Time);

        var approved = await new Core.Scanning.Approvals(bench.Downloads, queue, bench.Time).ApproveAsync(PushBench.Id, CancellationToken.None);

        Assert.Equal((DownloadState.Approved, bench.Time.GetUtcNow()), (approved!.State, approved.CostApproval?.At));
        Assert.Equal(PushResult.Started, (await bench.PushAsync()).Result);
        Assert.Equal((GrabPrice.Ordinary, true), ((await bench.ReadAsync()).Price, (await bench.ReadAsync()).Costs));
    }

    [Fact]
    public async Task Run_AnotherGrabThatCostsIsStillToCome_CountsInFull()
    {
        bench.Options = new PushOptions { AllowPaid = true };
        await bench.AddAsync();
        // 1 GiB of room above the gate; the release has 2.
        bench.Tracker.Account = bench.Tracker.Account with
        {
            UploadedBytes = 1051 * Gib,
            DownloadedBytes = 1000 * Gib,
        };
        Assert.Equal(PushResult.Blocked, (await bench.PushAsync()).Result);
        Assert.Equal(HoldReason.Ratio, (await bench.ReadAsync()).BlockedFor);

        bench.Tracker.Account = bench.Tracker.Account with { UploadedBytes = 1053 * Gib };
        Assert.Equal(PushResult.Started, (await bench.PushWhenDueAsync()).Result);
    }

    [Fact]
    public async Task Run_SlotsAreScarce_AreLeftToWhatIsWantedMore()
    {
        Release(release => release with { Free = true });
        bench.Tracker.Account = bench.Tracker.Account with { UnsatisfiedCount = 89 };
        var later = await bench.AddAsync();
        await bench.Downloads.ChangeAsync(later, later with { Place = 5 }, CancellationToken.None);
        var first = await bench.Downloads.AddAsync(later with { Id = "mam-1", TrackerId = 1, Place = 0 }, CancellationToken.None);
        first = await bench.Downloads.ChangeAsync(first, first with { State = DownloadState.Blocked, BlockedFor = HoldReason.Slots }, CancellationToken.None);

        var outcome = await bench.PushAsync();

        Assert.Equal((PushResult.Blocked, FaultName.SlotsFull), (outcome.Result, outcome.Fault!.Name));
        Assert.Contains("wanted more", outcome.Sentence, StringComparison.Ordinal);
        await bench.Downloads.ChangeAsync(first, first with { State = DownloadState.Rejected }, CancellationToken.None);
        Assert.Equal(PushResult.Started, (await bench.PushWhenDueAsync()).Result);
    }

    private void Release(Func<Core.Releases.Release, Core.Releases.Release> change) =>
        bench.Tracker.Releases[PushBench.TrackerId] = change(bench.Tracker.Releases[PushBench.TrackerId]);

    private Task<IReadOnlyList<Spend>> Spends() => new SpendLedger(bench.Tables, bench.Time).ListAsync(CancellationToken.None);

    private Task<PushOutcome> PushAsync(bool enabled)
    {
        bench.Wedges = new WedgeSpending(new SpendLedger(bench.Tables, bench.Time), store, new SpendingOptions { Enabled = enabled });
        return bench.PushAsync();
    }

    private Task<PushOutcome> PushDueAsync() => bench.PushWhenDueAsync();
}
