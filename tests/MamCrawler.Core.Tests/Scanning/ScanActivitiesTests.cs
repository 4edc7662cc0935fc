using MamCrawler.Core.Account;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Downloads.Pushing;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Gaps;
using MamCrawler.Core.Orchestrations.Scanning;
using MamCrawler.Core.Scanning;
using MamCrawler.Core.State;

namespace MamCrawler.Core.Tests.Scanning;

public sealed class ScanActivitiesTests : IDisposable
{
    private static readonly WaitFaultException Offline = new(FaultName.TrackerUnreachable, "MyAnonamouse", "The tracker did not answer.");
    private readonly ScanScene _scene = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TakeSnapshot_LibraryBreaksOff_LeavesNoSnapshotAndNamesTheFault()
    {
        _scene.Library.FaultAfterFirstPage = new WaitFaultException(FaultName.LibraryUnreachable, "Audiobookshelf", "The library went away.");

        var outcome = await _scene.TakeSnapshot.RunAsync("run1", Token);

        Assert.Equal(FaultName.LibraryUnreachable, outcome.Fault!.Name);
        await Assert.ThrowsAsync<InvalidDataException>(() => _scene.Snapshots.LoadAsync("run1", Token));
    }

    [Fact]
    public async Task TakeSnapshot_FollowedSeries_CountsAsHeld()
    {
        await _scene.Stores.Follows.AddAsync(FollowedKind.Series, "Northern Line", "Petra Lind", Token);

        var outcome = await _scene.TakeSnapshot.RunAsync("run1", Token);

        Assert.Equal((3, 3), (outcome.Books, outcome.Series));
    }

    [Fact]
    public async Task OrderGaps_TwoSeries_MostMissingFirst()
    {
        var input = await _scene.BeginAsync();

        var order = await _scene.OrderAsync(input);

        Assert.Equal((5, 5, 2), (order.Gaps, order.Wanted, order.Batches));
        Assert.Equal([2m, 4m, 5m], await NumbersAsync(input, 0));
        Assert.Equal([1m, 3m], await NumbersAsync(input, 1));
    }

    [Fact]
    public async Task OrderGaps_BookArrived_ItsGapIsClosed()
    {
        await _scene.OrderAsync(await _scene.BeginAsync("20261120T010000000"));
        _scene.Own("Ironbark", "Hal Whit", 1);

        var order = await _scene.OrderAsync(await _scene.BeginAsync("20261121T010000000"));

        Assert.Equal(4, order.Gaps);
        Assert.DoesNotContain(await GapsAsync(), gap => gap is { Series: "Ironbark", Number: 1 });
    }

    [Fact]
    public async Task SearchReleases_SeriesNameHasNoWord_AsksForItsTitlesAllTheSame()
    {
        _scene.Tracker.UnsearchableText = "Lantern Roads";
        var input = await _scene.BeginAsync();
        await _scene.OrderAsync(input);

        var outcome = await _scene.SearchReleases.RunAsync(new SearchInput(input.RunId, 0, 100), Token);

        Assert.Equal((3, 3, 3, null), (outcome.Answered, outcome.Grabs, outcome.Requests, outcome.Fault));
    }

    [Fact]
    public async Task OrderGaps_WitnessCannotBeAskedAnyMore_KeepsWhatItSaid()
    {
        await _scene.OrderAsync(await _scene.BeginAsync("20261120T010000000"));
        _scene.Stores.Clock.Advance(TimeSpan.FromDays(8));
        _scene.Witness.Fault = new Fault(FaultName.WitnessUnavailable, "Audible", "Audible did not answer.", FaultResponse.Wait);

        var order = await _scene.OrderAsync(await _scene.BeginAsync("20261128T010000000"));

        Assert.Equal(5, order.Gaps);
    }

    [Fact]
    public async Task OrderGaps_AccountCannotBeRead_SaysSoAndGoesOn()
    {
        _scene.Tracker.Fault = Offline;

        var order = await _scene.OrderAsync(await _scene.BeginAsync());

        Assert.Equal(FaultName.TrackerUnreachable, order.Fault!.Name);
        Assert.Equal(2, order.Batches);
    }

    [Fact]
    public async Task SearchReleases_SeriesQueryShowsAll_OneRequestAnswersTheWholeSeries()
    {
        var input = await _scene.BeginAsync();
        await _scene.OrderAsync(input);

        var outcome = await _scene.SearchReleases.RunAsync(new SearchInput(input.RunId, 0, 100), Token);

        Assert.Equal((3, 3, 1), (outcome.Answered, outcome.Grabs, outcome.Requests));
        var answer = await AnswerOfAsync("Lantern Roads", 4);
        Assert.Equal(GapAnswer.Chosen, answer.Answer);
        Assert.Equal(104, answer.ChosenReleaseId);
        Assert.Equal(3, answer.Verdicts.Count);
    }

