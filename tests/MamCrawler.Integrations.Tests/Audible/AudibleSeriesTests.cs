using MamCrawler.Core.Faults;
using MamCrawler.Core.Gaps;
using MamCrawler.Integrations.Tests.Http;

namespace MamCrawler.Integrations.Tests.Audible;

public sealed class AudibleSeriesTests
{
    private readonly FakeAudible _fake = new();

    [Fact]
    public async Task AskSeries_OwnedAsin_GivesEveryVolumeWithItsFacts()
    {
        _fake.Book("B000000001", "Cold Quay", "Petra Lindqvist", ("BSERIES001", "Detective Aune", "Book 1"));
        var second = _fake.Book("B000000002", "Black Ice", "Petra Lindqvist", ("BSERIES001", "Detective Aune", "2"), ("BSERIES002", "Northern Crime", null));
        second["subtitle"] = "Aune hunts again";
        second["format_type"] = "abridged";
        second["isbn"] = "9783161484100";
        var catalog = (await AskAsync(Aune())).Catalog!;
        Assert.Equal(("Audible", "Detective Aune"), (catalog.Witness, catalog.Name));
        Assert.Equal(["Cold Quay", "Black Ice"], catalog.Works.Select(work => work.Title));
        Assert.Equal(["Book 1", "2"], catalog.Works.Select(work => work.Sequence.Raw));
        var work = catalog.Works[1];
        Assert.Equal(
            ("Aune hunts again", "english", true, TimeSpan.FromMinutes(600), new DateOnly(2020, 5, 4)),
            (work.Subtitle, work.Language, work.Abridged, work.Duration, work.ReleaseDate)
        );
        Assert.Equal(("B000000002", "9783161484100", true), (Assert.Single(work.Asins), work.Isbn, work.HasAudio));
        Assert.Equal(["Detective Aune", "Northern Crime"], work.Series.Select(series => series.Name));
        Assert.Equal(["A Reader"], work.Narrators);
    }

    [Fact]
    public async Task AskSeries_FiftyQuestions_ShareTheirRequests()
    {
        var questions = new List<SeriesQuestion>();
        for (var series = 0; series < 50; series++)
        {
            for (var volume = 1; volume <= 4; volume++)
                _fake.Book(
                    $"B{series:000}{volume:000000}",
                    $"Title {series} {volume}",
                    "Some Author",
                    ($"S{series:000000000}", $"Series {series}", $"{volume}")
                );
            questions.Add(new SeriesQuestion($"{series}", $"Series {series}", ["Some Author"], [$"B{series:000}000001"]));
        }

        await using var server = await StubServer.StartAsync(_fake.AnswerAsync);
        using var witness = FakeAudible.WitnessOn(server);
        var answers = await witness.AskSeriesAsync(questions, CancellationToken.None);
        Assert.Equal(questions.Select(question => question.Key), answers.Select(answer => answer.Key));
        Assert.All(answers, answer => Assert.Equal(4, answer.Catalog!.Works.Count));
        // 50 owned, 50 series, 150 volumes not loaded yet.
        Assert.Equal(5, server.Requests.Count);
        Assert.Equal(5, witness.Requests);
        Assert.All(server.Requests, request => Assert.StartsWith("/1.0/catalog/products?asins=", request.Target, StringComparison.Ordinal));
    }

    [Fact]
    public async Task AskSeries_OneSeriesUnderTwoIds_IsMergedWithoutRepeats()
    {
        _fake.Book("B000000001", "Cold Quay", "Petra Lindqvist", ("BSERIES001", "Detective Aune", "1"));
        _fake.Book("B000000009", "The Long Dark", "Petra Lindqvist", ("BSERIES001", "Detective Aune", "10"), ("BSERIES009", "Detective Aune Series", "10"));
        _fake.Book("B000000003", "Thaw", "Petra Lindqvist", ("BSERIES009", "Detective Aune Series", "4"));
        var catalog = (await AskAsync(Aune("B000000001", "B000000009"))).Catalog!;
        Assert.Equal(["Cold Quay", "The Long Dark", "Thaw"], catalog.Works.Select(work => work.Title));
        Assert.Equal(["Detective Aune Series"], catalog.Aliases);
    }

    [Fact]
    public async Task AskSeries_TheOnlySeriesUnderAnotherName_IsTakenAsItsOwnName()
    {
        _fake.Book("B000000001", "Founding", "Aleron Kong", ("BSERIES001", "Chaos Seeds", "1"));
        var answer = await AskAsync(new SeriesQuestion("k", "The Land", ["Aleron Kong"], ["B000000001"]));
        Assert.Equal("Chaos Seeds", answer.Catalog!.Name);
    }

