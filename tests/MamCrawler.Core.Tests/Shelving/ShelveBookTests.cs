using MamCrawler.Core.Downloads;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Shelving;

namespace MamCrawler.Core.Tests.Shelving;

/// <summary>From landed to shelved, with the watch that starts it and the engine that runs it.</summary>
public sealed class ShelveBookTests : IAsyncDisposable
{
    private readonly ShelvingBench bench = new();

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task Watch_PackLanded_ProvesEveryVolumeAndShelvesIt()
    {
        await bench.AddAsync();
        bench.LayBoth();

        var download = await bench.RoundAsync();

        Assert.Equal((DownloadState.Shelved, null, null), (download.State, download.HeldFor, download.NextAttemptAt));
        Assert.Equal(
            [("item-1", $"{ShelvingBench.Saga}/1 - The First Fire", 10d, 1), ("item-2", $"{ShelvingBench.Saga}/2 - Second Sight", 10d, 1)],
            (await bench.ArrivalsAsync()).Select(arrival => (arrival.ItemId, arrival.Path, arrival.Duration!.Value.TotalHours, arrival.Tracks!.Value))
        );
        Assert.Equal(
            [DownloadState.Downloading, DownloadState.Landed, DownloadState.Importing, DownloadState.Shelved],
            (await bench.HistoryAsync()).Select(transition => transition.To)
        );
        Assert.Equal(1, bench.Shelf.Scans);
        Assert.Empty(bench.Client.Commands);
    }

    [Fact]
    public async Task Watch_Shelved_IsNotShelvedAgain()
    {
        await bench.AddAsync();
        bench.LayBoth();
        await bench.RoundAsync();
        var writes = 0;
        bench.Tables.Step = step => writes += step.StartsWith("after", StringComparison.Ordinal) ? 1 : 0;

        await bench.WatchAsync(bench.NewEngine("two"));

        Assert.Equal((0, 1), (writes, bench.Shelf.Scans));
    }

    [Fact]
    public async Task Watch_ShelvedAndGoneFromTheClient_SaysSoOnceAndStaysShelved()
    {
        await bench.AddAsync();
        bench.LayBoth();
        await bench.RoundAsync();
        bench.Client.Torrents.Clear();
        var engine = bench.NewEngine("two");

        for (var round = 0; round < 4; round++)
        {
            await bench.WatchAsync(engine);
            bench.Time.Advance(TimeSpan.FromMinutes(10));
        }

        var download = await bench.ReadAsync();
        Assert.Equal(DownloadState.Shelved, download.State);
        Assert.Contains("does not seed it", download.Why, StringComparison.Ordinal);
        Assert.Equal(5, (await bench.HistoryAsync()).Count);
    }

    [Fact]
    public async Task Shelve_ItemComesHoursLater_IsWaitedForAndShelved()
    {
        await bench.AddAsync();
        bench.LayBoth();
        bench.Shelf.ScanTakes = TimeSpan.FromHours(9);
        var began = bench.Time.GetUtcNow();

        var download = await bench.RoundAsync();

        Assert.Equal(DownloadState.Shelved, download.State);
        Assert.InRange(bench.Time.GetUtcNow() - began, TimeSpan.FromHours(9), TimeSpan.FromHours(12));
    }

    [Fact]
    public async Task Shelve_NothingComes_IsALateArrivalAfterADayAndIsFoundWhenItCameAfterAll()
    {
        await bench.AddAsync();
        var began = bench.Time.GetUtcNow();
        var engine = bench.NewEngine();

        var held = await bench.RoundAsync(engine);

        Assert.Equal((DownloadState.Held, ShelvingHold.LateArrival), (held.State, held.HeldFor));
        Assert.Equal(TimeSpan.FromDays(1), bench.Time.GetUtcNow() - began);
        Assert.Equal(bench.Time.GetUtcNow() + TimeSpan.FromDays(1), held.NextAttemptAt);
        Assert.Equal(held.ETag, (await bench.RoundAsync(engine)).ETag);
        bench.LayBoth();
        bench.Time.Advance(TimeSpan.FromDays(1));
        Assert.Equal(DownloadState.Shelved, (await bench.RoundAsync(engine)).State);
    }

    [Fact]
    public async Task Shelve_HeldAgainForTheSame_WritesNoHistory()
    {
        await bench.AddAsync();
        var engine = bench.NewEngine();
        await bench.RoundAsync(engine);
        var history = (await bench.HistoryAsync()).Count;

        bench.Time.Advance(TimeSpan.FromDays(1));
        await bench.RoundAsync(engine);

        Assert.Equal(history, (await bench.HistoryAsync()).Count);
    }