    [Fact]
    public async Task SearchReleases_OneVolumeNotThere_IsSearchedAloneAndRestsSevenDays()
    {
        var input = await _scene.BeginAsync();
        await _scene.OrderAsync(input);

        var outcome = await _scene.SearchReleases.RunAsync(new SearchInput(input.RunId, 1, 100), Token);

        Assert.Equal((2, 1, 2), (outcome.Answered, outcome.Grabs, outcome.Requests));
        Assert.Equal(ScanScene.TitleOf("Ironbark", 3), _scene.Tracker.Searches[^1].Text);
        var answer = await AnswerOfAsync("Ironbark", 3);
        Assert.Equal("nothing found", answer.Answer);
        Assert.Equal(_scene.Stores.Clock.GetUtcNow().AddDays(7), answer.RestsUntil);
    }

    [Fact]
    public async Task OrderGaps_NothingFoundYesterday_RestsUntilItsTime()
    {
        var input = await _scene.BeginAsync("20261120T010000000");
        await _scene.OrderAsync(input);
        await _scene.SearchReleases.RunAsync(new SearchInput(input.RunId, 1, 100), Token);

        _scene.Stores.Clock.Advance(TimeSpan.FromDays(1));
        var resting = await _scene.OrderAsync(await _scene.BeginAsync("20261121T010000000"));
        _scene.Stores.Clock.Advance(TimeSpan.FromDays(6));
        var rested = await _scene.OrderAsync(await _scene.BeginAsync("20261127T010000000"));

        Assert.Equal((4, 5), (resting.Wanted, rested.Wanted));
    }

    [Fact]
    public async Task SearchReleases_RowsThatCouldNotBeRead_AreNotNothingFound()
    {
        _scene.Tracker.Unreadable = 1;
        var input = await _scene.BeginAsync();
        await _scene.OrderAsync(input);

        var outcome = await _scene.SearchReleases.RunAsync(new SearchInput(input.RunId, 1, 100), Token);

        Assert.Equal(1, outcome.Answered);
        Assert.Null(await _scene.Stores.Answers.FindAsync(await IdOfAsync("Ironbark", 3), Token));
    }

    [Fact]
    public async Task SearchReleases_RequestsRunOut_LeavesTheRestUnanswered()
    {
        var input = await _scene.BeginAsync();
        await _scene.OrderAsync(input);

        var outcome = await _scene.SearchReleases.RunAsync(new SearchInput(input.RunId, 1, 1), Token);

        Assert.Equal((1, 1), (outcome.Answered, outcome.Requests));
        Assert.Null(await _scene.Stores.Answers.FindAsync(await IdOfAsync("Ironbark", 3), Token));
    }

    [Fact]
    public async Task SearchReleases_TrackerCannotBeAsked_AnswersNothing()
    {
        var input = await _scene.BeginAsync();
        await _scene.OrderAsync(input);
        _scene.Tracker.Fault = Offline;

        var outcome = await _scene.SearchReleases.RunAsync(new SearchInput(input.RunId, 0, 100), Token);

        Assert.Equal((0, FaultName.TrackerUnreachable), (outcome.Answered, outcome.Fault!.Name));
        Assert.Empty(await _scene.Stores.Answers.ReadAllAsync(Token).ToListAsync(Token));
    }

    [Fact]
    public async Task DecideGrabs_Propose_WritesProposalsAndSendsNothing()
    {
        var input = await SearchedAsync(ScanMode.Propose);

        var outcome = await _scene.DecideGrabs.RunAsync(new DecideInput(input.RunId, ScanMode.Propose, 10, 2), Token);

        Assert.Equal(4, outcome.Grabs);
        Assert.All(await DownloadsAsync(), download => Assert.Equal(DownloadState.Wanted, download.State));
        // What the witnesses said is kept with the download (rules.md 7).
        Assert.All((await DownloadsAsync()).SelectMany(download => download.Volumes), volume => Assert.Equal("Copper House", volume.Publisher));
        Assert.Null(await _scene.Queue.ReceiveAsync(PushTorrent.Queue, TimeSpan.FromMinutes(1), Token));
    }

    [Fact]
    public async Task DecideGrabs_Auto_ApprovesAndQueuesEachOnceHoweverOftenItRuns()
    {
        var input = await SearchedAsync(ScanMode.Auto);
        var decide = new DecideInput(input.RunId, ScanMode.Auto, 10, 2);

        var first = await _scene.DecideGrabs.RunAsync(decide, Token);
        var second = await _scene.DecideGrabs.RunAsync(decide, Token);

        Assert.Equal((4, 4), (first.Grabs, second.Grabs));
        Assert.Equal(4, (await DownloadsAsync()).Count);
    }

