using System.Text.Json.Nodes;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Gaps;
using MamCrawler.Integrations.Hardcover;
using MamCrawler.Integrations.Tests.Http;

namespace MamCrawler.Integrations.Tests.Hardcover;

public sealed class HardcoverWitnessTests
{
    private readonly FakeHardcover _fake = new();

    [Fact]
    public async Task AskSeries_ByName_GivesTheWorksWithTheirFacts()
    {
        var series = _fake.AddSeries(7, "Detective Aune", "Petra Lindqvist");
        _fake.AddBook(series, 1, "Cold Quay", 1, "B000000001");
        _fake.AddBook(series, 2, "Black Ice", 2.5);
        var catalog = (await AskAsync(Aune())).Catalog!;
        Assert.Equal(("Hardcover", "Detective Aune"), (catalog.Witness, catalog.Name));
        Assert.Equal([("Cold Quay", "1"), ("Black Ice", "2.5")], catalog.Works.Select(work => (work.Title, work.Sequence.Raw)));
        var first = catalog.Works[0];
        Assert.Equal(["Petra Lindqvist"], first.Authors);
        Assert.Equal(("B000000001", "English", true), (Assert.Single(first.Asins), first.Language, first.HasAudio));
        Assert.Equal((TimeSpan.FromHours(10), new DateOnly(2019, 2, 3), "9783161484100"), (first.Duration, first.ReleaseDate, first.Isbn));
        // That none is listed does not prove that there is none.
        Assert.Null(catalog.Works[1].HasAudio);
    }

    [Fact]
    public async Task AskSeries_PacksPartsNovellasAndDuplicates_AreMarkedOrLeftOut()
    {
        var series = _fake.AddSeries(7, "Detective Aune", "Petra Lindqvist");
        _fake.AddBook(series, 1, "Cold Quay", 1, users: 500);
        _fake.AddBook(series, 2, "Kalter Kai", 1, users: 20);
        _fake.AddBook(series, 3, "Cold Quay Again", 1).Book["canonical_id"] = 1;
        _fake.AddBook(series, 4, "Cold Quay Merged", 1).Book["book_status_id"] = 4;
        _fake.AddBook(series, 5, "Rival at One", 1, users: 400);
        _fake.AddBook(series, 6, "Three in One", 1).Place["compilation"] = true;
        _fake.AddBook(series, 7, "By Details", 1).Place["details"] = "1-3";
        _fake.AddBook(series, 8, "A Collection", null).Book["book_category_id"] = 8;
        _fake.AddBook(series, 9, "First Half", 2.1).Book["is_partial_book"] = true;
        _fake.AddBook(series, 10, "A Novella", 0.5).Book["book_category_id"] = 2;
        _fake.AddBook(series, 11, "A Story", 0.6).Book["book_category_id"] = "3";
        series["book_series"]!.AsArray().Add(new JsonObject { ["position"] = 9, ["book"] = null });
        var works = (await AskAsync(Aune())).Catalog!.Works.ToDictionary(work => work.Title);
        Assert.Equal(["A Collection", "By Details", "Three in One"], works.Values.Where(work => work.IsPack).Select(work => work.Title).Order());
        Assert.Equal(["First Half"], works.Values.Where(work => work.IsPart).Select(work => work.Title));
        Assert.Equal(["A Novella", "A Story"], works.Values.Where(work => work.IsNovella).Select(work => work.Title).Order());
        Assert.Equal(
            ["Cold Quay", "Rival at One"],
            works.Values.Where(work => work is { IsPack: false, IsPart: false, IsNovella: false }).Select(work => work.Title)
        );
        Assert.Equal("1-3", works["By Details"].Sequence.Raw);
    }

