using System.Diagnostics;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Library;
using MamCrawler.Core.Ports;
using MamCrawler.Integrations.Audiobookshelf;
using MamCrawler.Integrations.Http;
using MamCrawler.Integrations.Tests.Http;
using MamCrawler.Simulators.Audiobookshelf;
using MamCrawler.Simulators.Hosting;
using MamCrawler.Simulators.World;
using MamCrawler.Tests;
using MamCrawler.Tests.Programs;

namespace MamCrawler.Integrations.Tests.Audiobookshelf;

/// <summary>The same files in the same folder, scanned by the simulator and, where one is named, by a real server: both must make the same books of them.</summary>
public sealed class AudiobookshelfServerTests : IAsyncDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string folder = Directory.CreateTempSubdirectory("mamcrawler-shelf-").FullName;
    private readonly List<IAsyncDisposable> running = [];
    private AudiobookshelfLibrary library = null!;
    private string libraryId = "";
    private HashSet<string> before = [];

    public async ValueTask DisposeAsync()
    {
        foreach (var program in running)
            await program.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Scan_NewFolders_AreTheirBooks(bool real)
    {
        await StartAsync(real);
        Lay("Bea Writer/The Tale/1 - The First Frost/1.wav", 4);
        Lay("Bea Writer/The Tale/02 - Second Snow {Nora Reader} [B0ABCDEFGH]/CD 1/a.wav", 2);
        Lay("Bea Writer/The Tale/02 - Second Snow {Nora Reader} [B0ABCDEFGH]/CD 2/b.wav", 3);
        Lay("Bea Writer/The Tale/2001 - Book 3 - Third (2001)/3.wav", 1);
        Lay("Bea Writer/The Tale/101 Nights/4.wav", 1);
        Lay("Bea Writer/The Tale/1-3 - Omnibus/5.wav", 1);
        Lay("Jane Roe & John Doe/Two Hands/6.wav", 1);
        Lay("Last, First/Turned/7.wav", 1);
        Lay("Dr. Who Jr/Titled/8.wav", 1);
        Lay("Loose.wav", 1);
        await File.WriteAllTextAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(folder, "Nobody", "Text")).FullName, "9.wav"), "no sound", None);

        var items = await ScanAsync(9);

        Assert.Equal(
            [
                "Bea Writer/The Tale/02 - Second Snow {Nora Reader} [B0ABCDEFGH]: Second Snow by Bea Writer, read by Nora Reader, The Tale 2, B0ABCDEFGH, 2 tracks of 5 s",
                "Bea Writer/The Tale/1 - The First Frost: The First Frost by Bea Writer, read by , The Tale 1, , 1 tracks of 4 s",
                "Bea Writer/The Tale/1-3 - Omnibus: 1-3 - Omnibus by Bea Writer, read by , The Tale , , 1 tracks of 1 s",
                "Bea Writer/The Tale/101 Nights: 101 Nights by Bea Writer, read by , The Tale , , 1 tracks of 1 s",
                "Bea Writer/The Tale/2001 - Book 3 - Third (2001): Third (2001) by Bea Writer, read by , The Tale 3, , 1 tracks of 1 s",
                "Dr. Who Jr/Titled: Titled by Who, read by , , , 1 tracks of 1 s",
                "Jane Roe & John Doe/Two Hands: Two Hands by Jane Roe+John Doe, read by , , , 1 tracks of 1 s",
                "Last, First/Turned: Turned by First Last, read by , , , 1 tracks of 1 s",
                "Loose.wav: Loose by , read by , , , 1 tracks of 1 s",
            ],
            items.Select(Tell).Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Look_BookThatWasAdded_IsTheSameAmongTheNewestInASearchAndInTheLibrary(bool real)
    {
        await StartAsync(real);
        Lay("Jane Roe & John Doe/Saga, the/3 - It's Late- A Tale/a.wav", 2);
        var item = Assert.Single(await ScanAsync(1));

        var found = Assert.Single(await library.Shelf.SearchAsync(libraryId, "it's late", None));
        Assert.Equal(Tell(item), Tell(found));
        var read = new List<Book>();
        await foreach (var page in library.ReadAsync(None))
            read.AddRange(page.Books.Where(book => book.Path == item.Book.Path));
        Assert.Equal((item.Book.Id, item.Book.Title, item.Book.AddedAt), (read.Single().Id, read.Single().Title, read.Single().AddedAt));
        Assert.Empty(await library.Shelf.ListNewestAsync(libraryId, item.Book.AddedAt!.Value.AddSeconds(1), None));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Scan_FilesCameOrWent_ChangeTheItem(bool real)
    {
        await StartAsync(real);
        Lay("Bea Writer/Growing/1.wav", 1);
        Lay("Bea Writer/Going/1.wav", 1);
        var before = await ScanAsync(2);

        Lay("Bea Writer/Growing/2.wav", 2);
        Directory.Delete(Path.Combine(folder, "Bea Writer", "Going"), recursive: true);
        var after = await ScanAsync(2, item => item.IsMissing || item.Tracks == 2);

        Assert.Equal(before.Select(item => item.Book.Id).Order(), after.Select(item => item.Book.Id).Order());
        Assert.Equal(
            [("Going", 1, 1, true), ("Growing", 2, 3, false)],
            after.Select(item => (item.Book.Title, item.Tracks, (int)item.Book.Duration!.Value.TotalSeconds, item.IsMissing)).Order()
        );
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Ask_ForALibraryThatIsNotThere_IsRefused(bool real)
    {
        await StartAsync(real);
        var nowhere = Guid.NewGuid().ToString();

        foreach (
            var ask in new Func<Task>[]
            {
                () => library.Shelf.ScanAsync(nowhere, None),
                () => library.Shelf.ListNewestAsync(nowhere, DateTimeOffset.UnixEpoch, None),
                () => library.Shelf.SearchAsync(nowhere, "a", None),
            }
        )
            Assert.Equal(FaultName.LibraryRefused, (await Assert.ThrowsAnyAsync<FaultException>(ask)).Fault.Name);
    }

    private static string Relative(string? path, string folder) => path?[(folder.Length + 1)..] ?? "";

    private string Tell(ShelfItem item)
    {
        var (book, series) = (item.Book, item.Book.Series.FirstOrDefault());
        // Two authors come back in either order.
        var authors = string.Join('+', book.Authors.Order(StringComparer.Ordinal));
        var membership = series is null ? "" : $"{series.Name} {series.Sequence.Raw}";
        return $"{Relative(book.Path, folder)}: {book.Title} by {authors}, read by {string.Join('+', book.Narrators)}, {membership}, {book.Asin}, "
            + $"{item.Tracks} tracks of {(int)book.Duration!.Value.TotalSeconds} s";
    }

    private async Task StartAsync(bool real)
    {
        Assert.SkipWhen(real && AudiobookshelfServer.Missing is not null, AudiobookshelfServer.Missing ?? "");
        var secrets = new MemorySecrets();
        Uri address;
        string key;
        if (real)
        {
            var server = await AudiobookshelfServer.StartAsync(folder);
            running.Add(server);
            (address, key, libraryId) = (server.Address, server.Key, server.LibraryId);
        }
        else
        {
            var world = SimulatedWorld.Generate(new WorldOptions { Books = 100, UnrelatedReleases = 1 });
            var simulator = new AudiobookshelfSimulator(world, new SimulatorOptions())
            {
                Folder = folder,
                Lying = () => LyingFolder.Read(folder),
                ScanTakes = TimeSpan.FromMilliseconds(50),
            };
            running.Add(simulator);
            await simulator.StartAsync();
            (address, key, libraryId) = (simulator.Address, AudiobookshelfSimulator.ApiKey, simulator.LibraryId.ToString());
        }

        var options = new AudiobookshelfOptions { BaseAddress = address, LibraryId = libraryId };
        secrets.Values[options.ApiKeySecret] = new Secret(key);
        library = new AudiobookshelfLibrary(options, ServiceHandler.CreateClient(), secrets, TimeProvider.System);
        before = [.. (await ListAsync()).Select(item => item.Book.Id)];
    }

    private void Lay(string path, int seconds)
    {
        var file = Path.Combine(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, TestWave.Noise(seconds));
    }

    /// <summary>Has the library scanned and looks until so many items that are as wanted have come.</summary>
    private async Task<IReadOnlyList<ShelfItem>> ScanAsync(int count, Func<ShelfItem, bool>? isSo = null)
    {
        await library.Shelf.ScanAsync(libraryId, None);
        var started = Stopwatch.GetTimestamp();
        while (true)
        {
            var items = (await ListAsync()).Where(item => !before.Contains(item.Book.Id)).ToList();
            if (items.Count == count && items.TrueForAll(item => isSo?.Invoke(item) ?? true))
                return items;
            Assert.True(Stopwatch.GetElapsedTime(started) < Patience, string.Join('\n', items.Take(20).Select(Tell)));
            await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System, None);
        }
    }

    private Task<IReadOnlyList<ShelfItem>> ListAsync() => library.Shelf.ListNewestAsync(libraryId, DateTimeOffset.UnixEpoch, None);
}
