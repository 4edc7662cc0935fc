using MamCrawler.Core.Faults;
using MamCrawler.Core.Gaps;
using MamCrawler.Integrations.Audible;
using MamCrawler.Integrations.Http;
using MamCrawler.Integrations.Tests.Http;
using MamCrawler.Integrations.Tests.Metadata;
using MamCrawler.Simulators.Audible;
using MamCrawler.Simulators.Hosting;
using MamCrawler.Simulators.World;

namespace MamCrawler.Integrations.Tests.Audible;

public sealed class AudibleSimulatorTests : IAsyncLifetime
{
    private readonly AudibleSimulator _simulator = new(SimulatedWorlds.Demo, new SimulatorOptions());

    public async ValueTask InitializeAsync() => await _simulator.StartAsync();

    public ValueTask DisposeAsync() => _simulator.DisposeAsync();

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task AskSeries_SeriesOfTheWorld_AreKnownWholeByAsinAndByName(bool byAsin)
    {
        var series = SimulatedWorlds
            .Demo.Series.Where(one => one is { Asin: not null, AliasOf: null } && one.Works.Any(work => work.Asin is not null && work.Series[0].Series == one))
            .DistinctBy(one => one.Name)
            .Take(50)
            .ToList();
        using var witness = Witness();
        var questions = series.Select(one => new SeriesQuestion(
            $"{one.Id}",
            one.Name,
            [one.Author],
            byAsin ? [one.Works.First(work => work.Asin is not null && work.Kind == WorldWorkKind.Volume).Asin!] : []
        ));
        var answers = await witness.AskSeriesAsync([.. questions], CancellationToken.None);
        Assert.All(
            answers.Zip(series),
            pair =>
            {
                Assert.NotNull(pair.First.Catalog);
                Assert.Equal(
                    pair.Second.Works.Where(work => work.Asin is not null).Select(work => work.Asin!).Order(),
                    pair.First.Catalog.Works.Select(work => work.Asins[0]).Where(asin => pair.Second.Works.Any(work => work.Asin == asin)).Order()
                );
            }
        );
        if (byAsin)
            Assert.InRange(witness.Requests, 3, 20);
    }

    [Fact]
    public async Task FindMany_WorksOfTheWorld_AreDescribed()
    {
        using var provider = Witness();
        var works = SimulatedWorlds.Demo.Works.Where(work => work is { Asin: not null, Kind: WorldWorkKind.Volume }).Take(100).ToList();
        var found = await provider.FindManyAsync([.. works.Select(work => work.Asin!)], CancellationToken.None);
        var described = works.Where(work => found[work.Asin!].Description is not null).ToList();
        Assert.InRange(described.Count, 50, 90);
        Assert.All(described, work => Assert.Contains($"{work.Title} is a book by {work.Author}", found[work.Asin!].Description, StringComparison.Ordinal));
        Assert.All(found.Values, facts => Assert.Equal(["Literature & Fiction"], facts.Genres.Take(1)));
        var covers = found.Values.Select(facts => facts.Cover).OfType<Uri>().ToList();
        Assert.InRange(covers.Count, 70, 99);
        Assert.All(covers, cover => Assert.EndsWith("._SL1024_.jpg", cover.AbsolutePath, StringComparison.Ordinal));
    }

    [Fact]
    public async Task FindMany_WorksOfTheWorld_GivesTheirFactsInBatchesOfFifty()
    {
        using var provider = Witness();
        var works = SimulatedWorlds
            .Demo.Works.Where(work => work is { Asin: not null, Kind: WorldWorkKind.Volume })
            .DistinctBy(work => work.Asin)
            .Take(60)
            .ToList();
        var found = await provider.FindManyAsync([.. works.Select(work => work.Asin!.ToLowerInvariant()), "B0NOTKNOWN", "no asin"], CancellationToken.None);
        Assert.Equal(works.Select(work => work.Asin!).Order(), found.Values.Select(facts => facts.Asin!).Order());
        Assert.All(
            works,
            work =>
            {
                var facts = found[work.Asin!];
                Assert.Equal((work.Title, work.ReleaseDate, TimeSpan.FromMinutes(work.RuntimeMinutes)), (facts.Title, facts.ReleaseDate, facts.Duration));
                Assert.Equal(work.Narrators, facts.Narrators);
                Assert.Contains(work.Author, facts.Authors);
            }
        );
        Assert.Equal(2, provider.Requests);
        Assert.Null(await provider.FindAsync("B0NOTKNOWN", CancellationToken.None));
    }

    [Fact]
    public async Task AskAuthors_AuthorOfTheWorld_GivesTheWorksOfThatAuthor()
    {
        using var witness = Witness();
        var author = SimulatedWorlds.Demo.Works.Where(work => work.Asin is not null).GroupBy(work => work.Author).MaxBy(group => group.Count())!;
        var answer = Assert.Single(await witness.AskAuthorsAsync([new("a", author.Key)], CancellationToken.None));
        Assert.Equal(
            author.Where(work => work.Kind != WorldWorkKind.Component).Select(work => work.Asin).Order(),
            answer.Catalog!.Works.Where(work => work.Authors.Contains(author.Key)).Select(work => work.Asins[0]).Order()
        );
    }

    [Theory]
    [InlineData(CommonFaults.Html, FaultName.ShapeChanged)]
    [InlineData(CommonFaults.Truncated, FaultName.ShapeChanged)]
    [InlineData(CommonFaults.Unreadable, FaultName.ShapeChanged)]
    [InlineData(CommonFaults.Unavailable, FaultName.WitnessUnavailable)]
    [InlineData(CommonFaults.Aborted, FaultName.WitnessUnavailable)]
    [InlineData(CommonFaults.Forbidden, FaultName.WitnessUnavailable)]
    [InlineData(CommonFaults.TooManyRequests, FaultName.RateLimited)]
    public async Task AskSeries_SwitchedFault_IsItsNamedFault(string fault, FaultName expected)
    {
        _simulator.Faults.Set(fault);
        using var witness = Witness();
        var answer = Assert.Single(await witness.AskSeriesAsync([new("k", "Discworld", ["Terry Pratchett"], ["B000000001"])], CancellationToken.None));
        Assert.Equal((null, expected), (answer.Catalog, answer.Fault!.Name));
    }

    [Fact]
    public async Task AskSeries_NothingKnown_IsNoFault()
    {
        _simulator.Faults.Set(AudibleFaults.EmptyResult);
        using var witness = Witness();
        Assert.Equal(
            new WitnessAnswer("k", null),
            Assert.Single(await witness.AskSeriesAsync([new("k", "Discworld", ["Terry Pratchett"], ["B000000001"])], CancellationToken.None))
        );
    }

    private AudibleWitness Witness() => new(new AudibleOptions { BaseAddress = _simulator.Address }, ServiceHandler.CreateClient(), new ManualClock());
}
