using MamCrawler.Simulators.Audible;
using MamCrawler.Simulators.Audiobookshelf;
using MamCrawler.Simulators.Audnexus;
using MamCrawler.Simulators.GoogleBooks;
using MamCrawler.Simulators.Hardcover;
using MamCrawler.Simulators.ITunes;
using MamCrawler.Simulators.MyAnonamouse;
using MamCrawler.Simulators.OpenLibrary;
using MamCrawler.Simulators.QBittorrent;
using MamCrawler.Simulators.World;

namespace MamCrawler.Simulators.Hosting;

/// <summary>The whole outside world: every simulator, playing the same world, and the settings that point at them.</summary>
public sealed class SimulatorSet : IAsyncDisposable
{
    /// <summary>Where the library's books lie, and finished downloads with them.</summary>
    private const string LibraryFolder = "/media/audiobooks";

    private SimulatorSet(SimulatedWorld world, SimulatorSetOptions options)
    {
        World = world;
        var place = 0;
        SimulatorOptions Next() => new() { Port = options.FirstPort == 0 ? 0 : options.FirstPort + place++, Time = options.Time };
        Audiobookshelf = new AudiobookshelfSimulator(world, Next());
        MyAnonamouse = new MyAnonamouseSimulator(world, Next());
        Audible = new AudibleSimulator(world, Next());
        Audnexus = new AudnexusSimulator(world, Next());
        Hardcover = new HardcoverSimulator(world, Next());
        QBittorrent = new QBittorrentSimulator(options.QBittorrent, Next())
        {
            SavePath = LibraryFolder,
            IncompletePath = "/media/incomplete",
            BytesPerSecond = options.BytesPerSecond,
        };
        ITunes = new ITunesSimulator(world, Next());
        GoogleBooks = new GoogleBooksSimulator(world, Next());
        OpenLibrary = new OpenLibrarySimulator(world, Next());
        var downloads = new DownloadedFiles(world);
        Audiobookshelf.Folder = LibraryFolder;
        Audiobookshelf.Lying = () => downloads.Below(LibraryFolder, QBittorrent.CompleteTorrents);
    }

    public SimulatedWorld World { get; }

    public AudiobookshelfSimulator Audiobookshelf { get; }

    public MyAnonamouseSimulator MyAnonamouse { get; }

    public AudibleSimulator Audible { get; }

    public AudnexusSimulator Audnexus { get; }

    public HardcoverSimulator Hardcover { get; }

    public QBittorrentSimulator QBittorrent { get; }

    public ITunesSimulator ITunes { get; }

    public GoogleBooksSimulator GoogleBooks { get; }

    public OpenLibrarySimulator OpenLibrary { get; }

    /// <summary>Every simulator.</summary>
    public IReadOnlyList<SimulatorServer> Servers =>
        [Audiobookshelf, MyAnonamouse, Audible, Audnexus, Hardcover, QBittorrent, ITunes, GoogleBooks, OpenLibrary];

    /// <summary>The settings that point at the simulators, by the names of settings.json: "Audiobookshelf:BaseAddress", ...</summary>
    public IReadOnlyDictionary<string, string> Settings =>
        new Dictionary<string, string>
        {
            ["Audiobookshelf:BaseAddress"] = Audiobookshelf.Address.ToString(),
            ["Audiobookshelf:LibraryId"] = Audiobookshelf.LibraryId.ToString(),
            ["MyAnonamouse:BaseAddress"] = MyAnonamouse.Address.ToString(),
            ["MyAnonamouse:SessionAsn"] = $"{MyAnonamouseSimulator.Asn}",
            ["Audible:BaseAddress"] = Audible.Address.ToString(),
            ["Audnexus:BaseAddress"] = Audnexus.Address.ToString(),
            ["Hardcover:BaseAddress"] = Hardcover.Address.ToString(),
            ["Hardcover:Enabled"] = "true",
            ["ITunes:BaseAddress"] = ITunes.Address.ToString(),
            ["GoogleBooks:BaseAddress"] = GoogleBooks.Address.ToString(),
            ["OpenLibrary:BaseAddress"] = OpenLibrary.Address.ToString(),
            ["QBittorrent:BaseAddress"] = QBittorrent.Address.ToString(),
            ["QBittorrent:UserName"] = QBittorrentSimulator.UserName,
        };

    /// <summary>The secrets that the simulators accept, by the names of the secret store. Made up: they open nothing.</summary>
    public IReadOnlyDictionary<string, string> Secrets { get; } =
        new Dictionary<string, string>
        {
            ["audiobookshelf-api-key"] = AudiobookshelfSimulator.ApiKey,
            ["mam-id"] = MyAnonamouseSimulator.SessionCookie,
            ["hardcover-token"] = HardcoverSimulator.Token,
            ["google-books-key"] = GoogleBooksSimulator.Key,
            ["qbittorrent-password"] = QBittorrentSimulator.SimulatedPassword,
        };

    /// <summary>Makes a world and starts every simulator.</summary>
    /// <exception cref="IOException">A port is taken.</exception>
    public static async Task<SimulatorSet> StartAsync(SimulatorSetOptions options, CancellationToken cancellationToken = default)
    {
        var set = new SimulatorSet(SimulatedWorld.Generate(options.World), options);
        try
        {
            foreach (var server in set.Servers)
                await server.StartAsync(cancellationToken);
            return set;
        }
        catch
        {
            await set.DisposeAsync();
            throw;
        }
    }

    /// <summary>Stops every simulator.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var server in Servers)
            await server.DisposeAsync();
    }
}
