using MamCrawler.Core.Faults;
using MamCrawler.Integrations.OpenLibrary;
using MamCrawler.Integrations.Tests.Catalogues;
using MamCrawler.Integrations.Tests.Http;

namespace MamCrawler.Integrations.Tests.OpenLibrary;

public sealed class OpenLibraryProviderTests
{
    private const string Isbn = "9780306406157";
    private const string NotFound = """{"error": "notfound", "key": "/isbn/9780306406157"}""";
    private const string Search = """
        {"numFound":3,"start":0,"docs":[{"key":"/works/OL1W"},
        {"key":"/works/OL2W","title":"Summary of The Iron Gate","author_name":["Digest"]},
        {"key":"/works/OL3W","title":"The Iron Gate","author_name":["Ada Quist"],"first_publish_year":2015,"cover_i":42,"language":["eng"]}]}
        """;
    private const string Edition = """
        {"key":"/books/OL9M","title":"The Iron Gate","works":[{"key":"/works/OL3W"}],"languages":[{"key":"/languages/eng"}],"publish_date":"March 4, 2015",
        "covers":[-1,77],"isbn_13":["9780306406157"]}
        """;
    private const string Work = """
        {"key":"/works/OL3W","title":"The Iron Gate","description":{"type":"/type/text","value":"Nobody <i>crosses</i>."},"covers":[-1],
        "subjects":["Fantasy","fantasy","nyt:list=2015","A subject that is far too long to be the name of any genre at all"]}
        """;

    [Fact]
    public async Task Find_ByTitle_ReadsTheDescriptionOfWhatMayBeTheBook()
    {
        await using var server = await ServeAsync();
        using var provider = On(server);
        var facts = Assert.Single(await provider.AskAsync(Asked.Question()));
        Assert.Equal(("Ada Quist", "eng", "Nobody crosses."), (Assert.Single(facts.Authors), facts.Language, facts.Description));
        Assert.Equal(("Fantasy", new Uri("https://covers.openlibrary.org/b/id/42-L.jpg")), (Assert.Single(facts.Genres), facts.Cover));
        Assert.Equal(
            [
                "/search.json?title=Iron%20Gate&author=ada%20quist&fields=key,title,subtitle,author_name,first_publish_year,cover_i,language&limit=20",
                "/works/OL3W.json",
            ],
            server.Requests.Select(request => request.Target)
        );
        Assert.Equal(("OpenLibrary", 2), (provider.Name, provider.Requests));
    }

    [Theory]
    [InlineData("/books/OL9M.json")]
    [InlineData("/books/OL9M/The_Iron_Gate")]
    public async Task Find_ByIsbn_FollowsTheRedirectToTheEdition(string location)
    {
        await using var server = await ServeAsync(location);
        using var provider = On(server);
        var facts = Assert.Single(await provider.AskAsync(Asked.Question(isbn: Isbn)));
        Assert.Equal((Isbn, new DateOnly(2015, 3, 4), "Nobody crosses."), (facts.Isbn, facts.ReleaseDate, facts.Description));
        Assert.Equal(new Uri("https://covers.openlibrary.org/b/id/77-L.jpg"), facts.Cover);
        Assert.Equal([$"/isbn/{Isbn}.json", "/books/OL9M.json", "/works/OL3W.json"], server.Requests.Select(request => request.Target));
    }

