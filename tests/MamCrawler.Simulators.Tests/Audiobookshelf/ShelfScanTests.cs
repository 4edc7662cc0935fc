using System.Net;
using System.Text.Json;
using MamCrawler.Simulators.Audiobookshelf;
using MamCrawler.Simulators.Hosting;
using MamCrawler.Simulators.World;
using MamCrawler.Tests;

namespace MamCrawler.Simulators.Tests.Audiobookshelf;

/// <summary>What a scan makes of the files that lie in the library's folder, and when it shows.</summary>
public sealed class ShelfScanTests : IAsyncLifetime
{
    private static readonly SimulatedWorld World = SimulatedWorld.Generate(new WorldOptions { Books = 100, UnrelatedReleases = 1 });
    private readonly ManualTimeProvider time = new(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly HttpClient http = new();
    private readonly List<LyingFile> files = [];
    private readonly AudiobookshelfSimulator simulator;

    public ShelfScanTests() =>
        simulator = new AudiobookshelfSimulator(World, new SimulatorOptions { Time = time }) { Folder = "/books", Lying = () => [.. files] };

    public async ValueTask InitializeAsync() => await simulator.StartAsync();

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        await simulator.DisposeAsync();
    }

    [Fact]
    public async Task Scan_NewFolder_ShowsSomeSecondsLaterAsTheNewestItem()
    {
        Lay("Ann Author/The Saga/2019 - 2 - Second Sight {Nora Reader} [B0ABCDEFGH]/01.mp3", 3600);
        Lay("Ann Author/The Saga/2019 - 2 - Second Sight {Nora Reader} [B0ABCDEFGH]/02.mp3", 1800);
        Lay("Ann Author/The Saga/2019 - 2 - Second Sight {Nora Reader} [B0ABCDEFGH]/cover.jpg", null);

        await ScanAsync();
        Assert.Equal(100, await TotalAsync());
        time.Advance(simulator.ScanTakes);

        Assert.Equal(101, await TotalAsync());
        var item = await NewestAsync();
        var (media, metadata) = (item.GetProperty("media"), item.GetProperty("media").GetProperty("metadata"));
        Assert.Equal("/books/Ann Author/The Saga/2019 - 2 - Second Sight {Nora Reader} [B0ABCDEFGH]", item.GetProperty("path").GetString());
        Assert.Equal(
            ("Second Sight", "Ann Author", "The Saga #2", "Nora Reader", "B0ABCDEFGH", "2019"),
            (
                metadata.GetProperty("title").GetString(),
                metadata.GetProperty("authorName").GetString(),
                metadata.GetProperty("seriesName").GetString(),
                metadata.GetProperty("narratorName").GetString(),
                metadata.GetProperty("asin").GetString(),
                metadata.GetProperty("publishedYear").GetString()
            )
        );
        Assert.Equal((2, 5400.0), (media.GetProperty("numTracks").GetInt32(), media.GetProperty("duration").GetDouble()));
    }

    [Fact]
    public async Task Scan_Folders_AreBooksWithTheirDiscsAndAllThatLiesBelow()
    {
        Lay("Ann Author/Book/CD 1/01.mp3", 60);
        Lay("Ann Author/Book/CD 2/01.mp3", 60);
        Lay("Bea Other/loose.mp3", 60);
        Lay("Bea Other/Inside/01.mp3", 60);
        Lay("Single.m4b", 60);
        Lay("Text only/book.m4b", null);

        await ScanAsync();
        time.Advance(simulator.ScanTakes);
        await TotalAsync();

        Assert.Equal(
            [("Ann Author/Book", 2, false), ("Bea Other", 2, false), ("Single.m4b", 1, true)],
            simulator.Landed.Select(item => (item.RelativePath, item.FileCount, item.IsFile)).Order()
        );
    }

