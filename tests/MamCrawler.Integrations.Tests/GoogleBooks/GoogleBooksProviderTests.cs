using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Integrations.GoogleBooks;
using MamCrawler.Integrations.Tests.Catalogues;
using MamCrawler.Integrations.Tests.Http;

namespace MamCrawler.Integrations.Tests.GoogleBooks;

public sealed class GoogleBooksProviderTests
{
    private const string Isbn = "9780306406157";
    private const string Key = "AIzaNotAKey";
    private const string Nothing = """{"kind":"books#volumes","totalItems":0}""";
    private const string Found = """
        {"kind":"books#volumes","totalItems":"2","items":[{"id":"x"},{"id":"y","volumeInfo":{"subtitle":"No title"}},
        {"id":"z","volumeInfo":{"title":"The Iron Gate","subtitle":"A Novel","authors":["Ada Quist"],"publisher":"House","publishedDate":"2020-05-04",
        "description":"<p>Nobody crosses.</p><script>x()</script>","industryIdentifiers":[{"type":"ISBN_10","identifier":"0306406152"},{"type":"OTHER","identifier":"UOM:1"}],
        "categories":["Fiction / Fantasy / Epic","Fiction"],"language":"en",
        "imageLinks":{"smallThumbnail":"http://books.google.com/books/content?id=z&zoom=5","thumbnail":"http://books.google.com/books/content?id=z&zoom=1&edge=curl"}}}]}
        """;

