using MamCrawler.Core.Library;
using MamCrawler.Core.Metadata.Providers;
using MamCrawler.Core.Ports;
using MamCrawler.Integrations.Audible;
using MamCrawler.Integrations.Audnexus;
using MamCrawler.Integrations.GoogleBooks;
using MamCrawler.Integrations.Hardcover;
using MamCrawler.Integrations.Http;
using MamCrawler.Integrations.ITunes;
using MamCrawler.Integrations.OpenLibrary;
using MamCrawler.Integrations.Tests.Http;
using MamCrawler.Simulators.Audible;
using MamCrawler.Simulators.Audnexus;
using MamCrawler.Simulators.GoogleBooks;
using MamCrawler.Simulators.Hardcover;
using MamCrawler.Simulators.Hosting;
using MamCrawler.Simulators.ITunes;
using MamCrawler.Simulators.OpenLibrary;
using MamCrawler.Simulators.World;
using MemoryTables = MamCrawler.Integrations.Tests.MyAnonamouse.MemoryTables;

namespace MamCrawler.Integrations.Tests.Metadata;

/// <summary>The six providers, each a real client of its simulator, with their record, and books of the world that they know.</summary>
internal sealed class ProviderWorld : IAsyncDisposable
{
    public static readonly IReadOnlyList<string> Names = ["Audible", "Audnexus", "Hardcover", "ITunes", "GoogleBooks", "OpenLibrary"];

    private readonly MemoryTables tables = new();
    private readonly Dictionary<string, SimulatorServer> simulators;
    private readonly Dictionary<string, IMetadataProvider> providers = [];

    private ProviderWorld()
    {
        var options = new SimulatorOptions { Time = Clock };
        simulators = new Dictionary<string, SimulatorServer>
        {
            ["Audible"] = new AudibleSimulator(SimulatedWorlds.Demo, options),
            ["Audnexus"] = new AudnexusSimulator(SimulatedWorlds.Demo, options),
            ["Hardcover"] = new HardcoverSimulator(SimulatedWorlds.Demo, options),
            ["ITunes"] = new ITunesSimulator(SimulatedWorlds.Demo, options),
            ["GoogleBooks"] = new GoogleBooksSimulator(SimulatedWorlds.Demo, options),
            ["OpenLibrary"] = new OpenLibrarySimulator(SimulatedWorlds.Demo, options),
        };
    }

    public ManualClock Clock { get; } = new();

    /// <summary>Books that the library holds with little more than their ids, title and author.</summary>
    public static IReadOnlyList<Book> Books { get; } =
    [
        .. SimulatedWorlds
            .Demo.Works.Where(work => work is { OnHardcover: true, Asin: not null, Isbn: not null, Kind: WorldWorkKind.Volume, Language: "english" })
            .Where(work => work.Series.Any(place => place.Series is { OnHardcover: true, Asin: not null }))
            .DistinctBy(work => work.Author)
            .Take(12)
            .Select(work => new Book
            {
                Id = $"li_{work.Index}",
                Title = work.Title,
                Authors = [work.Author],
                Asin = work.Asin,
                Isbn = work.Isbn,
            }),
    ];

    /// <summary>Starts it.</summary>
    /// <param name="hasty">Who is given a second for an answer; the others have half a minute.</param>
    public static async Task<ProviderWorld> StartAsync(params IReadOnlyCollection<string> hasty)
    {
        var world = new ProviderWorld();
        foreach (var simulator in world.simulators.Values)
            await simulator.StartAsync();
        foreach (var name in Names)
            world.providers[name] = world.Make(name, world.simulators[name].Address, TimeSpan.FromSeconds(hasty.Contains(name) ? 1 : 30));
        return world;
    }

    public SimulatorServer Simulator(string name) => simulators[name];

    /// <summary>Some of the providers, all by default, with what is on record of them.</summary>
    public MetadataProviders Providers(params string[] names) => new([.. (names.Length > 0 ? names : Names).Select(name => providers[name])], tables, Clock);

    /// <summary>A provider alone, with an empty record.</summary>
    public MetadataProviders Alone(string name) => new([providers[name]], new MemoryTables(), Clock);

    public async ValueTask DisposeAsync()
    {
        foreach (var provider in providers.Values.OfType<IDisposable>())
            provider.Dispose();
        foreach (var simulator in simulators.Values)
            await simulator.DisposeAsync();
    }

    private IMetadataProvider Make(string name, Uri address, TimeSpan timeout)
    {
        var http = ServiceHandler.CreateClient();
        var secrets = new MemorySecrets
        {
            Values = { ["google-books-key"] = new Secret(GoogleBooksSimulator.Key), ["hardcover-token"] = new Secret(HardcoverSimulator.Token) },
        };
        return name switch
        {
            "Audible" => new AudibleWitness(new AudibleOptions { BaseAddress = address, Timeout = timeout }, http, Clock),
            "Audnexus" => new AudnexusProvider(new AudnexusOptions { BaseAddress = address, Timeout = timeout }, http, Clock),
            "Hardcover" => new HardcoverWitness(new HardcoverOptions { BaseAddress = address, Timeout = timeout }, http, secrets, Clock),
            "ITunes" => new ITunesProvider(new ITunesOptions { BaseAddress = address, Timeout = timeout }, http, Clock),
            "GoogleBooks" => new GoogleBooksProvider(new GoogleBooksOptions { BaseAddress = address, Timeout = timeout }, http, secrets, Clock),
            _ => new OpenLibraryProvider(new OpenLibraryOptions { BaseAddress = address, Timeout = timeout }, http, Clock),
        };
    }
}
