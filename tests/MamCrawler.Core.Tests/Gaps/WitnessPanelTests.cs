using MamCrawler.Core.Faults;
using MamCrawler.Core.Gaps;
using MamCrawler.Core.Ports;
using MamCrawler.Core.State;
using MamCrawler.Core.Tests.Scanning;

namespace MamCrawler.Core.Tests.Gaps;

public sealed class WitnessPanelTests : IDisposable
{
    private static readonly Fault Offline = new(FaultName.WitnessUnavailable, "Audible", "Audible did not answer.", FaultResponse.Wait);
    private readonly ScanStores _stores = new();
    private readonly ScriptedWitness _audible = new("Audible");

    [Fact]
    public async Task HearSeries_AskedAgainWithinTheLifetime_AsksTheWitnessOnce()
    {
        await HearAsync("dune", "mistborn");
        _stores.Clock.Advance(TimeSpan.FromDays(6));
        var heard = await HearAsync("dune", "expanse", "mistborn");

        Assert.Equal(["dune", "mistborn", "expanse"], _audible.Asked);
        Assert.Equal("dune", Assert.Single(heard.Catalogs["dune"]).Name);
    }

    [Fact]
    public async Task HearSeries_CatalogTooOld_IsAskedAgain()
    {
        await HearAsync("dune");
        _stores.Clock.Advance(TimeSpan.FromDays(8));
        await HearAsync("dune");

        Assert.Equal(["dune", "dune"], _audible.Asked);
    }

    [Fact]
    public async Task HearSeries_WitnessCannotBeAsked_IsHeardAsItSpokeLastAndTheFaultIsPassedOn()
    {
        await HearAsync("dune");
        _stores.Clock.Advance(TimeSpan.FromDays(8));
        _audible.Fault = Offline;

        var heard = await HearAsync("dune", "mistborn");

        Assert.Equal("dune", Assert.Single(heard.Catalogs["dune"]).Name);
        Assert.Empty(heard.Catalogs["mistborn"]);
        Assert.Equal([Offline], heard.Faults);
    }

    [Fact]
    public async Task HearSeries_FaultIsNoAnswer_IsAskedAgainNextTime()
    {
        _audible.Fault = Offline;
        await HearAsync("dune");
        _audible.Fault = null;

        var heard = await HearAsync("dune");

        Assert.Single(heard.Catalogs["dune"]);
        Assert.Empty(heard.Faults);
    }

    [Fact]
    public async Task HearSeries_SeriesUnknownToTheWitness_IsRememberedAsUnknown()
    {
        _audible.Unknown.Add("dune");
        await HearAsync("dune");

        var heard = await HearAsync("dune");

        Assert.Empty(heard.Catalogs["dune"]);
        Assert.Equal(["dune"], _audible.Asked);
    }

    [Fact]
    public async Task HearSeries_TrackerRowsOnRecord_SpeakAsAWitness()
    {
        var catalog = new SeriesCatalog(WitnessPanel.Tracker, "Dune", [], _stores.Clock.GetUtcNow());
        await _stores.Witnesses.PutAsync(
            WitnessPanel.Tracker,
            [KeyValuePair.Create("dune", new StoredCatalog(catalog, _stores.Clock.GetUtcNow()))],
            TestContext.Current.CancellationToken
        );

        var heard = await HearAsync("dune");

        Assert.Equal(["Audible", WitnessPanel.Tracker], heard.Catalogs["dune"].Select(said => said.Witness));
    }

    [Fact]
    public async Task HearAuthors_SameKeyAsASeries_IsKeptApart()
    {
        await HearAsync("dune");
        var authors = await Panel().HearAuthorsAsync([new AuthorQuestion("dune", "Dune")], TestContext.Current.CancellationToken);

        Assert.Equal("author dune", Assert.Single(authors.Catalogs["dune"]).Name);
    }

    public void Dispose() => _stores.Dispose();

    private WitnessPanel Panel() => new([_audible], [_audible], _stores.Witnesses, new WitnessOptions(), _stores.Clock);

    private Task<WitnessStatements> HearAsync(params string[] keys) =>
        Panel().HearSeriesAsync(keys.Select(key => new SeriesQuestion(key, key, [], [])).ToArray(), TestContext.Current.CancellationToken);

    private sealed class ScriptedWitness(string name) : ISeriesWitness, IAuthorWitness
    {
        public string Name { get; } = name;

        public List<string> Asked { get; } = [];

        public HashSet<string> Unknown { get; } = [];

        public Fault? Fault { get; set; }

        public Task<IReadOnlyList<WitnessAnswer>> AskSeriesAsync(IReadOnlyList<SeriesQuestion> questions, CancellationToken cancellationToken)
        {
            Asked.AddRange(questions.Select(question => question.Key));
            return Task.FromResult<IReadOnlyList<WitnessAnswer>>(questions.Select(question => Answer(question.Key, question.Name)).ToArray());
        }

        public Task<IReadOnlyList<WitnessAnswer>> AskAuthorsAsync(IReadOnlyList<AuthorQuestion> questions, CancellationToken cancellationToken) =>
            Task.FromResult<IReadOnlyList<WitnessAnswer>>(questions.Select(question => Answer(question.Key, $"author {question.Key}")).ToArray());

        private WitnessAnswer Answer(string key, string catalog) =>
            Fault is not null
                ? new WitnessAnswer(key, null, Fault)
                : new WitnessAnswer(key, Unknown.Contains(key) ? null : new SeriesCatalog(Name, catalog, [], default));
    }
}