    [Fact]
    public async Task DecideGrabs_Limit_TakesTheMostWantedFirst()
    {
        var input = await SearchedAsync(ScanMode.Propose);

        await _scene.DecideGrabs.RunAsync(new DecideInput(input.RunId, ScanMode.Propose, 2, 2), Token);

        Assert.Equal([102L, 104L], (await DownloadsAsync()).Select(download => download.TrackerId).Order());
    }

    [Fact]
    public async Task DecideGrabs_ClientHoldsTheRelease_PassesItOver()
    {
        var input = await SearchedAsync(ScanMode.Propose);
        _scene.Client.Torrents.Add(
            new ClientTorrent
            {
                InfoHash = new string('a', 40),
                Name = "x",
                State = "stalledUP",
                TrackerId = 104,
            }
        );

        await _scene.DecideGrabs.RunAsync(new DecideInput(input.RunId, ScanMode.Propose, 10, 2), Token);

        Assert.DoesNotContain(await DownloadsAsync(), download => download.TrackerId == 104);
    }

    [Fact]
    public async Task DecideGrabs_ClientCannotBeAsked_WritesNothing()
    {
        var input = await SearchedAsync(ScanMode.Auto);
        _scene.Client.Fault = new WaitFaultException(FaultName.ClientUnreachable, "qBittorrent", "The client did not answer.");

        var outcome = await _scene.DecideGrabs.RunAsync(new DecideInput(input.RunId, ScanMode.Auto, 10, 2), Token);

        Assert.Equal((0, FaultName.ClientUnreachable), (outcome.Grabs, outcome.Fault!.Name));
        Assert.Empty(await DownloadsAsync());
    }

    [Theory]
    [InlineData(100, 98, FaultName.SlotsFull)]
    [InlineData(null, null, FaultName.AccountUnread)]
    public async Task DecideGrabs_AutoWithoutRoom_QueuesNothing(int? limit, int? count, FaultName expected)
    {
        _scene.Tracker.Account = _scene.Tracker.Account with { UnsatisfiedLimit = limit, UnsatisfiedCount = count };
        var input = await SearchedAsync(ScanMode.Auto);

        var outcome = await _scene.DecideGrabs.RunAsync(new DecideInput(input.RunId, ScanMode.Auto, 10, 2), Token);

        Assert.Equal((0, expected), (outcome.Grabs, outcome.Fault!.Name));
        Assert.Empty(await DownloadsAsync());
    }

    [Fact]
    public async Task DecideGrabs_AutoWithTwoSlots_QueuesTwo()
    {
        _scene.Tracker.Account = _scene.Tracker.Account with { UnsatisfiedLimit = 100, UnsatisfiedCount = 88 };
        var input = await SearchedAsync(ScanMode.Auto);

        var outcome = await _scene.DecideGrabs.RunAsync(new DecideInput(input.RunId, ScanMode.Auto, 10, 2), Token);

        Assert.Equal(2, outcome.Grabs);
    }

    [Fact]
    public async Task DecideGrabs_AutoBeyondTheSlots_SaysNoSlotOnTheGapsThatAreWantedLess()
    {
        _scene.Tracker.Account = _scene.Tracker.Account with { UnsatisfiedLimit = 100, UnsatisfiedCount = 88 };
        var input = await SearchedAsync(ScanMode.Auto);

        await _scene.DecideGrabs.RunAsync(new DecideInput(input.RunId, ScanMode.Auto, 10, 2), Token);

        Assert.Equal([0, 1], (await DownloadsAsync()).Select(download => download.Place).Order());
        Assert.Equal(2, await CountAsync("no slot"));
        // A repeat of an attempt that did not finish takes nothing more and says nothing else.
        Assert.Equal(2, (await _scene.DecideGrabs.RunAsync(new DecideInput(input.RunId, ScanMode.Auto, 10, 2), Token)).Grabs);
        Assert.Equal(2, await CountAsync("no slot"));
    }

    [Fact]
    public async Task DecideGrabs_AutoBelowTheRatioGate_QueuesNothingAndSaysRatio()
    {
        _scene.Tracker.Account = _scene.Tracker.Account with { UploadedBytes = 1_040_000_000_000, Ratio = 1.04 };
        var input = await SearchedAsync(ScanMode.Auto);

        var outcome = await _scene.DecideGrabs.RunAsync(new DecideInput(input.RunId, ScanMode.Auto, 10, 2), Token);

        Assert.Equal((0, null), (outcome.Grabs, outcome.Fault));
        Assert.Equal(4, await CountAsync("ratio"));
        Assert.Empty(await DownloadsAsync());
    }

