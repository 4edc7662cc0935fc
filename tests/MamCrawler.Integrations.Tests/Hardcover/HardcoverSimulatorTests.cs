using MamCrawler.Core.Faults;
using MamCrawler.Core.Gaps;
using MamCrawler.Core.Ports;
using MamCrawler.Integrations.Hardcover;
using MamCrawler.Integrations.Http;
using MamCrawler.Integrations.Tests.Http;
using MamCrawler.Simulators.Hardcover;
using MamCrawler.Simulators.Hosting;
using MamCrawler.Simulators.World;

namespace MamCrawler.Integrations.Tests.Hardcover;

public sealed class HardcoverSimulatorTests : IAsyncLifetime
{
    private readonly ManualClock _clock = new();
    private readonly HardcoverSimulator _simulator;

    public HardcoverSimulatorTests() => _simulator = new(SimulatedWorlds.Demo, new SimulatorOptions { Time = _clock });

    public async ValueTask InitializeAsync() => await _simulator.StartAsync();

    public ValueTask DisposeAsync() => _simulator.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AskSeries_SeriesOfTheWorld_AreKnownByAsinAndByName(bool byAsin)
    {
        _simulator.Faults.Set(HardcoverFaults.RateLimit);
        var series = SimulatedWorlds
            .Demo.Series.Where(one => one is { OnHardcover: true, AliasOf: null } && one.Works.Any(work => work is { OnHardcover: true, Asin: not null }))
            .DistinctBy(one => one.Name)
            .Take(120)
            .ToList();
        using var witness = Witness();
        var questions = series.Select(one => new SeriesQuestion(
            $"{one.Id}",
            one.Name,
            [one.Author],
            byAsin ? [one.Works.First(work => work is { OnHardcover: true, Asin: not null }).Asin!] : []
        ));
        var answers = await witness.AskSeriesAsync([.. questions], CancellationToken.None);
        Assert.All(
            answers.Zip(series),
            pair =>
            {
                Assert.NotNull(pair.First.Catalog);
                var volumes = pair.Second.Works.Where(work => work is { OnHardcover: true, Kind: WorldWorkKind.Volume or WorldWorkKind.Novella });
                Assert.Subset(pair.First.Catalog.Works.Select(work => work.Title).ToHashSet(), volumes.Select(work => work.Title).ToHashSet());
                Assert.Equal(
                    volumes.Where(work => work.Kind == WorldWorkKind.Novella).Select(work => work.Title).Order(),
                    pair.First.Catalog.Works.Where(work => work.IsNovella).Select(work => work.Title).Order()
                );
            }
        );
        Assert.InRange(witness.Requests, 3, 40);
    }

    [Theory]
    [InlineData(HardcoverFaults.InvalidToken, FaultName.WitnessUnavailable)]
    [InlineData(HardcoverFaults.InsufficientScope, FaultName.WitnessUnavailable)]
    [InlineData(HardcoverFaults.QueryTimeout, FaultName.WitnessUnavailable)]
    [InlineData(CommonFaults.Html, FaultName.ShapeChanged)]
    [InlineData(CommonFaults.Truncated, FaultName.ShapeChanged)]
    [InlineData(CommonFaults.Unreadable, FaultName.ShapeChanged)]
    [InlineData(CommonFaults.Unavailable, FaultName.WitnessUnavailable)]
    [InlineData(CommonFaults.TooManyRequests, FaultName.RateLimited)]
    public async Task AskSeries_SwitchedFault_IsItsNamedFault(string fault, FaultName expected)
    {
        _simulator.Faults.Set(fault);
        using var witness = Witness();
        var answer = Assert.Single(await witness.AskSeriesAsync([new("k", "Discworld", ["Terry Pratchett"], [])], CancellationToken.None));
        Assert.Equal((null, expected), (answer.Catalog, answer.Fault!.Name));
    }

    [Fact]
    public async Task Probe_Token_IsAccepted()
    {
        using var witness = Witness();
        Assert.Contains((await witness.ProbeAsync(CancellationToken.None)).Details, detail => detail.Contains("simulated-listener", StringComparison.Ordinal));
    }

    private HardcoverWitness Witness()
    {
        var secrets = new MemorySecrets();
        secrets.Values["hardcover-token"] = new Secret(HardcoverSimulator.Token);
        return new(new HardcoverOptions { BaseAddress = _simulator.Address }, ServiceHandler.CreateClient(), secrets, _clock);
    }
}