    [Fact]
    public async Task Scan_Again_ChangesWhatChangedAndMarksWhatIsGone()
    {
        Lay("Ann Author/Book/01.mp3", 60);
        Lay("Bea Other/Other/01.mp3", 60);
        await ScanAsync();
        time.Advance(simulator.ScanTakes);
        await ScanAsync();
        time.Advance(simulator.ScanTakes);
        var before = simulator.Landed;
        Assert.Equal(2, before.Count);

        Lay("Ann Author/Book/02.mp3", 60);
        files.RemoveAt(1);
        await ScanAsync();
        time.Advance(simulator.ScanTakes);
        await TotalAsync();

        Assert.Equal(before.Select(item => item.Id), simulator.Landed.Select(item => item.Id));
        Assert.Equal([(2, false), (1, true)], simulator.Landed.Select(item => (item.FileCount, item.IsMissing)));
        Assert.True(simulator.Landed[0].UpdatedAt > simulator.Landed[0].AddedAt);
    }

    [Fact]
    public async Task Scan_OneIsUnderWay_BeginsNoOther()
    {
        await ScanAsync();
        Lay("Ann Author/Book/01.mp3", 60);
        await ScanAsync();
        time.Advance(simulator.ScanTakes);

        Assert.Equal(100, await TotalAsync());
    }

    [Fact]
    public async Task Scan_ByAReader_IsForbidden()
    {
        using var response = await SendAsync(HttpMethod.Post, "scan", AudiobookshelfSimulator.ReaderApiKey);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Theory]
    [InlineData(AudiobookshelfFaults.TwoItems, 2, "Ann Author")]
    [InlineData(AudiobookshelfFaults.WrongAuthor, 1, "Somebody Else")]
    public async Task Scan_Fault_AddsTheBookWrongly(string fault, int items, string author)
    {
        simulator.Faults.Set(fault);
        Lay("Ann Author/Book/01.mp3", 60);
        await ScanAsync();
        time.Advance(simulator.ScanTakes);
        await TotalAsync();

        Assert.Equal(items, simulator.Landed.Count);
        Assert.All(simulator.Landed, item => Assert.Equal([author], item.Authors));
    }

    [Fact]
    public async Task Search_WordsOfATitle_FindsTheItemInFull()
    {
        Lay("Ann Author/The Saga/2 - Second Sight/01.m4b", 60);
        await ScanAsync();
        time.Advance(simulator.ScanTakes);

        var found = await JsonAsync("search?q=second%20sight&limit=5");

        var item = Assert.Single(found.GetProperty("book").EnumerateArray()).GetProperty("libraryItem");
        Assert.Equal(
            "Ann Author",
            Assert.Single(item.GetProperty("media").GetProperty("metadata").GetProperty("authors").EnumerateArray()).GetProperty("name").GetString()
        );
    }

    private void Lay(string path, double? seconds) => files.Add(new LyingFile(path, 1000, seconds));

    private async Task ScanAsync()
    {
        using var response = await SendAsync(HttpMethod.Post, "scan", AudiobookshelfSimulator.ApiKey);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    private async Task<int> TotalAsync() => (await JsonAsync("items?limit=1")).GetProperty("total").GetInt32();

    private async Task<JsonElement> NewestAsync() => (await JsonAsync("items?limit=1&sort=addedAt&desc=1")).GetProperty("results").EnumerateArray().Single();

    private async Task<JsonElement> JsonAsync(string path)
    {
        using var response = await SendAsync(HttpMethod.Get, path, AudiobookshelfSimulator.ReaderApiKey);
        response.EnsureSuccessStatusCode();
        using var document = JsonDocument.Parse(await response.Content.ReadAsStreamAsync());
        return document.RootElement.Clone();
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string key)
    {
        using var request = new HttpRequestMessage(method, new Uri(simulator.Address, $"api/libraries/{simulator.LibraryId}/{path}"));
        request.Headers.Authorization = new("Bearer", key);
        return await http.SendAsync(request);
    }
}