    [Fact]
    public async Task AskSeries_NoAsinKnown_FindsTheSeriesByNameAndAuthor()
    {
        _fake.Book("B000000001", "Founding", "Aleron Kong", ("BSERIES001", "The Land: Chaos Seeds", "1"));
        _fake.Book("B000000002", "The Land of Others", "Somebody Else", ("BSERIES002", "The Land", "1"));
        var answer = await AskAsync(new SeriesQuestion("k", "The Land", ["Aleron Kong"], []));
        Assert.Equal("The Land: Chaos Seeds", answer.Catalog!.Name);
        Assert.Equal("Founding", Assert.Single(answer.Catalog.Works).Title);
    }

    [Fact]
    public async Task AskSeries_NoAuthorKnown_TakesOnlyOneOfTwoNamesakes()
    {
        _fake.Book("B000000001", "First", "One Author", ("BSERIES001", "The Land", "1"));
        _fake.Book("B000000002", "Second", "Other Author", ("BSERIES002", "The Land", "1"));
        Assert.Single((await AskAsync(new SeriesQuestion("k", "The Land", [], []))).Catalog!.Works);
    }

    [Fact]
    public async Task AskSeries_PacksPartsAndDramatisations_AreMarked()
    {
        _fake.Book("B000000001", "Cold Quay", "Petra Lindqvist", ("BSERIES001", "Detective Aune", "1"));
        _fake.Book("B000000002", "Aune Bundle", "Petra Lindqvist", ("BSERIES001", "Detective Aune", null))["content_delivery_type"] = "Bundle";
        _fake.Book("B000000003", "Quay and Ice", "Petra Lindqvist", ("BSERIES001", "Detective Aune", "1-3"));
        _fake.Book("B000000004", "Thaw", "Petra Lindqvist", ("BSERIES001", "Detective Aune", "4"))["content_delivery_type"] = "AudioPart";
        _fake.Book("B000000005", "Midnight Sun", "Petra Lindqvist", ("BSERIES001", "Detective Aune", "6"))["relationships"] =
            new System.Text.Json.Nodes.JsonArray(FakeAudible.Child("B000000099", "1", "component", "parent"));
        _fake.Book("B000000006", "Dusk", "Petra Lindqvist", ("BSERIES001", "Detective Aune", "2, Dramatized Adaptation"));
        _fake.Book("B000000007", "Dawn", "Petra Lindqvist", ("BSERIES001", "Detective Aune", "3"))["publisher_name"] = "Graphic Audio LLC";
        _fake.Book("B000000008", "A Podcast", "Petra Lindqvist", ("BSERIES001", "Detective Aune", "7"))["content_delivery_type"] = "PodcastParent";
        var works = (await AskAsync(Aune())).Catalog!.Works.ToDictionary(work => work.Asins[0]);
        Assert.Equal(["B000000002", "B000000003"], works.Values.Where(work => work.IsPack).Select(work => work.Asins[0]).Order());
        Assert.Equal(["B000000004", "B000000005"], works.Values.Where(work => work.IsPart).Select(work => work.Asins[0]).Order());
        Assert.Equal(["B000000006", "B000000007"], works.Values.Where(work => work.Dramatised).Select(work => work.Asins[0]).Order());
        Assert.Equal("Graphic Audio LLC", works["B000000007"].Publisher);
        Assert.Equal("2, Dramatized Adaptation", works["B000000006"].Sequence.Raw);
        Assert.False(works.ContainsKey("B000000008"));
    }

    [Fact]
    public async Task AskSeries_Relationships_AreFilteredAndOrderedBySort()
    {
        var series = _fake.Series("BSERIES001", "Detective Aune")["relationships"]!.AsArray();
        foreach (var (asin, sort) in new[] { ("B000000003", 3), ("B000000001", 1), ("B000000002", 2) })
        {
            _fake.Book(asin, $"Volume {sort}", "Petra Lindqvist");
            series.Add(FakeAudible.Child(asin, $"{sort}", sort: sort));
        }

        _fake.Products["B000000001"]["series"] = new System.Text.Json.Nodes.JsonArray(
            new System.Text.Json.Nodes.JsonObject { ["asin"] = "BSERIES001", ["title"] = "Detective Aune" }
        );
        _fake.Book("B000000004", "Part", "Petra Lindqvist");
        series.Add(FakeAudible.Child("B000000004", "4", "component"));
        series.Add(FakeAudible.Child("B000000005", "5"));
        series.Add(FakeAudible.Child("B000000002", "2", direction: "parent"));
        series.Add("nonsense");
        Assert.Equal(["Volume 1", "Volume 2", "Volume 3"], (await AskAsync(Aune())).Catalog!.Works.Select(work => work.Title));
    }

