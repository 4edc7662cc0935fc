using System.Text.Json;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Library;
using MamCrawler.Core.Metadata;
using MamCrawler.Core.Ports;
using MamCrawler.Integrations.Hardcover;
using MamCrawler.Integrations.Http;
using MamCrawler.Integrations.Tests.Http;
using MamCrawler.Simulators.Hardcover;
using MamCrawler.Simulators.Hosting;
using MamCrawler.Simulators.World;

namespace MamCrawler.Integrations.Tests.Hardcover;

/// <summary>Hardcover as a provider of metadata: series by ASIN, ISBN, or title and author, within three levels and few queries.</summary>
public sealed class HardcoverMetadataTests : IAsyncLifetime
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly ManualClock _clock = new();
    private readonly HardcoverSimulator _simulator;

    public HardcoverMetadataTests()
    {
        _simulator = new(SimulatedWorlds.Demo, new SimulatorOptions { Time = _clock });
        _simulator.Faults.Set(HardcoverFaults.DepthLimit);
    }

    private static IReadOnlyList<WorldWork> Works { get; } =
    [
        .. SimulatedWorlds
            .Demo.Works.Where(work => work is { OnHardcover: true, Asin: not null, Isbn: not null, Kind: WorldWorkKind.Volume, Language: "english" })
            .Where(work => work.Series.Any(place => place.Series is { OnHardcover: true }))
            .DistinctBy(work => (work.Title, work.Author))
            .Take(50),
    ];

    public async ValueTask InitializeAsync() => await _simulator.StartAsync();

    public ValueTask DisposeAsync() => _simulator.DisposeAsync();

    [Theory]
    [InlineData("asin")]
    [InlineData("isbn")]
    [InlineData("title")]
    public async Task Find_FiftyWorksOfTheWorld_GivesTheirSeriesInTwoRequests(string by)
    {
        using var witness = Witness();
        IMetadataProvider provider = witness;
        MetadataQuestion[] questions = [.. Works.Select(work => QuestionOf(work, by))];
        var found = await provider.FindAsync(questions, None);
        Assert.All(
            Works,
            work =>
            {
                var book = new Book
                {
                    Id = $"{work.Index}",
                    Title = work.Title,
                    Authors = [work.Author],
                    Asin = by == "asin" ? work.Asin : null,
                    Isbn = by == "isbn" ? work.Isbn : null,
                };
                var facts = found[$"{work.Index}"].First(facts => SameBook.Is(book, facts));
                Assert.Subset(
                    work.Series.Where(place => place.Series.OnHardcover).Select(place => place.Series.Name).ToHashSet(),
                    facts.Series.Select(place => place.Name).ToHashSet()
                );
                Assert.NotEmpty(facts.Series);
                if (by == "asin")
                    Assert.Equal((work.Asin, TimeSpan.FromMinutes(work.RuntimeMinutes)), (facts.Asin, facts.Duration));
            }
        );
        Assert.Equal((by == "title" ? 1 : 2, by == "title" ? 1 : 2), (witness.Requests, provider.Requests));
        Assert.Equal([MetadataField.Series], provider.States);
    }

    [Fact]
    public async Task Find_Unknown_IsNothing()
    {
        using var witness = Witness();
        Assert.False(witness.CanBeAsked(Question(null, "No Such Title", "Nobody Known") with { Authors = [] }));
        Assert.False(witness.CanBeAsked(Question(null, " ", "Nobody Known")));
        var found = await ((IMetadataProvider)witness).FindAsync([Question("B0NOTKNOWN", "No Such Title", "Nobody Known")], None);
        Assert.Empty(found["li_1"]);
    }

    [Fact]
    public async Task Find_TitleOfAnotherAuthor_IsNoCandidate()
    {
        using var witness = Witness();
        var (one, other) = (Works[0], Works.First(work => work.Author != Works[0].Author));
        var found = await ((IMetadataProvider)witness).FindAsync(
            [QuestionOf(one, "title") with { Authors = [other.Author] }, QuestionOf(other, "title")],
            None
        );
        Assert.Empty(found[$"{one.Index}"]);
        Assert.NotEmpty(found[$"{other.Index}"]);
    }

    [Theory]
    [InlineData(200, true)]
    [InlineData(199, false)]
    public async Task Find_AnswerHasAsManyRowsAsTheLimit_ThoseLeftOutAreNotAsked(int rows, bool isCut)
    {
        var books = Enumerable
            .Range(1, rows)
            .Select(static id => new
            {
                id,
                title = "The Gate",
                contributions = new[] { new { author = new { name = "Ann Writer" } } },
            });
        var body = JsonSerializer.Serialize(new { data = new { titled = books } });
        await using var server = await StubServer.StartAsync((context, _) => StubServer.WriteAsync(context, 200, body));
        using var witness = FakeHardcover.WitnessOn(server);
        var found = await ((IMetadataProvider)witness).FindAsync(
            [Question(null, "The Gate", "Ann Writer"), Question(null, "The Other Gate", "Ann Writer") with { ItemId = "li_2" }],
            None
        );
        Assert.Equal(10, found["li_1"].Count);
        Assert.Empty(found["li_2"]);
        Assert.Equal(isCut, ReferenceEquals(IMetadataProvider.NotAsked, found["li_2"]));
    }

    [Theory]
    [InlineData(HardcoverFaults.InvalidToken, FaultName.WitnessUnavailable, FaultResponse.AskPerson)]
    [InlineData(HardcoverFaults.DayUsedUp, FaultName.RateLimited, FaultResponse.Wait)]
    [InlineData(CommonFaults.Html, FaultName.ShapeChanged, FaultResponse.Stop)]
    [InlineData(CommonFaults.Unreadable, FaultName.ShapeChanged, FaultResponse.Stop)]
    public async Task Find_SwitchedFault_IsItsNamedFault(string fault, FaultName name, FaultResponse response)
    {
        _simulator.Faults.Set(fault);
        using var witness = Witness();
        var thrown = await Assert.ThrowsAnyAsync<FaultException>(() => ((IMetadataProvider)witness).FindAsync([QuestionOf(Works[0], "asin")], None));
        Assert.Equal((name, response), (thrown.Fault.Name, thrown.Fault.Response));
        if (fault == HardcoverFaults.DayUsedUp)
            Assert.Equal(TimeSpan.FromHours(12), thrown.Fault.RetryAfter);
    }

    [Fact]
    public async Task Find_DayNearlyUsed_LeavesTheRestToTheSearchForGaps()
    {
        using var witness = Witness(options => options with { DailyReserve = 0, KeptForGaps = 4000 });
        IMetadataProvider provider = witness;
        while (_simulator.TopLevelQueries < 999)
        {
            await provider.FindAsync([QuestionOf(Works[0], "title")], None);
            _clock.Advance(TimeSpan.FromSeconds(1));
        }

        await provider.FindAsync([QuestionOf(Works[0], "title")], None);
        var fault = await Assert.ThrowsAsync<WaitFaultException>(() => provider.FindAsync([QuestionOf(Works[0], "title")], None));
        Assert.Contains("kept for the search for gaps", fault.Fault.Sentence, StringComparison.Ordinal);
        Assert.NotEmpty(await witness.AskSeriesAsync([new("k", Works[0].Series[0].Series.Name, [Works[0].Author], [])], None));
    }

    [Fact]
    public async Task FindOffReason_NoToken_SaysWhatToDo()
    {
        using var with = Witness();
        Assert.Null(await with.FindOffReasonAsync(None));
        using var without = new HardcoverWitness(
            new HardcoverOptions { BaseAddress = _simulator.Address },
            ServiceHandler.CreateClient(),
            new MemorySecrets(),
            _clock
        );
        Assert.Contains("mamcrawler secret set hardcover-token", await without.FindOffReasonAsync(None), StringComparison.Ordinal);
        var fault = await Assert.ThrowsAsync<AskPersonFaultException>(() => ((IMetadataProvider)without).FindAsync([QuestionOf(Works[0], "asin")], None));
        Assert.Equal(FaultName.NotConfigured, fault.Fault.Name);
    }

    private static MetadataQuestion QuestionOf(WorldWork work, string by) =>
        new()
        {
            ItemId = $"{work.Index}",
            Title = work.Title,
            Authors = [work.Author],
            Asin = by == "asin" ? work.Asin : null,
            Isbn = by == "isbn" ? work.Isbn : null,
        };

    private static MetadataQuestion Question(string? asin, string title, string author) =>
        new()
        {
            ItemId = "li_1",
            Title = title,
            Authors = [author],
            Asin = asin,
        };

    private HardcoverWitness Witness(Func<HardcoverOptions, HardcoverOptions>? change = null)
    {
        var options = new HardcoverOptions { BaseAddress = _simulator.Address };
        var secrets = new MemorySecrets { Values = { [options.TokenSecret] = new Secret(HardcoverSimulator.Token) } };
        return new HardcoverWitness(change?.Invoke(options) ?? options, ServiceHandler.CreateClient(), secrets, _clock);
    }
}
