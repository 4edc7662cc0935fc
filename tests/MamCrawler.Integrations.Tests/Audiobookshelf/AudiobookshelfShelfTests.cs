using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Integrations.Audiobookshelf;
using MamCrawler.Integrations.Http;
using MamCrawler.Integrations.Tests.Http;
using MamCrawler.Simulators.Audiobookshelf;
using MamCrawler.Simulators.Hosting;
using MamCrawler.Tests;

namespace MamCrawler.Integrations.Tests.Audiobookshelf;

/// <summary>The library's server as what takes new books in.</summary>
public sealed class AudiobookshelfShelfTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly ManualTimeProvider time = new(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly List<LyingFile> files = [];
    private readonly AudiobookshelfSimulator simulator;

    public AudiobookshelfShelfTests() =>
        simulator = new AudiobookshelfSimulator(SimulatedWorlds.Demo, new SimulatorOptions { Time = time }) { Lying = () => [.. files] };

    private string LibraryId => simulator.LibraryId.ToString();

    public async ValueTask InitializeAsync() => await simulator.StartAsync();

    public ValueTask DisposeAsync() => simulator.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ListLibraries_TheOnlyOne_IsTheChosenOneWithItsFolders(bool isNamed)
    {
        var library = Assert.Single(await Shelf(libraryId: isNamed ? LibraryId : null).ListLibrariesAsync(None));

        Assert.Equal((LibraryId, "Audiobooks", true), (library.Id, library.Name, library.IsChosen));
        Assert.Equal(["/media/audiobooks"], library.Folders);
    }

    [Fact]
    public async Task ListLibraries_AnotherIsChosen_SaysSo() => Assert.False(Assert.Single(await Shelf(libraryId: "other").ListLibrariesAsync(None)).IsChosen);

    [Fact]
    public async Task Scan_NewBook_IsAmongTheNewestAndFoundByItsTitle()
    {
        files.Add(new LyingFile("Ann Author, Jr/The Saga, Part 2/3 - Last Light [B0ABCDEFGH]/01.mp3", 10, 3600));
        files.Add(new LyingFile("Ann Author, Jr/The Saga, Part 2/3 - Last Light [B0ABCDEFGH]/02.mp3", 10, 1800));
        var since = time.GetUtcNow();
        var shelf = Shelf();

        await shelf.ScanAsync(LibraryId, None);
        Assert.Empty(await shelf.ListNewestAsync(LibraryId, since, None));
        time.Advance(simulator.ScanTakes);

        var item = Assert.Single(await shelf.ListNewestAsync(LibraryId, since, None));
        Assert.Equal(["Ann Author", "Jr"], item.Book.Authors);
        Assert.Equal(("The Saga, Part 2", "3"), (item.Book.Series[0].Name, item.Book.Series[0].Sequence.Raw));
        Assert.Equal(("Last Light", "B0ABCDEFGH", 2, TimeSpan.FromSeconds(5400)), (item.Book.Title, item.Book.Asin, item.Tracks, item.Book.Duration));
        Assert.Equal("/media/audiobooks/Ann Author, Jr/The Saga, Part 2/3 - Last Light [B0ABCDEFGH]", item.Book.Path);
        Assert.Equal((LibraryId, false), (item.LibraryId, item.IsMissing));
        var found = Assert.Single(await shelf.SearchAsync(LibraryId, "last light", None), found => found.Book.Id == item.Book.Id);
        Assert.Equal((item.Book.Path, item.Tracks, item.Book.Duration), (found.Book.Path, found.Tracks, found.Book.Duration));
    }

    [Fact]
    public async Task ListNewest_MoreThanAPage_AreAllRead()
    {
        for (var number = 0; number < 130; number++)
            files.Add(new LyingFile($"Author/Book {number}/book.m4b", 10, 60));
        var since = time.GetUtcNow();
        await Shelf().ScanAsync(LibraryId, None);
        time.Advance(simulator.ScanTakes);

        Assert.Equal(130, (await Shelf().ListNewestAsync(LibraryId, since, None)).Count);
    }

    [Fact]
    public async Task ListNewest_FilesAreGone_IsMissing()
    {
        files.Add(new LyingFile("Author/Book/book.m4b", 10, 60));
        var since = time.GetUtcNow();
        for (var scan = 0; scan < 2; scan++)
        {
            await Shelf().ScanAsync(LibraryId, None);
            time.Advance(simulator.ScanTakes);
            await Shelf().ListLibrariesAsync(None);
            files.Clear();
        }

        Assert.True(Assert.Single(await Shelf().ListNewestAsync(LibraryId, since, None)).IsMissing);
    }

    [Fact]
    public async Task Scan_KeyOfAReader_IsRefusedWithTheNextStep()
    {
        var fault = (await Assert.ThrowsAsync<AskPersonFaultException>(() => Shelf(AudiobookshelfSimulator.ReaderApiKey).ScanAsync(LibraryId, None))).Fault;

        Assert.Equal(FaultName.LibraryRefused, fault.Name);
        Assert.Contains("administrator", fault.Sentence, StringComparison.Ordinal);
        Assert.Empty(await Shelf(AudiobookshelfSimulator.ReaderApiKey).ListNewestAsync(LibraryId, time.GetUtcNow(), None));
    }

    [Theory]
    [InlineData(CommonFaults.Html, FaultName.TunnelAuthenticationFailed)]
    [InlineData(CommonFaults.Truncated, FaultName.ShapeChanged)]
    [InlineData(CommonFaults.Unavailable, FaultName.LibraryUnreachable)]
    [InlineData(CommonFaults.TooManyRequests, FaultName.RateLimited)]
    [InlineData(AudiobookshelfFaults.ExpiredToken, FaultName.LibraryRefused)]
    public async Task Look_SwitchedFault_IsItsNamedFault(string fault, FaultName expected)
    {
        simulator.Faults.Set(fault);
        var shelf = Shelf();

        foreach (
            var ask in new Func<Task>[]
            {
                () => shelf.ListLibrariesAsync(None),
                () => shelf.ListNewestAsync(LibraryId, time.GetUtcNow().AddYears(-50), None),
                () => shelf.SearchAsync(LibraryId, "a", None),
            }
        )
            Assert.Equal(expected, (await Assert.ThrowsAnyAsync<FaultException>(ask)).Fault.Name);
    }

    [Fact]
    public async Task Look_UnknownLibrary_IsRefused() =>
        Assert.Equal(FaultName.LibraryRefused, (await Assert.ThrowsAnyAsync<FaultException>(() => Shelf().ScanAsync("nowhere", None))).Fault.Name);

    private ILibraryShelf Shelf(string key = AudiobookshelfSimulator.ApiKey, string? libraryId = null)
    {
        var options = new AudiobookshelfOptions { BaseAddress = simulator.Address, LibraryId = libraryId };
        var secrets = new MemorySecrets();
        secrets.Values[options.ApiKeySecret] = new Secret(key);
        return new AudiobookshelfLibrary(options, ServiceHandler.CreateClient(), secrets, new ManualClock()).Shelf;
    }
}