    [Fact]
    public async Task AskSeries_OwnedAsin_FindsTheSeriesUnderAnotherName()
    {
        var series = _fake.AddSeries(7, "Chaos Seeds", "Aleron Kong");
        _fake.AddBook(series, 1, "Founding", 1, "B000000001");
        var answer = await AskAsync(new SeriesQuestion("k", "The Land", ["Aleron Kong"], ["b000000001"]));
        Assert.Equal("Chaos Seeds", answer.Catalog!.Name);
    }

    [Fact]
    public async Task AskSeries_OtherSpellingOrWords_IsFoundByNameVariantsThenSearch()
    {
        _fake.AddBook(_fake.AddSeries(7, "The Stormlight Archive", "Brandon Sanderson"), 1, "First", 1);
        _fake.AddBook(_fake.AddSeries(8, "Realm of the Elderlings", "Robin Hobb"), 2, "Apprentice", 1);
        foreach (var asText in new[] { false, true })
        {
            _fake.SearchAsText = asText;
            await using var server = await StubServer.StartAsync(_fake.AnswerAsync);
            using var witness = FakeHardcover.WitnessOn(server);
            var answers = await witness.AskSeriesAsync(
                [
                    new("a", "Stormlight Archive", ["Brandon Sanderson"], []),
                    new("b", "Realms of the Elderlings", ["Robin Hobb"], []),
                    new("c", "Nobody's", ["No One"], []),
                ],
                CancellationToken.None
            );
            Assert.Equal(["The Stormlight Archive", "Realm of the Elderlings", null], answers.Select(answer => answer.Catalog?.Name));
            Assert.All(answers, answer => Assert.Null(answer.Fault));
            Assert.Equal(2, server.Requests.Count(request => request.Body.Contains("search(", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task AskSeries_NamesakesAndMergedSeries_TakesTheOneMeant()
    {
        _fake.AddBook(_fake.AddSeries(5, "Detective Aune", "Somebody Else"), 50, "Wrong", 1);
        _fake.AddSeries(6, "Detective Aune", "Petra Lindqvist", canonical: 7);
        _fake.AddBook(_fake.AddSeries(7, "Aune Investigates", "Petra Lindqvist"), 1, "Cold Quay", 1);
        var catalog = (await AskAsync(Aune())).Catalog!;
        Assert.Equal("Aune Investigates", catalog.Name);
        Assert.Equal(["Detective Aune"], catalog.Aliases);
        Assert.Equal("Cold Quay", Assert.Single(catalog.Works).Title);
    }

    [Fact]
    public async Task AskSeries_Translations_DoNotLendTheirAsins()
    {
        var series = _fake.AddSeries(7, "Detective Aune", "Petra Lindqvist");
        _fake.AddBook(series, 1, "Cold Quay", 1, "B000000001");
        _fake.EditionsOf(1).Add(FakeHardcover.Edition(9001, "B0GERMAN01", "German"));
        _fake.EditionsOf(1).Add(FakeHardcover.Edition(9002, "B000000002", "English"));
        var work = Assert.Single((await AskAsync(Aune())).Catalog!.Works);
        Assert.Equal(["B000000001", "B000000002"], work.Asins);
        Assert.Equal("English", work.Language);
    }

    [Fact]
    public async Task AskSeries_FiftyQuestions_ShareShallowQueriesWithinTheLimits()
    {
        var questions = new List<SeriesQuestion>();
        for (var number = 1; number <= 50; number++)
        {
            var series = _fake.AddSeries(number, $"Series {number}", "Some Author");
            for (var volume = 1; volume <= 12; volume++)
                _fake.AddBook(series, (number * 100) + volume, $"Title {number} {volume}", volume, $"B{number:0000}{volume:00000}");
            questions.Add(new SeriesQuestion($"{number}", $"Series {number}", ["Some Author"], [$"B{number:0000}00001"]));
        }

        var clock = new ManualClock();
        await using var server = await StubServer.StartAsync(_fake.AnswerAsync);
        using var witness = FakeHardcover.WitnessOn(server, clock);
        var answers = await witness.AskSeriesAsync(questions, CancellationToken.None);
        Assert.All(answers, answer => Assert.Equal(12, answer.Catalog!.Works.Count));
        // ASINs, heads, places twice, 600 books in five queries and one.
        Assert.Equal(6, server.Requests.Count);
        Assert.Equal(6, witness.Requests);
        foreach (var query in server.Requests.Select(request => JsonNode.Parse(request.Body)!["query"]!.GetValue<string>()))
        {
            Assert.InRange(Depth(query), 2, 4);
            Assert.InRange(query.Split(":books(").Length - 1, 0, 5);
        }

        // The interval counts top-level queries, five for the request that held five.
        Assert.True(clock.Passed >= TimeSpan.FromSeconds(9));
    }

    [Fact]
    public async Task AskSeries_NoToken_SaysNothingAndAsksNothing()
    {
        await using var server = await StubServer.StartAsync(_fake.AnswerAsync);
        using var witness = FakeHardcover.WitnessOn(server, token: null);
        Assert.Empty(await witness.AskSeriesAsync([Aune()], CancellationToken.None));
        Assert.Empty(server.Requests);
        var fault = await Assert.ThrowsAsync<AskPersonFaultException>(() => witness.ProbeAsync(CancellationToken.None));
        Assert.Equal(FaultName.NotConfigured, fault.Fault.Name);
    }

    [Theory]
    [InlineData(400, """{"error":"invalid_query"}""", FaultName.ShapeChanged)]
    [InlineData(401, """{"error":"invalid_token"}""", FaultName.WitnessUnavailable)]
    [InlineData(403, """{"error":"insufficient_scope","scope":"read"}""", FaultName.WitnessUnavailable)]
    [InlineData(403, """{"error":"top_level_limit_exceeded"}""", FaultName.WitnessUnavailable)]
    [InlineData(403, "<html><body>no</body></html>", FaultName.WitnessUnavailable)]
    [InlineData(408, """{"error":"timeout"}""", FaultName.WitnessUnavailable)]
    [InlineData(429, """{"error":"rate_limited"}""", FaultName.RateLimited)]
    [InlineData(503, """{"error":"maintenance"}""", FaultName.WitnessUnavailable)]
    [InlineData(200, """{"errors":[{"message":"field 'x' not found token=abc123"}]}""", FaultName.ShapeChanged)]
    [InlineData(200, """{"errors":"bad"}""", FaultName.ShapeChanged)]
    [InlineData(200, """{"data":null}""", FaultName.ShapeChanged)]
    [InlineData(200, """{"data":{}}""", FaultName.ShapeChanged)]
    [InlineData(200, """{"data":{"series":[""", FaultName.ShapeChanged)]
    [InlineData(200, "<!DOCTYPE html><html></html>", FaultName.ShapeChanged)]
    [InlineData(418, "", FaultName.ShapeChanged)]
    public async Task AskSeries_RefusingOrHostile_IsAFaultInTheAnswer(int status, string body, FaultName expected)
    {
        _fake.Instead = _ => (status, body);
        var answer = await AskAsync(Aune());
        Assert.Equal((null, expected), (answer.Catalog, answer.Fault!.Name));
        Assert.DoesNotContain("abc123", answer.Fault.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain(FakeHardcover.Token, answer.Fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AskSeries_OneUnreadableSearch_LeavesTheOtherQuestions()
    {
        _fake.AddBook(_fake.AddSeries(7, "Detective Aune", "Petra Lindqvist"), 1, "Cold Quay", 1);
        _fake.Instead = query => query.Contains("search(", StringComparison.Ordinal) ? (200, """{"data":{"search":{"results":"not json"}}}""") : null;
        await using var server = await StubServer.StartAsync(_fake.AnswerAsync);
        using var witness = FakeHardcover.WitnessOn(server);
        var answers = await witness.AskSeriesAsync([new("x", "Unknown", [], []), Aune()], CancellationToken.None);
        Assert.Equal(FaultName.ShapeChanged, answers[0].Fault!.Name);
        Assert.Single(answers[1].Catalog!.Works);
    }

    [Fact]
    public async Task AskSeries_QuotaNearlySpent_KeepsTheReserve()
    {
        _fake.RateLimit = "\"Free\";r=8;t=42, \"daily\";r=150;t=3600";
        _fake.AddBook(_fake.AddSeries(7, "Detective Aune", "Petra Lindqvist"), 1, "Cold Quay", 1);
        var clock = new ManualClock();
        await using var server = await StubServer.StartAsync(_fake.AnswerAsync);
        using var witness = FakeHardcover.WitnessOn(server, clock);
        var fault = Assert.Single(await witness.AskSeriesAsync([Aune()], CancellationToken.None)).Fault!;
        Assert.Equal((FaultName.RateLimited, 1), (fault.Name, server.Requests.Count));
        Assert.InRange(fault.RetryAfter!.Value.TotalSeconds, 3500, 3600);
        clock.Advance(TimeSpan.FromHours(2));
        _fake.RateLimit = "\"daily\";r=5000;t=86400";
        Assert.NotNull(Assert.Single(await witness.AskSeriesAsync([Aune()], CancellationToken.None)).Catalog);
    }

    [Fact]
    public async Task Probe_Token_TellsWhoseItIsAndWhatIsLeft()
    {
        _fake.RateLimit = "\"daily\";r=4321;t=60";
        await using var server = await StubServer.StartAsync(_fake.AnswerAsync);
        using var witness = FakeHardcover.WitnessOn(server, token: $"Bearer {FakeHardcover.Token} ");
        var details = string.Join(' ', (await witness.ProbeAsync(CancellationToken.None)).Details);
        Assert.Contains("listener", details, StringComparison.Ordinal);
        Assert.Contains("4321", details, StringComparison.Ordinal);
        Assert.Equal("Hardcover", witness.Name);
    }

    [Fact]
    public void Options_Wrong_SayWhatIsWrong()
    {
        Assert.Empty(new HardcoverOptions().Validate());
        var wrong = new HardcoverOptions
        {
            BaseAddress = new("ftp://x/"),
            Pace = new() { PauseEvery = -1 },
            TokenSecret = "",
            DailyReserve = -1,
            Timeout = TimeSpan.Zero,
        };
        Assert.Equal(5, wrong.Validate().Count);
        Assert.Single(new HardcoverOptions { BaseAddress = new("http://elsewhere.example/") }.Validate());
        Assert.Single(new HardcoverOptions { Pace = new() { MinimumInterval = TimeSpan.Zero } }.Validate());
        using var http = new HttpClient();
        Assert.Throws<ArgumentException>(() => new HardcoverWitness(wrong, http, new MemorySecrets(), TimeProvider.System));
    }

    private static SeriesQuestion Aune() => new("k", "Detective Aune", ["Petra Lindqvist"], []);

    private async Task<WitnessAnswer> AskAsync(SeriesQuestion question)
    {
        await using var server = await StubServer.StartAsync(_fake.AnswerAsync);
        using var witness = FakeHardcover.WitnessOn(server);
        return Assert.Single(await witness.AskSeriesAsync([question], CancellationToken.None));
    }

    // The depth of the selections, arguments left out; the outermost braces are the operation's own.
    private static int Depth(string query)
    {
        int depth = 0,
            deepest = 0,
            arguments = 0;
        foreach (var character in query)
        {
            arguments += character switch
            {
                '(' => 1,
                ')' => -1,
                _ => 0,
            };
            depth +=
                arguments > 0
                    ? 0
                    : character switch
                    {
                        '{' => 1,
                        '}' => -1,
                        _ => 0,
                    };
            deepest = Math.Max(deepest, depth);
        }

        return deepest;
    }
}
