using MamCrawler.Core.Faults;
using MamCrawler.Core.Gaps;
using MamCrawler.Integrations.Audible;
using MamCrawler.Integrations.Tests.Http;

namespace MamCrawler.Integrations.Tests.Audible;

public sealed class AudibleAuthorTests
{
    private readonly FakeAudible _fake = new();

    [Fact]
    public async Task AskAuthors_SeveralPages_GivesEveryWorkOfThatAuthorOnly()
    {
        for (var book = 0; book < 60; book++)
            _fake.Book($"B{book:000000000}", $"Book {book}", "J.R. Calloway", ("BSERIES001", "Ironbark", $"{book}"));
        _fake.Book("B900000001", "Another Calloway", "Susan Calloway");
        var answers = await AskAsync(new("a", "J. R. Calloway"), new("b", "Nobody Known"), new("c", ""));
        Assert.Equal(60, answers[0].Catalog!.Works.Count);
        Assert.Equal("59", answers[0].Catalog!.Works[59].Sequence.Raw);
        Assert.Equal((null, null), (answers[1].Catalog, answers[1].Fault));
        Assert.Equal((null, null), (answers[2].Catalog, answers[2].Fault));
    }

    [Fact]
    public async Task AskAuthors_Prolific_ReadsABoundedNumberOfPages()
    {
        for (var book = 0; book < 500; book++)
            _fake.Book($"B{book:000000000}", $"Book {book}", "Very Busy");
        await using var server = await StubServer.StartAsync(_fake.AnswerAsync);
        using var witness = FakeAudible.WitnessOn(server, options => options with { PagesPerAuthor = 2 });
        var answer = Assert.Single(await witness.AskAuthorsAsync([new("a", "Very Busy")], CancellationToken.None));
        Assert.Equal(100, answer.Catalog!.Works.Count);
        Assert.Equal(2, server.Requests.Count);
        Assert.Contains("page=0", server.Requests.First().Target, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AskAuthors_Silent_IsAFaultInEveryAnswerAndAskedOnce()
    {
        _fake.Instead = _ => (429, "slow");
        await using var server = await StubServer.StartAsync(_fake.AnswerAsync);
        using var witness = FakeAudible.WitnessOn(server);
        var answers = await witness.AskAuthorsAsync([new("a", "One"), new("b", "Two")], CancellationToken.None);
        Assert.All(answers, answer => Assert.Equal(FaultName.RateLimited, answer.Fault!.Name));
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task AskAuthors_OneUnreadableAnswer_LeavesTheOthers()
    {
        _fake.Book("B000000001", "Book", "Good Author");
        _fake.Instead = query => query.Contains("Bad", StringComparison.Ordinal) ? (200, "{}") : null;
        var answers = await AskAsync(new("a", "Bad Author"), new("b", "Good Author"));
        Assert.Equal(FaultName.ShapeChanged, answers[0].Fault!.Name);
        Assert.Single(answers[1].Catalog!.Works);
    }

    [Fact]
    public async Task Probe_AnswersAndSilence_AreTold()
    {
        _fake.Book("B000000001", "The Book", "Good Author");
        await using var server = await StubServer.StartAsync(_fake.AnswerAsync);
        using var witness = FakeAudible.WitnessOn(server);
        Assert.Contains("answers.", Assert.Single((await witness.ProbeAsync(CancellationToken.None)).Details), StringComparison.Ordinal);
        _fake.Products.Clear();
        Assert.Contains("check that it is Audible", Assert.Single((await witness.ProbeAsync(CancellationToken.None)).Details), StringComparison.Ordinal);
        _fake.Instead = _ => (403, "");
        await Assert.ThrowsAsync<StopFaultException>(() => witness.ProbeAsync(CancellationToken.None));
        Assert.Equal("Audible", witness.Name);
    }

    [Fact]
    public void Options_Wrong_SayWhatIsWrong()
    {
        Assert.Empty(new AudibleOptions().Validate());
        var wrong = new AudibleOptions
        {
            BaseAddress = new("ftp://x/"),
            Pace = new() { PauseEvery = -1 },
            AsinsPerSeries = 0,
            PagesPerAuthor = 0,
            VolumesPerSeries = 1,
            Timeout = TimeSpan.Zero,
        };
        Assert.Equal(6, wrong.Validate().Count);
        Assert.Single(new AudibleOptions { Pace = new() { MinimumInterval = TimeSpan.FromMilliseconds(10) } }.Validate());
        Assert.Empty(
            new AudibleOptions
            {
                BaseAddress = new("http://127.0.0.1:1/"),
                Pace = new() { MinimumInterval = TimeSpan.Zero },
            }.Validate()
        );
        using var http = new HttpClient();
        Assert.Throws<ArgumentException>(() => new AudibleWitness(wrong, http, TimeProvider.System));
    }

    private async Task<IReadOnlyList<WitnessAnswer>> AskAsync(params AuthorQuestion[] questions)
    {
        await using var server = await StubServer.StartAsync(_fake.AnswerAsync);
        using var witness = FakeAudible.WitnessOn(server);
        return await witness.AskAuthorsAsync(questions, CancellationToken.None);
    }
}
