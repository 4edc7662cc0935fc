using MamCrawler.Core.Downloads;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Gaps;
using MamCrawler.Core.Library;
using MamCrawler.Core.Metadata;
using MamCrawler.Core.Orchestrations.Scanning;
using MamCrawler.Core.Scanning;
using MamCrawler.Core.Tests.Metadata;
using MamCrawler.Core.Tests.Releases;
using MamCrawler.Core.Tests.Scanning;
using MamCrawler.Core.WantedLists;

namespace MamCrawler.Core.Tests.WantedLists;

/// <summary>A person's list becomes wanted gaps with their own reason, looked for first, and says when it is fulfilled.</summary>
public sealed class WantedListTests : IDisposable
{
    private const string Reason = "wanted";
    private readonly ScanScene scene = new();
    private int run;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => scene.Dispose();

    [Fact]
    public async Task Import_TheSameListTwice_AddsNothingTheSecondTime()
    {
        WishLine[] rows =
        [
            Line("Leviathan Wakes (The Expanse, #1)", "James S.A. Corey"),
            Line("Leviathan wakes", "James S. A. Corey"),
            Line("It", "Stephen King"),
        ];
        var first = await ImportAsync(rows);
        Assert.Equal(["Leviathan Wakes by James S.A. Corey", "It by Stephen King"], first.Added);
        Assert.Equal(1, first.AlreadyWanted);
        var second = await ImportAsync(rows);
        Assert.Empty(second.Added);
        Assert.Equal(3, second.AlreadyWanted);
        Assert.Equal(2, (await WishesAsync()).Count);
    }