    [Fact]
    public async Task DecideGrabs_AutoWhileFrozen_TakesOnlyWhatIsFreeAndSaysRatioOnTheRest()
    {
        _scene.AllowPaid = true;
        var paid = _scene.Tracker.Releases[0].Id;
        _scene.Tracker.Releases[0] = _scene.Tracker.Releases[0] with { Free = false };
        var input = await SearchedAsync(ScanMode.Auto);
        await new GuardStore(_scene.Stores.Tables).ChangeAsync(known => known with { Frozen = true, Ratio = 0.99 }, Token);

        await _scene.DecideGrabs.RunAsync(new DecideInput(input.RunId, ScanMode.Auto, 10, 2), Token);

        Assert.DoesNotContain(paid, (await DownloadsAsync()).Select(download => download.TrackerId));
        Assert.NotEmpty(await DownloadsAsync());
        Assert.Equal(1, await CountAsync("ratio"));
    }

    private async Task<int> CountAsync(string word)
    {
        var count = 0;
        await foreach (var answer in _scene.Stores.Answers.ReadAllAsync(Token))
            count += answer.Answer == word ? 1 : 0;
        return count;
    }

    [Fact]
    public async Task DecideGrabs_PackWithAnOwnedVolume_NamesTheVolumeThatComesAlong()
    {
        _scene.Tracker.Releases.Clear();
        _scene.Offer(300, "Lantern Roads", "Maren Oak", 2);
        _scene.Tracker.Releases[0] = _scene.Tracker.Releases[0] with
        {
            Title = "Lantern Roads 2-5",
            FileCount = 4,
            Series = [new Core.Library.SeriesMembership("Lantern Roads", Core.Library.SequenceText.Parse("2-5"))],
        };
        var input = await SearchedAsync(ScanMode.Propose);

        await _scene.DecideGrabs.RunAsync(new DecideInput(input.RunId, ScanMode.Propose, 10, 2), Token);

        var volumes = Assert.Single(await DownloadsAsync()).Volumes;
        Assert.Equal(["2", "4", "5", "3"], volumes.Select(volume => volume.Number));
        Assert.Equal(new DownloadVolume("", "Maren Oak", "Lantern Roads", "3", ScanScene.TitleOf("Lantern Roads", 3)), volumes[3]);
    }

    [Fact]
    public async Task OrderGaps_OpenProposal_IsPassedOver()
    {
        var input = await SearchedAsync(ScanMode.Propose);
        await _scene.DecideGrabs.RunAsync(new DecideInput(input.RunId, ScanMode.Propose, 10, 2), Token);

        var order = await _scene.OrderAsync(await _scene.BeginAsync("20261127T010000001"));

        Assert.Equal((5, 0), (order.Gaps, order.Wanted));
    }

    [Fact]
    public async Task SearchReleases_ReleaseWasRejected_IsNotChosenAgain()
    {
        var input = await SearchedAsync(ScanMode.Propose);
        await _scene.DecideGrabs.RunAsync(new DecideInput(input.RunId, ScanMode.Propose, 10, 2), Token);
        await new Approvals(_scene.Downloads, _scene.Queue, _scene.Stores.Clock).RejectAsync(DownloadStore.IdOf(201), Token);

        var next = await _scene.BeginAsync("20261128T010000000");
        var order = await _scene.OrderAsync(next);
        await _scene.SearchReleases.RunAsync(new SearchInput(next.RunId, 0, 100), Token);

        Assert.Equal(1, order.Wanted);
        Assert.Null((await AnswerOfAsync("Ironbark", 1)).ChosenReleaseId);
    }

    public void Dispose() => _scene.Dispose();

    private async Task<ScanInput> SearchedAsync(ScanMode mode)
    {
        var input = await _scene.BeginAsync(mode: mode);
        await _scene.OrderAsync(input);
        foreach (var batch in new[] { 0, 1 })
            await _scene.SearchReleases.RunAsync(new SearchInput(input.RunId, batch, 100), Token);
        return input;
    }

    private async Task<IEnumerable<decimal?>> NumbersAsync(ScanInput input, int batch) =>
        (await _scene.RunDocuments.ReadBatchAsync(input.RunId, batch, Token)).Select(stored => stored.Gap.Number);

    private async Task<List<Gap>> GapsAsync() => await _scene.Stores.Gaps.ReadAllAsync(Token).Select(stored => stored.Gap).ToListAsync(Token);

    private async Task<string> IdOfAsync(string series, decimal number) => (await GapsAsync()).Single(gap => gap.Series == series && gap.Number == number).Id;

    private async Task<GapAnswer> AnswerOfAsync(string series, decimal number) =>
        await _scene.Stores.Answers.FindAsync(await IdOfAsync(series, number), Token) ?? throw new InvalidOperationException("Not answered.");

    private async Task<List<Download>> DownloadsAsync() => await _scene.Downloads.QueryAsync([], Token).ToListAsync(Token);
}
