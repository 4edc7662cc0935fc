using MamCrawler.Core.Downloads;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Core.Shelving;

namespace MamCrawler.Core.Tests.Shelving;

/// <summary>Looks that a person asks for.</summary>
public sealed class LookAgainTests : IAsyncDisposable
{
    private readonly ShelvingBench bench = new();

    public ValueTask DisposeAsync() => bench.DisposeAsync();

    [Fact]
    public async Task Look_WithoutAHost_FindsWhatTheScanBroughtTheSecondTime()
    {
        await bench.AddAsync();
        await bench.RoundAsync();
        bench.LayBoth();

        var first = (await bench.LookAsync())!;
        bench.Time.Advance(bench.Shelf.ScanTakes);
        var second = (await bench.LookAsync())!;

        Assert.Equal((true, DownloadState.Held), (first.Looked, first.Download.State));
        Assert.Contains("Ask again in a moment", first.Said, StringComparison.Ordinal);
        Assert.Equal(DownloadState.Shelved, second.Download.State);
        Assert.Contains("All 2 volumes stand in the library", second.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Look_RunWaitsForItsNextLook_ShelvesItAtOnceAndTheRunEnds()
    {
        await bench.AddAsync();
        var engine = bench.NewEngine();
        await bench.WatchAsync(engine);
        await bench.Time.UntilWaitingAsync();
        bench.LayBoth();
        bench.Shelf.ScanTakes = TimeSpan.Zero;

        var look = (await bench.LookAsync(engine))!;

        Assert.Equal(DownloadState.Shelved, look.Download.State);
        Assert.Contains("NothingToDo", (await bench.EndAsync(engine)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Look_JustLandedInTheClient_GoesOnToTheShelf()
    {
        await bench.AddAsync();
        bench.LayBoth();
        bench.Shelf.ScanTakes = TimeSpan.Zero;

        Assert.Equal(DownloadState.Shelved, (await bench.LookAsync())!.Download.State);
        // What a run would have filled is filled.
        Assert.Contains("item-1 Series=The Saga #1", bench.Editor.Writes);
    }

    [Fact]
    public async Task Look_FilesCameBackInTheClient_IsFollowedAgain()
    {
        await bench.AddAsync();
        var torrent = Assert.Single(bench.Client.Torrents.Values);
        bench.Client.Torrents[torrent.InfoHash] = torrent with { State = "missingFiles", Progress = 0 };
        Assert.Equal(DownloadState.Held, (await bench.LookAsync())!.Download.State);
        bench.Client.Torrents[torrent.InfoHash] = torrent with { State = "downloading", Progress = 0.5 };

        var look = (await bench.LookAsync())!;

        Assert.Equal((DownloadState.Downloading, look.Download.Why), (look.Download.State, look.Said));
    }

    [Fact]
    public async Task Look_LibraryIsAway_SaysSoAndKeepsTheHold()
    {
        await bench.AddAsync();
        await bench.RoundAsync();
        bench.Shelf.Before = _ => throw new WaitFaultException(FaultName.LibraryUnreachable, "Audiobookshelf", "It does not answer.");

        var look = (await bench.LookAsync())!;

        Assert.Equal((DownloadState.Held, ShelvingHold.LateArrival, "It does not answer."), (look.Download.State, look.Download.HeldFor, look.Said));
    }

    [Fact]
    public async Task Look_KeyMayNotScan_SaysSo()
    {
        await bench.AddAsync();
        bench.Shelf.Before = call =>
        {
            if (call == nameof(ILibraryShelf.ScanAsync))
                throw new AskPersonFaultException(FaultName.LibraryRefused, "Audiobookshelf", "This key may not scan.");
        };

        Assert.Contains("This key may not scan.", (await bench.LookAsync())!.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Look_ClientIsAway_IsTheFault()
    {
        await bench.AddAsync();
        bench.Client.Before = _ => throw new WaitFaultException(FaultName.ClientUnreachable, "qBittorrent", "It does not answer.");

        Assert.Equal(FaultName.ClientUnreachable, (await Assert.ThrowsAsync<WaitFaultException>(() => bench.LookAsync())).Fault.Name);
    }

    [Theory]
    [InlineData(DownloadState.Wanted, "Proposed")]
    [InlineData(DownloadState.Approved, "Approved")]
    [InlineData(DownloadState.Rejected, "Rejected")]
    public async Task Look_NotInTheClient_LooksAtNothing(DownloadState state, string word)
    {
        await bench.AddAsync(state);

        var look = (await bench.LookAsync())!;

        Assert.False(look.Looked);
        Assert.Contains($"is {word} and not in the torrent client", look.Said, StringComparison.Ordinal);
        Assert.Equal((state, 0), (look.Download.State, bench.Shelf.Scans));
    }

    [Fact]
    public async Task Look_NoSuchDownload_IsNull() => Assert.Null(await bench.LookAsync());
}