    [Fact]
    public async Task Shelve_OneVolumeIsWrong_ProvesTheOtherAndHoldsForTheOne()
    {
        await bench.AddAsync();
        bench.Shelf.Lay($"{ShelvingBench.Saga}/1 - The First Fire", "The First Fire");
        bench.Shelf.Lay($"{ShelvingBench.Saga}/2 - Second Sight", "Second Sight", author: "Bea Other");

        var download = await bench.RoundAsync();

        Assert.Equal((DownloadState.Held, ShelvingHold.WrongAuthor), (download.State, download.HeldFor));
        Assert.Equal([true, false], (await bench.ArrivalsAsync()).Select(arrival => arrival.IsProved));
        Assert.Contains("Of the 2 volumes 1 stand in the library", download.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shelve_OtherPathsAtHome_AreMapped()
    {
        bench.Options = bench.Options with { Mapping = PathMapping.Parse("/srv/books=/audiobooks") };
        bench.Shelf.Libraries = [new("books", "Books", ["/audiobooks"], IsChosen: true)];
        await bench.AddAsync();
        bench.Shelf.Lay("/audiobooks/Ann Author/The Saga/1 - The First Fire", "Named otherwise");
        bench.Shelf.Lay("/audiobooks/Ann Author/The Saga/2 - Second Sight", "Named otherwise too");

        Assert.Equal(DownloadState.Shelved, (await bench.RoundAsync()).State);
    }

    [Fact]
    public async Task Shelve_NoLibraryLivesThere_SaysThatTheMappingIsMissing()
    {
        bench.Shelf.Libraries = [new("books", "Books", ["/audiobooks"], IsChosen: true)];
        await bench.AddAsync();

        var download = await bench.RoundAsync();

        Assert.Equal(ShelvingHold.NoLibraryFolder, download.HeldFor);
        Assert.Contains("path mapping", download.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shelve_KeyMayNotScan_GoesOnAndIsToldOnlyWhenNothingComes()
    {
        await bench.AddAsync();
        bench.Shelf.Before = call =>
        {
            if (call == nameof(ILibraryShelf.ScanAsync))
                throw new AskPersonFaultException(FaultName.LibraryRefused, "Audiobookshelf", "This key may not scan.");
        };

        var download = await bench.RoundAsync();

        Assert.Equal(ShelvingHold.LateArrival, download.HeldFor);
        Assert.EndsWith("This key may not scan.", download.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(ILibraryShelf.ListLibrariesAsync))]
    [InlineData(nameof(ILibraryShelf.ListNewestAsync))]
    public async Task Shelve_LibraryIsAway_WaitsWithoutAHoldAndGoesOnWhenItIsBack(string call)
    {
        await bench.AddAsync();
        bench.LayBoth();
        var isAway = true;
        bench.Shelf.Before = asked =>
        {
            if (isAway && asked == call)
                throw new WaitFaultException(FaultName.LibraryUnreachable, "Audiobookshelf", "It does not answer.");
        };
        var engine = bench.NewEngine();

        var waiting = await bench.RoundAsync(engine);

        Assert.Equal((DownloadState.Importing, "It does not answer."), (waiting.State, waiting.Why));
        Assert.Equal(waiting.ETag, (await bench.RoundAsync(engine)).ETag);
        isAway = false;
        bench.Time.Advance(TimeSpan.FromMinutes(15));
        Assert.Equal(DownloadState.Shelved, (await bench.RoundAsync(engine)).State);
    }

    [Fact]
    public async Task Shelve_ClientHoldsLessThanTheTorrent_IsHeldAndLeftToTheWatch()
    {
        await bench.AddAsync(DownloadState.Landed);
        var download = await bench.ReadAsync();
        await bench.Downloads.ChangeAsync(download, download with { FileCount = 3 }, CancellationToken.None);

        var held = await bench.RoundAsync();

        Assert.Equal((DownloadState.Held, null), (held.State, held.HeldFor));
        Assert.Contains("the torrent has 3", held.Why, StringComparison.Ordinal);
        Assert.Equal(0, bench.Shelf.Scans);
    }

    [Fact]
    public async Task Shelve_RejectedMeanwhile_DoesNothing()
    {
        await bench.AddAsync(DownloadState.Landed);
        bench.LayBoth();
        bench.Shelf.Before = call =>
        {
            if (call == nameof(ILibraryShelf.ScanAsync))
                RejectAsync().GetAwaiter().GetResult();
        };

        Assert.Equal(DownloadState.Rejected, (await bench.RoundAsync()).State);
        Assert.All(await bench.ArrivalsAsync(), arrival => Assert.False(arrival.IsProved));

        async Task RejectAsync()
        {
            var download = await bench.ReadAsync();
            await bench.Downloads.ChangeAsync(download, download with { State = DownloadState.Rejected }, CancellationToken.None);
        }
    }
}
