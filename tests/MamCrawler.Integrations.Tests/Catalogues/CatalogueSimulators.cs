using MamCrawler.Core.Ports;
using MamCrawler.Integrations.GoogleBooks;
using MamCrawler.Integrations.Http;
using MamCrawler.Integrations.ITunes;
using MamCrawler.Integrations.OpenLibrary;
using MamCrawler.Integrations.Tests.Http;
using MamCrawler.Simulators.GoogleBooks;
using MamCrawler.Simulators.Hosting;
using MamCrawler.Simulators.ITunes;
using MamCrawler.Simulators.OpenLibrary;

namespace MamCrawler.Integrations.Tests.Catalogues;

/// <summary>A general catalogue, played, and the provider that asks it.</summary>
internal sealed class CatalogueSimulators : IAsyncDisposable
{
    private CatalogueSimulators(SimulatorServer simulator, ManualClock clock) => (Simulator, Clock) = (simulator, clock);

    public static TheoryData<string> Names { get; } = ["ITunes", "GoogleBooks", "OpenLibrary"];

    public SimulatorServer Simulator { get; }

    public ManualClock Clock { get; }

    public MemorySecrets Secrets { get; } = new() { Values = { ["google-books-key"] = new Secret(GoogleBooksSimulator.Key) } };

    public static async Task<CatalogueSimulators> StartAsync(string name)
    {
        var clock = new ManualClock();
        var options = new SimulatorOptions { Time = clock };
        SimulatorServer simulator = name switch
        {
            "ITunes" => new ITunesSimulator(SimulatedWorlds.Demo, options),
            "GoogleBooks" => new GoogleBooksSimulator(SimulatedWorlds.Demo, options),
            _ => new OpenLibrarySimulator(SimulatedWorlds.Demo, options),
        };
        await simulator.StartAsync();
        return new CatalogueSimulators(simulator, clock);
    }

    /// <summary>The provider, at the pace that it keeps in life.</summary>
    public IMetadataProvider Provider()
    {
        var http = ServiceHandler.CreateClient();
        return Simulator switch
        {
            ITunesSimulator => new ITunesProvider(new ITunesOptions { BaseAddress = Simulator.Address, Timeout = Soon }, http, Clock),
            GoogleBooksSimulator => new GoogleBooksProvider(new GoogleBooksOptions { BaseAddress = Simulator.Address, Timeout = Soon }, http, Secrets, Clock),
            _ => new OpenLibraryProvider(new OpenLibraryOptions { BaseAddress = Simulator.Address, Timeout = Soon }, http, Clock),
        };
    }

    private static TimeSpan Soon => TimeSpan.FromSeconds(20);

    public ValueTask DisposeAsync() => Simulator.DisposeAsync();
}
