using System.Net;
using MamCrawler.Web.Pipeline;

namespace MamCrawler.Web.Tests;

public sealed class ApiLimitTests
{
    private static readonly ApiLimits Few = new()
    {
        Caller = new RequestLimit(Burst: 3, PerMinute: 1),
        Refused = new RequestLimit(Burst: 2, PerMinute: 1),
        Health = new RequestLimit(Burst: 4, PerMinute: 1),
    };

    [Fact]
    public async Task AnyRequest_MoreThanTheCallerMay_Is429WithACodeAndATimeToWait()
    {
        await using var host = await ApiHost.StartAsync("secret", keyRequired: true, Few);
        for (var number = 1; number <= 3; number++)
        {
            Assert.Equal(HttpStatusCode.OK, (await AskAsync(host, "secret")).StatusCode);
        }

        var (answer, body) = await host.AskAsync(HttpMethod.Get, "/api/downloads", null, ("x-api-key", "secret"));
        Assert.Equal(HttpStatusCode.TooManyRequests, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("TooManyRequests", body.GetProperty("code").GetString());
        Assert.InRange(answer.Headers.RetryAfter!.Delta!.Value, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task AnyRequest_WithoutTheKeyTooOften_Is429AndHarmsNobodyWhoHasIt()
    {
        await using var host = await ApiHost.StartAsync("secret", keyRequired: true, Few);
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(host, "guess-1")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync(host, "guess-2")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await AskAsync(host, "guess-3")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(host, "secret")).StatusCode);
        Assert.Equal(1, host.Services.Composed);
    }

    [Fact]
    public async Task Health_OftenAsked_HasALimitOfItsOwn()
    {
        await using var host = await ApiHost.StartAsync("secret", keyRequired: true, Few);
        for (var number = 1; number <= 4; number++)
        {
            Assert.Equal(HttpStatusCode.OK, (await host.AskAsync(HttpMethod.Get, "/api/health")).Answer.StatusCode);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await host.AskAsync(HttpMethod.Get, "/api/health")).Answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(host, "secret")).StatusCode);
    }

    [Fact]
    public async Task AnyRequest_LimitedAgainAndAgain_IsToldOnceWithoutTheKey()
    {
        await using var host = await ApiHost.StartAsync("secret", keyRequired: true, Few);
        for (var number = 1; number <= 9; number++)
        {
            await AskAsync(host, "secret");
        }

        var told = Assert.Single(host.Log.Named("ApiLimited"));
        Assert.Matches("^ApiLimited caller=key/[0-9A-F]{16} retryAfter=[0-9]+ correlation=", told.Text);
    }

    [Fact]
    public async Task AnyRequest_AfterWaiting_IsAnsweredAgain()
    {
        await using var host = await ApiHost.StartAsync(limits: Few with { Caller = new RequestLimit(Burst: 1, PerMinute: 600) });
        await AskAsync(host, null);
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while ((await AskAsync(host, null)).StatusCode != HttpStatusCode.OK)
        {
            deadline.Token.ThrowIfCancellationRequested();
        }
    }

    [Fact]
    public async Task AnyRequest_BehindAProxyOfThisMachine_IsCountedByTheAddressThatTheProxyNoted()
    {
        await using var host = await ApiHost.StartAsync(limits: Few);
        for (var number = 1; number <= 3; number++)
        {
            Assert.Equal(HttpStatusCode.OK, (await AskAsync(host, null, "203.0.113.7:4711")).StatusCode);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await AskAsync(host, null, "198.51.100.9, 203.0.113.7:4712, 127.0.0.1")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(host, null, "203.0.113.7, 198.51.100.9")).StatusCode);
    }

    [Theory]
    [InlineData("[2001:db8:1:2::5]:1", "2001:db8:1:2:ffff::9", false)]
    [InlineData("2001:db8:1:2::5", "2001:db8:1:3::5", true)]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7", false)]
    [InlineData("nonsense", "more nonsense", false)]
    public async Task AnyRequest_OfOneNetwork_IsOneCaller(string one, string other, bool apart)
    {
        await using var host = await ApiHost.StartAsync(limits: Few with { Caller = new RequestLimit(Burst: 1, PerMinute: 1) });
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(host, null, one)).StatusCode);
        Assert.Equal(apart ? HttpStatusCode.OK : HttpStatusCode.TooManyRequests, (await AskAsync(host, null, other)).StatusCode);
    }

    [Fact]
    public void Take_ManyCallers_RemembersNoMoreThanAllowed()
    {
        using var limits = new CallerLimits(maximumCallers: 10);
        var limit = new RequestLimit(Burst: 1, PerMinute: 1);
        Assert.Null(limits.Take("regular", limit));
        for (var number = 0; number < 1000; number++)
        {
            Assert.Null(limits.Take($"stranger-{number}", limit));
            Assert.NotNull(limits.Take("regular", limit));
        }

        Assert.Equal(10, limits.Count);
    }

    private static async Task<HttpResponseMessage> AskAsync(ApiHost host, string? key, string? forwarded = null)
    {
        List<(string, string)> headers = [];
        if (key is not null)
        {
            headers.Add(("x-api-key", key));
        }

        if (forwarded is not null)
        {
            headers.Add(("X-Forwarded-For", forwarded));
        }

        return (await host.AskAsync(HttpMethod.Get, "/api/downloads", null, [.. headers])).Answer;
    }
}
