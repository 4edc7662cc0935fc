using System.Diagnostics;
using System.Net.Http.Headers;
using MamCrawler.Core.Metadata.Writing;
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

/// <summary>One book on a server, simulated or real, and the adapter that edits it.</summary>
internal sealed class EditorRig : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string folder = Directory.CreateTempSubdirectory("mamcrawler-editor-").FullName;
    private readonly List<IAsyncDisposable> running = [];
    private string libraryId = "";

    private EditorRig() { }

    public AudiobookshelfSimulator? Simulator { get; private set; }

    public Uri Address { get; private set; } = null!;

    public string Key { get; private set; } = "";

    public string ItemId { get; private set; } = "";

    public ILibraryEditor Editor => EditorWith(Key);

    public static async Task<EditorRig> StartAsync(bool real)
    {
        Assert.SkipWhen(real && AudiobookshelfServer.Missing is not null, AudiobookshelfServer.Missing ?? "");
        var rig = new EditorRig();
        var file = Path.Combine(rig.folder, "Jane Roe & John Doe", "The Saga", "0.5 - A Book", "1.wav");
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllBytesAsync(file, TestWave.Noise(1), CancellationToken.None);
        await (real ? rig.StartRealAsync() : rig.StartSimulatedAsync());
        await rig.ScanAsync();
        return rig;
    }

    public ILibraryEditor EditorWith(string key) => LibraryWith(key).Editor;

    /// <summary>The item as it is now.</summary>
    public async Task<EditableItem> ReadAsync() => Assert.Single(await Editor.ReadAsync([ItemId], CancellationToken.None));

    /// <summary>Asks the server itself, without the adapter.</summary>
    public async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string json)
    {
        using var http = new HttpClient { BaseAddress = Address };
        using var request = new HttpRequestMessage(method, path) { Content = new StringContent(json, null, "application/json") };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Key);
        return await http.SendAsync(request, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var program in running)
            await program.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task StartRealAsync()
    {
        var server = await AudiobookshelfServer.StartAsync(folder);
        running.Add(server);
        (Address, Key, libraryId) = (server.Address, server.Key, server.LibraryId);
    }

    private async Task StartSimulatedAsync()
    {
        var world = SimulatedWorld.Generate(new WorldOptions { Books = 100, UnrelatedReleases = 1 });
        Simulator = new AudiobookshelfSimulator(world, new SimulatorOptions())
        {
            Folder = folder,
            Lying = () => LyingFolder.Read(folder),
            ScanTakes = TimeSpan.FromMilliseconds(20),
        };
        running.Add(Simulator);
        await Simulator.StartAsync();
        (Address, Key, libraryId) = (Simulator.Address, AudiobookshelfSimulator.ApiKey, Simulator.LibraryId.ToString());
    }

    private async Task ScanAsync()
    {
        var shelf = LibraryWith(Key).Shelf;
        var before = (await shelf.ListNewestAsync(libraryId, DateTimeOffset.UnixEpoch, CancellationToken.None)).Select(item => item.Book.Id).ToHashSet();
        await shelf.ScanAsync(libraryId, CancellationToken.None);
        var started = Stopwatch.GetTimestamp();
        while (ItemId.Length == 0)
        {
            Assert.True(Stopwatch.GetElapsedTime(started) < Patience, "The book did not come into the library.");
            await Task.Delay(TimeSpan.FromMilliseconds(50), TimeProvider.System, CancellationToken.None);
            var items = await shelf.ListNewestAsync(libraryId, DateTimeOffset.UnixEpoch, CancellationToken.None);
            ItemId = items.FirstOrDefault(item => !before.Contains(item.Book.Id))?.Book.Id ?? "";
        }
    }

    private AudiobookshelfLibrary LibraryWith(string key)
    {
        var options = new AudiobookshelfOptions { BaseAddress = Address, LibraryId = libraryId };
        var secrets = new MemorySecrets();
        secrets.Values[options.ApiKeySecret] = new Secret(key);
        return new AudiobookshelfLibrary(options, ServiceHandler.CreateClient(), secrets, TimeProvider.System);
    }
}
