using MamCrawler.Core.Faults;
using MamCrawler.Core.Metadata;
using MamCrawler.Integrations.ITunes;
using MamCrawler.Integrations.Tests.Catalogues;
using MamCrawler.Integrations.Tests.Http;

namespace MamCrawler.Integrations.Tests.ITunes;

public sealed class ITunesProviderTests
{
    private const string Found = """
        {"resultCount":4,"results":[
        {"wrapperType":"track","trackName":"no audiobook"},
        {"wrapperType":"audiobook","artistName":"Ada Quist","artworkUrl100":"https://is1-ssl.mzstatic.com/x/100x100bb.jpg"},
        {"wrapperType":"audiobook","collectionName":"Another Book","artistName":"Ada Quist"},
        {"wrapperType":"audiobook","artistId":1,"collectionId":"1400000001","collectionName":"The Iron Gate (Unabridged)","artistName":"Ada Quist & Bob Other",
        "artworkUrl60":"http://is1-ssl.mzstatic.com/x/60x60bb.jpg","artworkUrl100":"http://is1-ssl.mzstatic.com/image/thumb/Music/v4/ab/cover.jpg/100x100bb.jpg",
        "releaseDate":"2020-05-04T07:00:00Z","primaryGenreName":"Sci-Fi & Fantasy","description":"<b>Nobody</b> crosses.<br />Twice &amp; more.","collectionPrice":14.99}]}
        """;

    [Fact]
    public async Task Find_ByTitleAndAuthor_GivesWhatMayBeTheBook()
    {
        await using var server = await StubServer.AnsweringAsync(200, Found, "text/javascript; charset=utf-8");
        using var provider = On(server);
        var facts = Assert.Single(await provider.AskAsync(Asked.Question()));
        Assert.Equal("The Iron Gate (Unabridged)", facts.Title);
        Assert.Equal(("Ada Quist & Bob Other", false, new DateOnly(2020, 5, 4)), (Assert.Single(facts.Authors), facts.Abridged, facts.ReleaseDate));
        Assert.Equal(("Nobody crosses.\nTwice & more.", "Sci-Fi & Fantasy"), (facts.Description, Assert.Single(facts.Genres)));
        Assert.Equal("https://is1-ssl.mzstatic.com/image/thumb/Music/v4/ab/cover.jpg/600x600bb.jpg", facts.Cover?.AbsoluteUri);
        Assert.Equal("/search?term=Iron%20Gate%20ada%20quist&country=GB&media=audiobook&entity=audiobook&limit=25", Assert.Single(server.Requests).Target);
        Assert.Equal(("ITunes", 1), (provider.Name, provider.Requests));
        Assert.DoesNotContain(MetadataField.Narrators, provider.States);
    }

    [Theory]
    [InlineData("""{"resultCount":0,"results":[]}""")]
    [InlineData("""{"results":[1,"a",null,[],{"wrapperType":7}]}""")]
    public async Task Find_NothingThere_IsNothing(string body)
    {
        await using var server = await StubServer.AnsweringAsync(200, body, "text/javascript");
        using var provider = On(server);
        Assert.Empty(await provider.AskAsync(Asked.Question()));
    }

    [Theory]
    [InlineData("The Iron Gate", "Unknown")]
    [InlineData("!!!", "Ada Quist")]
    public async Task Find_TitleOrAuthorUnknown_AsksNothing(string title, string author)
    {
        await using var server = await StubServer.AnsweringAsync(200, Found);
        using var provider = On(server);
        Assert.False(provider.CanBeAsked(Asked.Question(title, author)));
        Assert.Empty(await provider.AskAsync(Asked.Question(title, author)));
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData(403, "", FaultName.RateLimited)]
    [InlineData(429, "", FaultName.RateLimited)]
    [InlineData(503, "", FaultName.WitnessUnavailable)]
    [InlineData(301, "", FaultName.WitnessUnavailable)]
    [InlineData(400, """{"errorMessage":"Invalid value(s) for key(s): [country]"}""", FaultName.ShapeChanged)]
    [InlineData(200, "<!DOCTYPE html><html></html>", FaultName.ShapeChanged)]
    [InlineData(200, "{}", FaultName.ShapeChanged)]
    [InlineData(200, """{"results":{}}""", FaultName.ShapeChanged)]
    [InlineData(200, "[]", FaultName.ShapeChanged)]
    [InlineData(200, "", FaultName.ShapeChanged)]
    public async Task Find_HostileOrRefusing_IsANamedFault(int status, string body, FaultName expected)
    {
        await using var server = await StubServer.AnsweringAsync(status, body);
        using var provider = On(server);
        var fault = await Assert.ThrowsAnyAsync<FaultException>(() => provider.AskAsync(Asked.Question()));
        Assert.Equal((expected, "iTunes"), (fault.Fault.Name, fault.Fault.Service));
        Assert.Matches(@"^iTunes .{30,}\.$", fault.Fault.Sentence);
    }

    [Fact]
    public async Task Find_Refused_AsksMoreSlowly()
    {
        await using var server = await StubServer.StartAsync(
            (context, _) =>
                StubServer.WriteAsync(context, context.Request.QueryString.Value!.Contains("Iron", StringComparison.Ordinal) ? 403 : 200, """{"results":[]}""")
        );
        var clock = new ManualClock();
        using var provider = new ITunesProvider(new ITunesOptions { BaseAddress = server.Address }, server.CreateClient(), clock);
        await Assert.ThrowsAsync<WaitFaultException>(() => provider.AskAsync(Asked.Question()));
        await provider.AskAsync(Asked.Question("Another Book"));
        Assert.Equal(TimeSpan.FromSeconds(6.2), clock.Passed);
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData("""{"results":[]}""", "found nothing")]
    [InlineData(Found, "country gb.")]
    public async Task Probe_Store_IsTold(string body, string expected)
    {
        await using var server = await StubServer.AnsweringAsync(200, body);
        using var provider = On(server);
        Assert.Contains(expected, Assert.Single((await provider.ProbeAsync(CancellationToken.None)).Details), StringComparison.Ordinal);
    }

    [Fact]
    public void Options_Wrong_SayWhatIsWrong()
    {
        Assert.Empty(new ITunesOptions().Validate());
        var wrong = new ITunesOptions
        {
            BaseAddress = new("ftp://x/"),
            Country = "usa",
            Pace = new() { PauseEvery = -1 },
            Rows = 0,
            Timeout = TimeSpan.Zero,
        };
        Assert.Equal(5, wrong.Validate().Count);
        Assert.Single(new ITunesOptions { Pace = new() { MinimumInterval = TimeSpan.FromSeconds(2) } }.Validate());
        using var http = new HttpClient();
        Assert.Throws<ArgumentException>(() => new ITunesProvider(wrong, http, TimeProvider.System));
    }

    private static ITunesProvider On(StubServer server) =>
        new(new ITunesOptions { BaseAddress = server.Address, Country = "gb" }, server.CreateClient(), new ManualClock());
}
