using MamCrawler.Core.Downloads;
using MamCrawler.Core.Downloads.Pushing;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Library;

namespace MamCrawler.Core.Tests.Downloads.Pushing;

/// <summary>Nothing is downloaded that the library holds, or while it cannot be read (rules.md 1.2).</summary>
public sealed class PushLibraryTests : IDisposable
{
    private static readonly DownloadVolume One = new("g1", "Ann Author", "The Saga", "1", "The First Fire");
    private static readonly DownloadVolume Two = new("g2", "Ann Author", "The Saga", "2", "Second Sight");
    private readonly PushBench bench = new();

    public void Dispose() => bench.Dispose();

    [Fact]
    public async Task Run_LibraryHoldsItByNow_IsWithdrawnAndTheTrackerNotAsked()
    {
        await bench.AddAsync(volumes: One);
        bench.Library.Books.Add(
            new Book
            {
                Id = "b1",
                Title = "The First Fire (Unabridged)",
                Authors = ["Author, Ann"],
            }
        );

        var outcome = await bench.PushAsync();

        Assert.Equal((PushResult.NothingToDo, DownloadState.Rejected), (outcome.Result, (await bench.ReadAsync()).State));
        Assert.Equal((0, 0), (bench.Tracker.Fetches, bench.Tracker.AccountReads));
        Assert.Equal(PushResult.NothingToDo, (await bench.PushAsync()).Result);
    }

    [Theory]
    [InlineData("The First Fire", "Somebody Else")]
    [InlineData("Another Fire", "Ann Author")]
    public async Task Run_LibraryHoldsAnotherBook_IsPushed(string title, string author)
    {
        await bench.AddAsync(volumes: One);
        bench.Library.Books.Add(
            new Book
            {
                Id = "b1",
                Title = title,
                Authors = [author],
            }
        );

        Assert.Equal(PushResult.Started, (await bench.PushAsync()).Result);
    }

    [Fact]
    public async Task Run_LibraryHoldsOneOfTwoWanted_IsNotWithdrawn()
    {
        await bench.AddAsync(volumes: [One, Two]);
        bench.Library.Books.Add(
            new Book
            {
                Id = "b1",
                Title = One.Title,
                Authors = [One.Author],
            }
        );

        await bench.PushAsync();

        Assert.Equal(1, bench.Tracker.Fetches);
    }

    [Fact]
    public async Task Run_LibraryCannotBeRead_WaitsAndDownloadsNothing()
    {
        await bench.AddAsync(volumes: One);
        bench.Library.Books.Add(
            new Book
            {
                Id = "b1",
                Title = "Another",
                Authors = ["Ann Author"],
            }
        );
        bench.Library.FaultAfterFirstPage = new WaitFaultException(FaultName.LibraryUnreachable, "Audiobookshelf", "The library went away.");

        var outcome = await bench.PushAsync();

        Assert.Equal((PushResult.Waiting, FaultName.LibraryUnreachable), (outcome.Result, outcome.Fault!.Name));
        Assert.Equal((0, 0), (bench.Tracker.Fetches, (await bench.ReadAsync()).Attempts));
        bench.Library.FaultAfterFirstPage = null;
        Assert.Equal(PushResult.Started, (await bench.PushWhenDueAsync()).Result);
    }

    [Fact]
    public async Task Holds_WithinThirtyMinutes_ReadsTheLibraryOnce()
    {
        using var look = new LibraryLook(bench.Library, bench.Time);
        var download = await bench.AddAsync(volumes: One);
        await look.HoldsAsync(download, CancellationToken.None);
        bench.Time.Advance(TimeSpan.FromMinutes(30));
        await look.HoldsAsync(download, CancellationToken.None);
        Assert.Equal(1, bench.Library.Reads);

        bench.Time.Advance(TimeSpan.FromMinutes(1));
        await look.HoldsAsync(download, CancellationToken.None);
        Assert.Equal(2, bench.Library.Reads);
    }
}
