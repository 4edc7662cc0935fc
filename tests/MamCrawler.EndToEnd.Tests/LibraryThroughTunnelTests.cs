using MamCrawler.Core.Faults;
using MamCrawler.Integrations.Audiobookshelf;
using MamCrawler.Integrations.Http.Tunnels;
using MamCrawler.Simulators.Audiobookshelf;
using MamCrawler.Simulators.Hosting;
using MamCrawler.Simulators.World;
using MamCrawler.Tests.Programs;

namespace MamCrawler.EndToEnd.Tests;

/// <summary>The twin of <see cref="PushThroughTunnelTests"/>: a library is read through a real nginx that demands a client certificate.</summary>
public sealed class LibraryThroughTunnelTests : IDisposable
{
    private readonly TestAuthority authority = new();

    public void Dispose() => authority.Dispose();

    [Fact]
    public async Task Read_ThroughTheProxy_IsTheWholeLibrary()
    {
        Assert.SkipWhen(NginxProxy.Missing is not null, NginxProxy.Missing ?? "");
        await using var simulator = await StartAsync();
        using var proxy = await NginxProxy.StartAsync(simulator.Address, authority);
        var library = Library(
            new TunnelOptions
            {
                BaseAddress = new Uri(proxy.Address, "home/qb"),
                PinnedAuthority = authority.Pem,
                ClientCertificateSecret = "certificate",
            }
        );

        var books = new List<string>();
        await foreach (var page in library.ReadAsync(CancellationToken.None))
            books.AddRange(page.Books.Select(book => book.Id));

        Assert.Equal(1605, books.Distinct().Count());
        Assert.Empty(simulator.Requests.Violations);
    }

    [Fact]
    public async Task Read_WithoutACertificate_IsRefusedByTheTunnelAndSendsNoKey()
    {
        Assert.SkipWhen(NginxProxy.Missing is not null, NginxProxy.Missing ?? "");
        await using var simulator = await StartAsync();
        using var proxy = await NginxProxy.StartAsync(simulator.Address, authority);
        var library = Library(new TunnelOptions { BaseAddress = proxy.Address, PinnedAuthority = authority.Pem });

        var exception = await Assert.ThrowsAsync<AskPersonFaultException>(() => library.ProbeAsync(CancellationToken.None));

        Assert.Equal((FaultName.TunnelAuthenticationFailed, "Audiobookshelf"), (exception.Fault.Name, exception.Fault.Service));
        Assert.Equal(0, simulator.Requests.Total);
    }

    private static async Task<AudiobookshelfSimulator> StartAsync()
    {
        var simulator = new AudiobookshelfSimulator(SimulatedWorld.Generate(new WorldOptions()), new SimulatorOptions());
        await simulator.StartAsync();
        return simulator;
    }

    private AudiobookshelfLibrary Library(TunnelOptions tunnel)
    {
        var secrets = new SecretsOfTheTest(new() { ["certificate"] = authority.IssueClient(), ["audiobookshelf-api-key"] = AudiobookshelfSimulator.ApiKey });
        var http = TunnelHttp.CreateClient(tunnel, TunnelTarget.Audiobookshelf, secrets, TimeProvider.System);
        return new AudiobookshelfLibrary(new AudiobookshelfOptions { BaseAddress = tunnel.BaseAddress }, http, secrets, TimeProvider.System);
    }
}