    [Theory]
    [InlineData("http://169.254.169.254/books/OL9M.json")]
    [InlineData("http://127.0.0.1:1/books/OL9M.json")]
    [InlineData("https://openlibrary.org.evil.example/books/OL9M.json")]
    [InlineData("//evil.example/books/OL9M.json")]
    [InlineData("/account/login?redirect=/books/OL9M.json")]
    [InlineData("file:///books/OL9M.json")]
    [InlineData("::::")]
    [InlineData("")]
    public async Task Find_IsbnSentElsewhere_IsNotFollowed(string location)
    {
        await using var server = await ServeAsync(location);
        using var provider = On(server);
        var fault = await Assert.ThrowsAnyAsync<FaultException>(() => provider.AskAsync(Asked.Question(isbn: Isbn)));
        Assert.Equal(FaultName.WitnessUnavailable, fault.Fault.Name);
        Assert.Contains("not followed", fault.Fault.Sentence, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Find_RedirectToItsOwnPlainHost_GoesToTheAddressThatWasSet()
    {
        var options = new OpenLibraryOptions { BaseAddress = new("https://openlibrary.example/") };
        using var handler = new Scripted((302, "", "http://openlibrary.example/books/OL9M.json"), (200, Edition, null), (200, Work, null));
        using var http = new HttpClient(handler);
        using var provider = new OpenLibraryProvider(options, http, new ManualClock());
        Assert.Single(await provider.AskAsync(Asked.Question(isbn: Isbn)));
        Assert.All(handler.Asked, address => Assert.StartsWith("https://openlibrary.example/", address, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(404, NotFound)]
    [InlineData(200, NotFound)]
    public async Task Find_IsbnUnknown_AsksByTitle(int status, string body)
    {
        await using var server = await StubServer.StartAsync(
            (context, request) =>
                request.Target.StartsWith("/isbn/", StringComparison.Ordinal)
                    ? StubServer.WriteAsync(context, status, body)
                    : StubServer.WriteAsync(context, 200, """{"numFound":0,"docs":[]}""")
        );
        using var provider = On(server);
        Assert.Empty(await provider.AskAsync(Asked.Question(isbn: Isbn)));
        Assert.Equal(2, server.Requests.Count);
        Assert.True(provider.CanBeAsked(Asked.Question(author: "", isbn: Isbn)));
        Assert.False(provider.CanBeAsked(Asked.Question(author: "")));
    }

    [Fact]
    public async Task Find_WorkGone_KeepsWhatTheRowSaid()
    {
        await using var server = await StubServer.StartAsync(
            (context, request) =>
                request.Target.StartsWith("/works/", StringComparison.Ordinal)
                    ? StubServer.WriteAsync(context, 404, NotFound)
                    : StubServer.WriteAsync(context, 200, Search)
        );
        using var provider = On(server);
        var facts = (await provider.AskAsync(Asked.Question()))[0];
        Assert.Null(facts.Description);
        Assert.NotNull(facts.Cover);
    }

    [Theory]
    [InlineData("\"text\"", "text")]
    [InlineData("{\"type\":\"/type/text\",\"value\":\"text\"}", "text")]
    [InlineData("{\"type\":\"/type/text\"}", null)]
    [InlineData("[\"text\"]", null)]
    [InlineData("null", null)]
    public async Task Find_DescriptionInEitherShape_IsRead(string json, string? expected)
    {
        await using var server = await StubServer.StartAsync(
            (context, request) =>
                StubServer.WriteAsync(
                    context,
                    200,
                    request.Target.StartsWith("/works/", StringComparison.Ordinal) ? $"{{\"title\":\"x\",\"description\":{json}}}" : Search
                )
        );
        using var provider = On(server);
        Assert.Equal(expected, (await provider.AskAsync(Asked.Question()))[0].Description);
    }

    [Theory]
    [InlineData(404, "nginx", FaultName.ShapeChanged)]
    [InlineData(404, "", FaultName.ShapeChanged)]
    [InlineData(404, "<!DOCTYPE html><html></html>", FaultName.ShapeChanged)]
    [InlineData(403, "Forbidden", FaultName.WitnessUnavailable)]
    [InlineData(429, "", FaultName.RateLimited)]
    [InlineData(503, "", FaultName.WitnessUnavailable)]
    [InlineData(200, "<!DOCTYPE html><html></html>", FaultName.ShapeChanged)]
    [InlineData(200, "[]", FaultName.ShapeChanged)]
    public async Task Find_HostileOrRefusing_IsANamedFault(int status, string body, FaultName expected)
    {
        await using var server = await StubServer.AnsweringAsync(status, body);
        using var provider = On(server);
        foreach (var isbn in new[] { Isbn, null })
        {
            var fault = await Assert.ThrowsAnyAsync<FaultException>(() => provider.AskAsync(Asked.Question(isbn: isbn)));
            Assert.Equal((expected, "Open Library"), (fault.Fault.Name, fault.Fault.Service));
            Assert.Matches(@"^Open Library .{30,}\.$", fault.Fault.Sentence);
        }
    }

    [Theory]
    [InlineData("me@example.org", "; me@example.org)")]
    [InlineData("", "keeper)")]
    public async Task Probe_Contact_IsToldInTheUserAgent(string contact, string ending)
    {
        await using var server = await ServeAsync();
        using var provider = new OpenLibraryProvider(
            new OpenLibraryOptions { BaseAddress = server.Address, Contact = contact },
            server.CreateClient(),
            new ManualClock()
        );
        Assert.Equal("Books are looked up by ISBN, else by title and author.", Assert.Single((await provider.ProbeAsync(CancellationToken.None)).Details));
        var agent = Assert.Single(server.Requests).Headers["User-Agent"];
        Assert.StartsWith("MamCrawler/", agent, StringComparison.Ordinal);
        Assert.EndsWith(ending, agent, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_Wrong_SayWhatIsWrong()
    {
        Assert.Empty(new OpenLibraryOptions { Contact = "me@example.org" }.Validate());
        var wrong = new OpenLibraryOptions
        {
            BaseAddress = new("ftp://x/"),
            Contact = "me@example.org)\r\nX: y",
            Pace = new() { PauseEvery = -1 },
            Rows = 0,
            WorksPerBook = 11,
            Timeout = TimeSpan.Zero,
        };
        Assert.Equal(6, wrong.Validate().Count);
        Assert.Single(new OpenLibraryOptions { Pace = new() { MinimumInterval = TimeSpan.Zero } }.Validate());
        using var http = new HttpClient();
        Assert.Throws<ArgumentException>(() => new OpenLibraryProvider(wrong, http, TimeProvider.System));
    }

    private static Task<StubServer> ServeAsync(string location = "/books/OL9M.json") =>
        StubServer.StartAsync(
            (context, request) =>
            {
                if (!request.Target.StartsWith("/isbn/", StringComparison.Ordinal))
                    return StubServer.WriteAsync(
                        context,
                        200,
                        request.Target[1] switch
                        {
                            'b' => Edition,
                            'w' => Work,
                            _ => Search,
                        }
                    );
                context.Response.Headers.Location = location;
                return StubServer.WriteAsync(context, 302, "");
            }
        );

    private static OpenLibraryProvider On(StubServer server) =>
        new(new OpenLibraryOptions { BaseAddress = server.Address }, server.CreateClient(), new ManualClock());
}