    [Fact]
    public async Task AskSeries_UnknownSeries_IsNeitherCatalogNorFault()
    {
        _fake.Book("B000000001", "A Single Book", "Petra Lindqvist");
        Assert.Equal(new WitnessAnswer("k", null), await AskAsync(Aune()));
        Assert.Equal(
            new WitnessAnswer("k", null),
            await AskAsync(new SeriesQuestion("k", "No Such Thing", ["Nobody"], ["B000000404", "not an asin!", "B0000'0001"]))
        );
    }

    [Theory]
    [InlineData(503, "later", FaultName.WitnessUnavailable)]
    [InlineData(429, "slow", FaultName.RateLimited)]
    [InlineData(403, "no", FaultName.WitnessUnavailable)]
    [InlineData(302, "", FaultName.WitnessUnavailable)]
    [InlineData(408, "", FaultName.WitnessUnavailable)]
    [InlineData(400, "{}", FaultName.ShapeChanged)]
    [InlineData(200, "<!DOCTYPE html><html></html>", FaultName.ShapeChanged)]
    [InlineData(200, "{\"products\":[{\"asin\":", FaultName.ShapeChanged)]
    [InlineData(200, "{\"products\":{}}", FaultName.ShapeChanged)]
    [InlineData(200, "[]", FaultName.ShapeChanged)]
    public async Task AskSeries_HostileOrRefusing_IsAFaultInTheAnswer(int status, string body, FaultName expected)
    {
        _fake.Instead = _ => (status, body);
        var answer = await AskAsync(Aune());
        Assert.Equal((null, expected), (answer.Catalog, answer.Fault!.Name));
        Assert.Equal(expected, (await AskAsync(new SeriesQuestion("k", "Detective Aune", [], []))).Fault!.Name);
    }

    [Fact]
    public async Task AskSeries_VolumesThatCannotBeAsked_AreAFaultAndNotAShorterSeries()
    {
        for (var volume = 1; volume <= 60; volume++)
            _fake.Book($"B{volume:000000000}", $"Volume {volume}", "Petra Lindqvist", ("BSERIES001", "Detective Aune", $"{volume}"));
        _fake.Instead = query => query.Contains("B000000060", StringComparison.Ordinal) ? (500, "broken") : null;
        var answer = await AskAsync(Aune());
        Assert.Equal((null, FaultName.WitnessUnavailable), (answer.Catalog, answer.Fault!.Name));
    }

    [Fact]
    public async Task AskSeries_SilentService_IsNotKnockedAtForEveryQuestion()
    {
        _fake.Instead = _ => (503, "later");
        await using var server = await StubServer.StartAsync(_fake.AnswerAsync);
        using var witness = FakeAudible.WitnessOn(server);
        var questions = Enumerable.Range(0, 20).Select(number => new SeriesQuestion($"{number}", $"Series {number}", [], []));
        var answers = await witness.AskSeriesAsync([.. questions], CancellationToken.None);
        // 503 is repeated, and after three tries of the first question nothing more is sent.
        Assert.Equal(3, server.Requests.Count);
        Assert.All(answers.Take(1), answer => Assert.NotNull(answer.Fault));
        Assert.Equal(20, answers.Count(answer => answer.Fault is not null));
    }

    [Fact]
    public async Task AskSeries_ServiceBusyOnce_IsAskedAgain()
    {
        _fake.Book("B000000001", "Cold Quay", "Petra Lindqvist", ("BSERIES001", "Detective Aune", "1"));
        var asked = 0;
        _fake.Instead = _ => ++asked == 1 ? (503, "later") : null;
        Assert.Single((await AskAsync(Aune())).Catalog!.Works);
    }

    [Fact]
    public async Task AskSeries_WrongTypesEverywhere_AreReadAsNotStated()
    {
        _fake.Book("B000000001", "Cold Quay", "Petra Lindqvist", ("BSERIES001", "Detective Aune", "1"));
        var book = _fake.Products["B000000001"];
        book["runtime_length_min"] = "long";
        book["release_date"] = 7;
        book["language"] = new System.Text.Json.Nodes.JsonArray();
        book["authors"] = "Petra Lindqvist";
        book["format_type"] = null;
        book["content_delivery_type"] = 3;
        book["relationships"] = "none";
        var work = Assert.Single((await AskAsync(Aune())).Catalog!.Works);
        Assert.Equal((null, null, null, null), (work.Duration, work.ReleaseDate, work.Language, work.Abridged));
        Assert.Equal(["Petra Lindqvist"], work.Authors);
    }

    private static SeriesQuestion Aune(params string[] asins) => new("k", "Detective Aune", ["Petra Lindqvist"], asins.Length > 0 ? asins : ["B000000001"]);

    private async Task<WitnessAnswer> AskAsync(SeriesQuestion question)
    {
        await using var server = await StubServer.StartAsync(_fake.AnswerAsync);
        using var witness = FakeAudible.WitnessOn(server);
        return Assert.Single(await witness.AskSeriesAsync([question], CancellationToken.None));
    }
}