    [Fact]
    public async Task Import_OwnedByTitleAsinOrPlace_IsToldAndNotWanted()
    {
        await scene.TakeSnapshot.RunAsync("run0", Token);
        var import = await ImportAsync(
            Line("Ashen Lands Tale", "Oak, Maren"),
            new WishLine(3, new WishDraft { Asin = ScanScene.AsinOf("Ironbark", 2) }, null),
            Line("Another Name For It (Lantern Roads, #3)", "Maren Oak"),
            Line("Nothing Like It", "Maren Oak")
        );
        Assert.Equal(["Nothing Like It by Maren Oak"], import.Added);
        Assert.Equal(3, import.AlreadyOwned.Count);
        Assert.Contains("Item Lantern Roads-1 of the library has the same title and author.", import.AlreadyOwned[0], StringComparison.Ordinal);
        Assert.Contains("the same ASIN", import.AlreadyOwned[1], StringComparison.Ordinal);
        Assert.Contains("the same position", import.AlreadyOwned[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_VolumesNamedLikeTheirSeries_AreWishesOfTheirOwn()
    {
        WishLine[] rows =
        [
            Line("Lone Tower (Lone Tower, #1)", "A Writer"),
            Line("Lone Tower (Lone Tower, #2)", "A Writer"),
            Line("Lone Tower (Lone Tower, #3)", "A Writer"),
        ];
        Assert.Equal(3, (await ImportAsync(rows)).Added.Count);
        Assert.Equal(3, (await ImportAsync(rows)).AlreadyWanted);
        await ScanAsync();
        Assert.Equal([1m, 2m, 3m], (await GapsAsync()).Where(WishedGaps.IsOwn).Select(gap => gap.Number!.Value).Order());
    }

    [Fact]
    public async Task Scan_OneWorkByAsinAndByTitle_IsOneGap()
    {
        var provider = new FakeProvider("Audible");
        scene.Providers.Add(provider);
        provider.Facts["B00AAAAAA1"] = new BookFacts
        {
            Asin = "B00AAAAAA1",
            Title = "Leviathan Wakes",
            Authors = ["James S. A. Corey"],
        };
        await ImportAsync(AsinLine("B00AAAAAA1"), Line("Leviathan Wakes", "James S.A. Corey"));
        await ScanAsync();
        var gap = Assert.Single(await GapsAsync(), WishedGaps.IsOwn);
        Assert.All(await WishesAsync(), standing => Assert.Equal(gap.Id, standing.Wish.GapId));
        await ScanAsync();
        Assert.Equal(gap.Id, Assert.Single(await GapsAsync(), WishedGaps.IsOwn).Id);
        // The one that is left has a gap of its own again.
        await scene.Wishes.RemoveAsync(gap.Wish!.Id, Token);
        await ScanAsync();
        Assert.Equal(Assert.Single(await WishesAsync()).Wish.GapId, Assert.Single(await GapsAsync(), WishedGaps.IsOwn).Id);
    }

    [Fact]
    public async Task Import_BeforeTheFirstScan_SaysThatNothingWasCompared() =>
        Assert.False((await ImportAsync(Line("Ashen Lands Tale", "Maren Oak"))).Compared);

    [Fact]
    public async Task Import_BadRow_IsToldWithItsLineAndTheGoodOnesAreKeptUnlessStrict()
    {
        WishLine[] rows = [Line("Good", "A Writer"), WishLine.Bad(7, "There is neither a title nor an ASIN.")];
        var strict = await scene.Wishes.ImportAsync(WishSource.File, rows, strict: true, Token);
        Assert.True(strict.Refused);
        Assert.Empty(strict.Added);
        Assert.Empty(await WishesAsync());
        var kept = await ImportAsync(rows);
        Assert.Equal(7, Assert.Single(kept.Unreadable).Number);
        Assert.Single(await WishesAsync());
    }

    [Fact]
    public async Task Scan_WishForAGapOfASeries_MarksItAndLiftsItsSeries()
    {
        // Lantern Roads lacks more and would come first.
        await ImportAsync(Line(ScanScene.TitleOf("Ironbark", 3), "Hal Whit"));
        var input = await ScanAsync();
        var first = (await scene.RunDocuments.ReadBatchAsync(input.RunId, 0, Token)).Select(stored => stored.Gap).ToList();
        Assert.Equal([("Ironbark", 3m, true), ("Ironbark", 1m, false)], first.Select(gap => (gap.Series!, gap.Number!.Value, gap.Wish is not null)));
        Assert.StartsWith(
            "On your list (Goodreads) since ",
            first[0].Evidence.First(said => said.Witness == "Wanted list").Statement,
            StringComparison.Ordinal
        );
        Assert.Equal(5, (await GapsAsync()).Count);
        Assert.Equal(first[0].Id, Assert.Single(await WishesAsync()).Wish.GapId);
    }

    [Fact]
    public async Task Scan_WishNobodyElseKnows_BecomesAGapOfItsOwnAndItsReasonIsWanted()
    {
        scene.Tracker.Releases.Add(Listing.Row("Leviathan Wakes", id: 900) with { Authors = ["James S.A. Corey"] });
        await ImportAsync(Line("Leviathan Wakes (The Expanse, #1)", "James S.A. Corey"));
        Assert.Equal(WishState.Wanted, Assert.Single(await WishesAsync()).State);

        var input = await ScanAsync(decide: true);

        var gap = Assert.Single(await GapsAsync(), gap => WishedGaps.IsOwn(gap));
        Assert.Equal((GapClass.Missing, "The Expanse", 1m, "English"), (gap.Class, gap.Series, gap.Number, gap.Language));
        Assert.Equal("Leviathan Wakes", scene.Tracker.Searches[0].Text);
        var download = Assert.Single(await DownloadsAsync(), download => download.TrackerId == 900);
        Assert.Equal((DownloadState.Wanted, Reason), (download.State, download.Reason));
        Assert.StartsWith("On your list (Goodreads). ", download.Why, StringComparison.Ordinal);
        Assert.Equal(("The Expanse", "1", "Leviathan Wakes"), (download.Volumes[0].Series, download.Volumes[0].Number, download.Volumes[0].Title));
        var standing = Assert.Single(await WishesAsync());
        Assert.Equal((WishState.Proposed, "mam-900"), (standing.State, standing.DownloadId));
        Assert.Equal("series-gap", (await DownloadsAsync()).First(other => other.TrackerId == 102).Reason);
        Assert.NotNull(input);
    }

    [Fact]
    public async Task Scan_DownloadOfAWishIsShelved_TheWishIsFulfilledAndNotLookedForAgain()
    {
        await ImportAsync(Line("Leviathan Wakes", "James S.A. Corey"));
        scene.Tracker.Releases.Add(Listing.Row("Leviathan Wakes", id: 900) with { Authors = ["James S.A. Corey"] });
        await ScanAsync(decide: true);
        var download = (await DownloadsAsync()).Single(download => download.TrackerId == 900);
        await scene.Downloads.ChangeAsync(download, download with { State = DownloadState.Shelved, Why = "Item li_9 is proved." }, Token);
        var told = Assert.Single(await WishesAsync());
        Assert.Equal((WishState.Fulfilled, "It stands on the shelf, brought by mam-900. Item li_9 is proved."), (told.State, told.Why));

        await ScanAsync();

        Assert.DoesNotContain(await GapsAsync(), WishedGaps.IsOwn);
        Assert.Equal(WishState.Fulfilled, Assert.Single(await WishesAsync()).State);
        Assert.Single((await ImportAsync(Line("Leviathan Wakes", "James S.A. Corey"))).AlreadyOwned);
    }

    [Fact]
    public async Task Scan_LibraryHoldsItByNow_FulfilsTheWishAndWithdrawsItsProposal()
    {
        await ImportAsync(Line("Leviathan Wakes", "James S.A. Corey"));
        scene.Tracker.Releases.Add(Listing.Row("Leviathan Wakes", id: 900) with { Authors = ["James S.A. Corey"] });
        await ScanAsync(decide: true);
        scene.Library.Books.Add(
            new Book
            {
                Id = "li_7",
                Title = "Leviathan Wakes (Unabridged)",
                Authors = ["James S. A. Corey"],
            }
        );

        await ScanAsync();

        var standing = Assert.Single(await WishesAsync());
        Assert.Equal((WishState.Fulfilled, "Item li_7 of the library has the same title and author."), (standing.State, standing.Why));
        Assert.Equal(DownloadState.Rejected, (await DownloadsAsync()).Single(download => download.TrackerId == 900).State);
    }

    [Fact]
    public async Task Remove_OpenWish_ItsGapAndItsMarkGoWithTheNextScan()
    {
        await ImportAsync(Line("Leviathan Wakes", "James S.A. Corey"), Line(ScanScene.TitleOf("Ironbark", 3), "Hal Whit"));
        await ScanAsync();
        foreach (var standing in await WishesAsync())
            Assert.NotNull(await scene.Wishes.RemoveAsync(standing.Wish.Id, Token));
        Assert.Null(await scene.Wishes.RemoveAsync("0123456789abcdef", Token));
        // The witness is away, so that the gaps stay as they were kept.
        scene.Stores.Clock.Advance(TimeSpan.FromDays(8));
        scene.Witness.Fault = new Fault(FaultName.WitnessUnavailable, "Audible", "Audible did not answer.", FaultResponse.Wait);

        await ScanAsync();

        Assert.Equal(5, (await GapsAsync()).Count);
        Assert.DoesNotContain(await GapsAsync(), gap => gap.Wish is not null || gap.Evidence.Any(said => said.Witness == "Wanted list"));
    }

    [Fact]
    public async Task Scan_OrderIsRepeatedAfterAKill_ComesToTheSame()
    {
        await ImportAsync(Line("Leviathan Wakes", "James S.A. Corey"), Line(ScanScene.TitleOf("Ironbark", 3), "Hal Whit"));
        var input = await ScanAsync();
        var before = await GapsAsync();
        var again = await scene.OrderGaps.RunAsync(new OrderInput(input.RunId, true, 100), Token);
        Assert.Equal(6, again.Gaps);
        Assert.Equal(before.Select(gap => (gap.Id, gap.Wish)), (await GapsAsync()).Select(gap => (gap.Id, gap.Wish)));
    }

    [Fact]
    public async Task Scan_ManyWishes_ComeBeforeTheSeriesAndThoseByHandFirst()
    {
        await ImportAsync([.. Enumerable.Range(1, 4).Select(number => Line($"Listed {(char)('A' + number)}lder", "Some Body"))]);
        scene.Stores.Clock.Advance(TimeSpan.FromHours(1));
        await scene.Wishes.ImportAsync(WishSource.Manual, [Line("By Hand", "Some Body")], strict: false, Token);
        var input = await ScanAsync();
        var batches = new List<string>();
        for (var batch = 0; batch < 7; batch++)
        {
            var gap = (await scene.RunDocuments.ReadBatchAsync(input.RunId, batch, Token))[0].Gap;
            batches.Add(gap.Series ?? gap.Title);
        }

        Assert.Equal(["By Hand", "Listed Blder", "Listed Clder", "Listed Dlder", "Listed Elder", "Lantern Roads", "Ironbark"], batches);
        var few = await scene.OrderGaps.RunAsync(new OrderInput(input.RunId, true, 3), Token);
        Assert.Equal((3, 2), (few.Batches, few.Wishes));
    }

    [Fact]
    public async Task Scan_WishInALongSeries_TheOtherVolumesWaitForTheirTurn()
    {
        await ImportAsync(Line(ScanScene.TitleOf("Lantern Roads", 5), "Maren Oak"), Line(ScanScene.TitleOf("Ironbark", 1), "Hal Whit"));
        await ScanAsync(decide: true, limit: 2);
        Assert.Equal([105, 201], (await DownloadsAsync()).Select(download => download.TrackerId).Order());
        Assert.All(await DownloadsAsync(), download => Assert.Equal(Reason, download.Reason));
    }

    [Fact]
    public async Task Scan_WishesOfOneSeriesThatIsNotHeld_AreOneQuestion()
    {
        foreach (var number in new[] { 1, 2, 3 })
            scene.Offer(300 + number, "Northern Line", "Petra Lind", number);
        await ImportAsync([
            .. Enumerable.Range(1, 3).Select(number => Line($"{ScanScene.TitleOf("Northern Line", number)} (Northern Line, #{number})", "Petra Lind")),
        ]);
        var input = await ScanAsync();
        var outcome = await scene.SearchReleases.RunAsync(new SearchInput(input.RunId, 0, 100), Token);
        Assert.Equal((3, 3, 1), (outcome.Answered, outcome.Grabs, outcome.Requests));
    }

    [Fact]
    public async Task Scan_ListNumbersTheSeriesOtherwise_MeansTheWorkAndNotThePlace()
    {
        // Number 4 of the series is missing under its own title; the list calls another missing one number 4.
        await ImportAsync(Line($"{ScanScene.TitleOf("Lantern Roads", 5)} (Lantern Roads, #4)", "Maren Oak"));
        await ScanAsync();
        Assert.Equal(5m, Assert.Single(await GapsAsync(), gap => gap.Wish is not null).Number);
    }

    [Fact]
    public async Task Scan_AnotherWorkAtThePlaceOfAGap_IsAGapOfItsOwnWithoutThePlace()
    {
        await ImportAsync(Line("Whispering Copper (Lantern Roads, #4)", "Maren Oak"));
        await ScanAsync();
        var own = Assert.Single(await GapsAsync(), gap => gap.Wish is not null);
        Assert.Equal((null, null, "Whispering Copper"), (own.Series, own.Number, own.Title));
        Assert.Equal(3, (await GapsAsync()).Count(gap => gap.Series == "Lantern Roads"));
    }

    [Theory]
    [InlineData(GapClass.Novella, GapClass.Missing)]
    [InlineData(GapClass.NoAudiobookKnown, GapClass.Missing)]
    [InlineData(GapClass.Disputed, GapClass.Disputed)]
    [InlineData(GapClass.OtherLanguage, GapClass.OtherLanguage)]
    public void Put_ClassOfTheGap_IsMissingWhereAWishCanBeLookedForAndComesBack(GapClass found, GapClass wished)
    {
        var gap = GapOf("series:X:1", found);
        var marked = WishGap.Put(gap, WishOf("It"), new DateOnly(2026, 11, 20));
        Assert.Equal(wished, marked.Class);
        Assert.Equal((found, null), (WishGap.Take(marked).Class, WishGap.Take(marked).Wish));
    }

    [Fact]
    public void Put_NotOutYet_StaysUnreleased()
    {
        var gap = GapOf("series:X:1", GapClass.Unreleased) with { ReleaseDate = new DateOnly(2027, 1, 1) };
        Assert.Equal(GapClass.Unreleased, WishGap.Put(gap, WishOf("It"), new DateOnly(2026, 11, 20)).Class);
        Assert.Equal(GapClass.Missing, WishGap.Put(gap with { ReleaseDate = null }, WishOf("It"), new DateOnly(2026, 11, 20)).Class);
    }

    [Fact]
    public async Task Scan_WishByAsinAlone_IsNamedByAProviderAndLookedFor()
    {
        var provider = new FakeProvider("Audible");
        scene.Providers.Add(provider);
        provider.Facts["B00AAAAAA1"] = new BookFacts
        {
            Asin = "B00AAAAAA1",
            Title = "Leviathan Wakes",
            Authors = ["James S. A. Corey"],
            Series = [new SeriesMembership("The Expanse", SequenceText.Parse("1"))],
            Duration = TimeSpan.FromHours(21),
        };
        await ImportAsync(AsinLine("B00AAAAAA1"), AsinLine("B00AAAAAA2"));
        provider.Fault = new WaitFaultException(FaultName.WitnessUnavailable, "Audible", "Audible did not answer.");
        var away = await OrderAsync();
        Assert.Equal(FaultName.WitnessUnavailable, Assert.Single(away.Notes!).Name);
        Assert.All(await WishesAsync(), standing => Assert.Null(standing.Wish.Obstacle));

        // A provider that failed rests for a while.
        provider.Fault = null;
        scene.Stores.Clock.Advance(TimeSpan.FromDays(1));
        await ScanAsync();

        var gap = Assert.Single(await GapsAsync(), WishedGaps.IsOwn);
        Assert.Equal(("Leviathan Wakes", 1m), (gap.Title, gap.Number));
        Assert.Equal([TimeSpan.FromHours(21)], gap.ExpectedDurations);
        Assert.Equal(["B00AAAAAA1"], gap.Asins);
        var unknown = Assert.Single(await WishesAsync(), standing => standing.Wish.Book.Asin == "B00AAAAAA2");
        Assert.StartsWith("No provider knows the ASIN B00AAAAAA2", unknown.Why, StringComparison.Ordinal);
        // Its answers are kept.
        provider.Asked.Clear();
        await ScanAsync();
        Assert.Empty(provider.Asked);
    }

    [Fact]
    public async Task Scan_ListKeptElsewhere_IsTakenOverAndWhatIsGoneThereGoesHere()
    {
        var elsewhere = new FakeWishSource();
        scene.WishSources.Add(elsewhere);
        elsewhere.Lines.AddRange([Line("First Wish", "A Writer"), Line("Second Wish", "A Writer"), Line("Third Wish", "A Writer")]);
        await ScanAsync();
        Assert.Equal(3, (await WishesAsync()).Count);
        // A person writes one of them down as well: it is theirs now.
        await scene.Wishes.ImportAsync(WishSource.Manual, [Line("Second Wish", "A Writer")], strict: false, Token);
        elsewhere.Lines.RemoveRange(0, 2);
        await ScanAsync();
        Assert.Equal(["Second Wish", "Third Wish"], (await WishesAsync()).Select(standing => standing.Wish.Book.Title));

        elsewhere.Fault = new WaitFaultException(FaultName.WitnessUnavailable, "Hardcover", "Hardcover did not answer.");
        var order = await OrderAsync();
        Assert.Equal("Hardcover", Assert.Single(order.Notes!).Service);
        Assert.Equal(2, (await WishesAsync()).Count);
    }

    [Fact]
    public async Task Import_MoreThanTheListHolds_IsToldForEachRowBeyond()
    {
        var import = await ImportAsync([.. Enumerable.Range(0, WishStore.MostWishes + 2).Select(number => AsinLine($"B{number:D9}"))]);
        Assert.Equal(WishStore.MostWishes, import.Added.Count);
        Assert.Equal(2, import.Unreadable.Count);
        Assert.Contains("The list is full", import.Unreadable[0].Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Learn_TakenOffMeanwhile_IsNotBroughtBack()
    {
        await ImportAsync(Line("First Wish", "A Writer"), Line("Second Wish", "A Writer"));
        var read = await scene.WishStore.ReadAllAsync(Token).ToListAsync(Token);
        await scene.Wishes.RemoveAsync(read[0].Id, Token);
        await scene.WishStore.LearnAsync([.. read.Select(wish => wish with { Obstacle = "x" })], Token);
        Assert.Equal((read[1].Id, "x"), (Assert.Single(await WishesAsync()).Wish.Id, Assert.Single(await WishesAsync()).Wish.Obstacle));
    }

    private static WishLine Line(string title, string author) => new(2, WishReader.Read(title, [author], null, null).Draft!, null);

    private static WishLine AsinLine(string asin) => new(2, WishReader.Read(null, [], asin, null).Draft!, null);

    private static Gap GapOf(string id, GapClass found) =>
        new()
        {
            Id = id,
            GroupKey = "X",
            Class = found,
            Confidence = GapConfidence.High,
            Title = "It",
        };

    private static Wish WishOf(string title) =>
        new()
        {
            Id = "1",
            Book = WishReader.Read(title, ["A Writer"], null, null).Draft!,
            Source = WishSource.StoryGraph,
            AddedAt = DateTimeOffset.UnixEpoch,
        };

    private Task<WishImport> ImportAsync(params WishLine[] rows) => scene.Wishes.ImportAsync(WishSource.Goodreads, rows, strict: false, Token);

    private async Task<List<WishStanding>> WishesAsync() => await scene.Wishes.ListAsync(Token).ToListAsync(Token);

    private async Task<List<Gap>> GapsAsync() => await scene.Stores.Gaps.ReadAllAsync(Token).Select(stored => stored.Gap).ToListAsync(Token);

    private async Task<List<Download>> DownloadsAsync() => await scene.Downloads.QueryAsync([], Token).ToListAsync(Token);

    private Task<ScanInput> BeginAsync() => scene.BeginAsync($"20261120T01000{++run:D4}");

    private async Task<OrderOutcome> OrderAsync() => await scene.OrderAsync(await BeginAsync());

    private async Task<ScanInput> ScanAsync(bool decide = false, int limit = 10)
    {
        var input = await BeginAsync();
        var order = await scene.OrderAsync(input);
        for (var batch = 0; decide && batch < order.Batches; batch++)
            await scene.SearchReleases.RunAsync(new SearchInput(input.RunId, batch, 100), Token);
        if (decide)
            await scene.DecideGrabs.RunAsync(new DecideInput(input.RunId, ScanMode.Propose, limit, order.Batches, null), Token);
        return input;
    }
}
