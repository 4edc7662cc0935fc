using MamCrawler.Integrations.Audnexus;
using MamCrawler.Integrations.Http;
using MamCrawler.Integrations.Tests.Http;
using MamCrawler.Integrations.Tests.Metadata;
using MamCrawler.Simulators.Audnexus;
using MamCrawler.Simulators.Hosting;

namespace MamCrawler.Integrations.Tests.Audnexus;

public sealed class AudnexusSimulatorTests
{
    [Fact]
    public async Task Find_WorkOfTheWorld_GivesItsFacts()
    {
        await using var simulator = new AudnexusSimulator(SimulatedWorlds.Demo, new SimulatorOptions());
        await simulator.StartAsync();
        using var provider = new AudnexusProvider(new AudnexusOptions { BaseAddress = simulator.Address }, ServiceHandler.CreateClient(), new ManualClock());
        var work = SimulatedWorlds.Demo.Works.First(one => one is { Asin: not null, Series.Count: > 0 });
        var facts = (await provider.FindAsync(work.Asin!, CancellationToken.None))!;
        Assert.Equal((work.Title, work.ReleaseDate, work.Language), (facts.Title, facts.ReleaseDate, facts.Language));
        Assert.Equal(work.Narrators, facts.Narrators);
        Assert.Equal(TimeSpan.FromMinutes(work.RuntimeMinutes), facts.Duration);
        Assert.Null(await provider.FindAsync("B0NOTKNOWN", CancellationToken.None));
        Assert.Single((await provider.ProbeAsync(CancellationToken.None)).Details);
    }
}
