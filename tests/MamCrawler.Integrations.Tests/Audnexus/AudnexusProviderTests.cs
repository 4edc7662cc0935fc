using MamCrawler.Core.Faults;
using MamCrawler.Integrations.Audnexus;
using MamCrawler.Integrations.Tests.Http;
using MamCrawler.Integrations.Tests.Metadata;

namespace MamCrawler.Integrations.Tests.Audnexus;

public sealed class AudnexusProviderTests
{
    private const string Book = """
        {"asin":"B000000001","title":"Cold Quay","subtitle":"A Case","authors":[{"asin":"A1","name":"Petra Lindqvist"}],"narrators":[{"name":"Greta Moss"}],
        "publisherName":"House","releaseDate":"2020-05-04T00:00:00.000Z","language":"english","runtimeLengthMin":"600","formatType":"unabridged","isbn":"9783161484100",
        "seriesPrimary":{"asin":"S1","name":"Detective Aune","position":"1"},"seriesSecondary":{"name":"Northern Crime"}}
        """;

    [Fact]
    public async Task Find_KnownAsin_GivesItsFacts()
    {
        await using var server = await StubServer.AnsweringAsync(200, Book);
        using var provider = On(server);
        var facts = (await provider.FindAsync(" b000000001 ", CancellationToken.None))!;
        Assert.Equal(("B000000001", "Cold Quay", "A Case", "House", "9783161484100"), (facts.Asin, facts.Title, facts.Subtitle, facts.Publisher, facts.Isbn));
        Assert.Equal(("Petra Lindqvist", "Greta Moss"), (Assert.Single(facts.Authors), Assert.Single(facts.Narrators)));
        Assert.Equal([("Detective Aune", "1"), ("Northern Crime", "")], facts.Series.Select(series => (series.Name, series.Sequence.Raw)));
        Assert.Equal(
            (TimeSpan.FromMinutes(600), "english", false, new DateOnly(2020, 5, 4)),
            (facts.Duration, facts.Language, facts.Abridged, facts.ReleaseDate)
        );
        Assert.Equal("/books/B000000001?region=us", Assert.Single(server.Requests).Target);
        Assert.Equal(("Audnexus", 1), (provider.Name, provider.Requests));
    }

    [Theory]
    [InlineData(404, "NOT_FOUND")]
    [InlineData(404, "REGION_UNAVAILABLE")]
    [InlineData(400, "CONTENT_TYPE_MISMATCH")]
    [InlineData(422, "VALIDATION")]
    public async Task Find_UnknownAsin_IsNothing(int status, string code)
    {
        await using var server = await StubServer.AnsweringAsync(status, $"{{\"error\":{{\"code\":\"{code}\"}}}}");
        using var provider = On(server);
        Assert.Null(await provider.FindAsync("B000000001", CancellationToken.None));
    }

    [Theory]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("B00000000/")]
    public async Task Find_NoAsin_AsksNothing(string asin)
    {
        await using var server = await StubServer.AnsweringAsync(200, Book);
        using var provider = On(server);
        Assert.Null(await provider.FindAsync(asin, CancellationToken.None));
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData(429, """{"error":{"code":"RATE_LIMIT_EXCEEDED"}}""", FaultName.RateLimited)]
    [InlineData(500, "oops", FaultName.WitnessUnavailable)]
    [InlineData(403, "no", FaultName.WitnessUnavailable)]
    [InlineData(404, "<!DOCTYPE html><html></html>", FaultName.ShapeChanged)]
    [InlineData(404, "{}", FaultName.ShapeChanged)]
    [InlineData(200, "<!DOCTYPE html><html></html>", FaultName.ShapeChanged)]
    [InlineData(200, "{\"asin\":\"B000000001\"}", FaultName.ShapeChanged)]
    [InlineData(200, "{\"title\":", FaultName.ShapeChanged)]
    public async Task Find_HostileOrRefusing_IsANamedFault(int status, string body, FaultName expected)
    {
        await using var server = await StubServer.AnsweringAsync(status, body);
        using var provider = On(server);
        var fault = await Assert.ThrowsAnyAsync<FaultException>(() => provider.FindAsync("B000000001", CancellationToken.None));
        Assert.Equal((expected, "Audnexus"), (fault.Fault.Name, fault.Fault.Service));
    }

    [Fact]
    public async Task Probe_Health_IsTold()
    {
        await using var server = await StubServer.AnsweringAsync(200, "{\"status\":\"healthy\"}");
        using var provider = On(server);
        Assert.Contains("region us", Assert.Single((await provider.ProbeAsync(CancellationToken.None)).Details), StringComparison.Ordinal);
    }

    [Fact]
    public void Options_Wrong_SayWhatIsWrong()
    {
        Assert.Empty(new AudnexusOptions().Validate());
        var wrong = new AudnexusOptions
        {
            BaseAddress = new("ftp://x/"),
            Pace = new() { PauseEvery = -1 },
            Region = "zz",
            Timeout = TimeSpan.Zero,
        };
        Assert.Equal(4, wrong.Validate().Count);
        Assert.Single(new AudnexusOptions { Pace = new() { MinimumInterval = TimeSpan.Zero } }.Validate());
        using var http = new HttpClient();
        Assert.Throws<ArgumentException>(() => new AudnexusProvider(wrong, http, TimeProvider.System));
    }

    private static AudnexusProvider On(StubServer server) =>
        new(new AudnexusOptions { BaseAddress = server.Address }, server.CreateClient(), new ManualClock());
}