    private static readonly DateTimeOffset Noon = new(2026, 11, 20, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Find_ByIsbn_GivesItsFactsAndShowsTheKeyInNoAddress()
    {
        await using var server = await StubServer.AnsweringAsync(200, Found);
        using var provider = On(server);
        Assert.Null(await provider.FindOffReasonAsync(CancellationToken.None));
        var facts = Assert.Single(await provider.AskAsync(Asked.Question(isbn: Isbn)));
        Assert.Equal(("The Iron Gate", "A Novel", "House", "en"), (facts.Title, facts.Subtitle, facts.Publisher, facts.Language));
        Assert.Equal(("Ada Quist", new DateOnly(2020, 5, 4), "0306406152"), (Assert.Single(facts.Authors), facts.ReleaseDate, facts.Isbn));
        Assert.Equal("Nobody crosses.", facts.Description);
        Assert.Equal(["Fiction", "Fantasy", "Epic"], facts.Genres);
        Assert.Equal("https://books.google.com/books/content?id=z&zoom=1&edge=curl", facts.Cover?.AbsoluteUri);
        var request = Assert.Single(server.Requests);
        Assert.StartsWith($"/books/v1/volumes?q=isbn%3A{Isbn}&maxResults=20&printType=books&country=GB&fields=", request.Target, StringComparison.Ordinal);
        Assert.DoesNotContain(Key, request.Target, StringComparison.Ordinal);
        Assert.Equal(Key, request.Headers["X-Goog-Api-Key"]);
        Assert.Equal(("GoogleBooks", 1, 1000), (provider.Name, provider.Requests, provider.RequestsPerDay));
    }

    [Fact]
    public async Task Find_IsbnOfAnotherBook_AsksByTitleToo()
    {
        await using var server = await StubServer.StartAsync(
            (context, _) =>
                StubServer.WriteAsync(
                    context,
                    200,
                    context.Request.QueryString.Value!.Contains("isbn%3A", StringComparison.Ordinal)
                        ? """{"totalItems":1,"items":[{"volumeInfo":{"title":"Some Other Book","authors":["Ada Quist"]}}]}"""
                        : Found
                )
        );
        using var provider = On(server);
        var candidates = await provider.AskAsync(Asked.Question("The \"Iron\" Gate", isbn: Isbn));
        Assert.Equal("The Iron Gate", Assert.Single(candidates).Title);
        Assert.Contains("q=intitle%3A%22Iron%20Gate%22%20inauthor%3A%22ada%20quist%22&", server.Requests.Last().Target, StringComparison.Ordinal);
        Assert.True(server.Requests.Count <= provider.RequestsPerCall);
    }

    [Theory]
    [InlineData("2020")]
    [InlineData("2020-05")]
    [InlineData("20??")]
    public async Task Find_DateWithoutADay_HasNone(string date)
    {
        await using var server = await StubServer.AnsweringAsync(200, Found.Replace("2020-05-04", date, StringComparison.Ordinal));
        using var provider = On(server);
        Assert.Null(Assert.Single(await provider.AskAsync(Asked.Question())).ReleaseDate);
    }

    [Fact]
    public async Task Find_NothingThere_IsNothing()
    {
        await using var server = await StubServer.AnsweringAsync(200, Nothing);
        using var provider = On(server);
        Assert.Empty(await provider.AskAsync(Asked.Question(isbn: Isbn)));
        Assert.Equal(2, server.Requests.Count);
        Assert.False(provider.CanBeAsked(Asked.Question(author: "")));
        Assert.True(provider.CanBeAsked(Asked.Question(author: "", isbn: Isbn)));
        Assert.Empty(await provider.AskAsync(Asked.Question(author: "")));
        Assert.Equal(2, server.Requests.Count);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    [InlineData("two words\r\nX-Other: 1")]
    public async Task Find_WithoutAKey_AsksNothingAndSaysWhatToDo(string? key)
    {
        await using var server = await StubServer.AnsweringAsync(200, Found);
        using var provider = On(server, key);
        Assert.Contains("no key", await provider.FindOffReasonAsync(CancellationToken.None), StringComparison.Ordinal);
        var fault = await Assert.ThrowsAsync<AskPersonFaultException>(() => provider.AskAsync(Asked.Question()));
        Assert.Equal(FaultName.NotConfigured, fault.Fault.Name);
        Assert.EndsWith("mamcrawler secret set google-books-key", fault.Fault.Sentence, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData(
        429,
        """{"error":{"code":429,"status":"RESOURCE_EXHAUSTED","errors":[{"reason":"rateLimitExceeded"}],"details":[{"reason":"RATE_LIMIT_EXCEEDED","metadata":{"quota_limit":"defaultPerDayPerProject","quota_limit_value":"0"}}]}}""",
        FaultName.NotConfigured,
        "daily limit is 0"
    )]
    [InlineData(
        429,
        """{"error":{"code":429,"details":[{"reason":"RATE_LIMIT_EXCEEDED","metadata":{"quota_limit":"defaultPerDayPerProject","quota_limit_value":"1000"}}]}}""",
        FaultName.RateLimited,
        "asked again tomorrow"
    )]
    [InlineData(403, """{"error":{"code":403,"errors":[{"reason":"dailyLimitExceeded"}]}}""", FaultName.RateLimited, "asked again tomorrow")]
    [InlineData(403, """{"error":{"code":403,"errors":[{"reason":"userRateLimitExceeded"}]}}""", FaultName.RateLimited, "fewer requests")]
    [InlineData(429, "", FaultName.RateLimited, "fewer requests")]
    [InlineData(
        400,
        """{"error":{"code":400,"status":"INVALID_ARGUMENT","details":[{"reason":"API_KEY_INVALID"}]}}""",
        FaultName.WitnessUnavailable,
        "refused the key"
    )]
    [InlineData(401, "{}", FaultName.WitnessUnavailable, "refused the key")]
    [InlineData(403, """{"error":{"errors":[{"reason":"accessNotConfigured"}]}}""", FaultName.WitnessUnavailable, "not switched on")]
    [InlineData(403, """{"error":{"errors":[{"reason":"unknownLocation"}]}}""", FaultName.WitnessUnavailable, "country")]
    [InlineData(403, "<html><body>no</body></html>", FaultName.WitnessUnavailable, "refused the request")]
    [InlineData(503, "", FaultName.WitnessUnavailable, "503")]
    [InlineData(302, "", FaultName.WitnessUnavailable, "not followed")]
    [InlineData(200, "<!DOCTYPE html><html></html>", FaultName.ShapeChanged, "HTML")]
    [InlineData(200, "{}", FaultName.ShapeChanged, "volumes")]
    [InlineData(200, """{"items":{}}""", FaultName.ShapeChanged, "volumes")]
    public async Task Find_HostileOrRefusing_IsANamedFault(int status, string body, FaultName expected, string says)
    {
        await using var server = await StubServer.AnsweringAsync(status, body);
        using var provider = On(server);
        var fault = await Assert.ThrowsAnyAsync<FaultException>(() => provider.AskAsync(Asked.Question()));
        Assert.Equal((expected, "Google Books"), (fault.Fault.Name, fault.Fault.Service));
        Assert.Contains(says, fault.Fault.Sentence, StringComparison.Ordinal);
        Assert.Matches(@"^Google Books .{30,}\.$", fault.Fault.Sentence);
        Assert.DoesNotContain(Key, fault.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Find_DaySpent_WaitsForTheNextDayInCalifornia()
    {
        await using var server = await StubServer.AnsweringAsync(403, """{"error":{"errors":[{"reason":"dailyLimitExceeded"}]}}""");
        using var provider = On(server);
        var fault = await Assert.ThrowsAsync<WaitFaultException>(() => provider.AskAsync(Asked.Question()));
        Assert.Equal(TimeSpan.FromHours(20), fault.Fault.RetryAfter);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(-5, 1)]
    [InlineData(-4, 24)]
    [InlineData(11.5, 8.5)]
    public void Day_AnyMoment_EndsAtEight(double hoursFromNoon, double left) =>
        Assert.Equal(TimeSpan.FromHours(left), GoogleBooksDay.UntilNext(Noon.AddHours(hoursFromNoon)));

    [Fact]
    public async Task Probe_Key_IsTold()
    {
        await using var server = await StubServer.AnsweringAsync(200, Found);
        using var provider = On(server);
        Assert.Contains("key is accepted", Assert.Single((await provider.ProbeAsync(CancellationToken.None)).Details), StringComparison.Ordinal);
        Assert.Contains("q=intitle%3A%22the%22&", Assert.Single(server.Requests).Target, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_Wrong_SayWhatIsWrong()
    {
        Assert.Empty(new GoogleBooksOptions().Validate());
        var wrong = new GoogleBooksOptions
        {
            BaseAddress = new("ftp://x/"),
            KeySecret = " ",
            Country = "1",
            Pace = new() { PauseEvery = -1 },
            QueriesPerDay = 0,
            Rows = 41,
            Timeout = TimeSpan.Zero,
        };
        Assert.Equal(7, wrong.Validate().Count);
        Assert.Single(new GoogleBooksOptions { Pace = new() { MinimumInterval = TimeSpan.Zero } }.Validate());
        Assert.Single(new GoogleBooksOptions { BaseAddress = new("http://books.example/") }.Validate());
        using var http = new HttpClient();
        Assert.Throws<ArgumentException>(() => new GoogleBooksProvider(wrong, http, new MemorySecrets(), TimeProvider.System));
    }

    private static GoogleBooksProvider On(StubServer server, string? key = Key)
    {
        var secrets = new MemorySecrets();
        if (key is not null)
            secrets.Values["google-books-key"] = new Secret(key);
        return new(new GoogleBooksOptions { BaseAddress = server.Address, Country = "gb" }, server.CreateClient(), secrets, new ManualClock());
    }
}
