using System.Net;
using System.Net.Http.Headers;

namespace MamCrawler.Web.Tests;

public sealed class ReportApiTests
{
    [Theory]
    [InlineData("/api/reports/20260301T010000000.html", null, "text/html")]
    [InlineData("/api/reports/newest.HTML", null, "text/html")]
    [InlineData("/api/reports/20260301T010000000.md", null, "text/markdown")]
    [InlineData("/api/reports/20260301T010000000.json", "text/html", "application/json")]
    [InlineData("/api/reports/20260301T010000000", null, "application/json")]
    [InlineData("/api/reports/20260301T010000000", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8", "text/html")]
    [InlineData("/api/reports/20260301T010000000", "text/html;q=0.5, text/markdown", "text/markdown")]
    [InlineData("/api/reports/20260301T010000000", "image/png", "application/json")]
    [InlineData("/api/digests/20260301.html", null, "text/html")]
    [InlineData("/api/digests/20260301", null, "application/json")]
    public async Task GetReport_EndingOrAccept_DecidesTheForm(string address, string? accept, string mediaType)
    {
        await using var host = await ApiHost.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        using var answer = await host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(mediaType, answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task GetReport_AsAPage_MayLoadAndRunNothing()
    {
        await using var host = await ApiHost.StartAsync();
        using var answer = await host.Client.GetAsync(new Uri("/api/reports/newest.html", UriKind.Relative), TestContext.Current.CancellationToken);
        var policy = Assert.Single(answer.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; style-src 'sha256-", policy, StringComparison.Ordinal);
        Assert.EndsWith("frame-ancestors 'none'; sandbox", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(answer.Headers.GetValues("Referrer-Policy")));
        Assert.Equal(new CacheControlHeaderValue { NoStore = true }, answer.Headers.CacheControl);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("&lt;script&gt;alert(1)&lt;/script&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/api/reports/20260302T010000000")]
    [InlineData("/api/reports/..%2Fsecrets.json")]
    [InlineData("/api/digests/20260302.html")]
    public async Task GetReport_NotThere_Is404(string address)
    {
        await using var host = await ApiHost.StartAsync();
        var (answer, body) = await host.AskAsync(HttpMethod.Get, address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("NotFound", body.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("/api/reports", "20260301T010000000")]
    [InlineData("/api/digests", "20260301")]
    public async Task ListReports_Some_AreNamed(string address, string id)
    {
        await using var host = await ApiHost.StartAsync();
        var (_, body) = await host.AskAsync(HttpMethod.Get, address);
        Assert.Equal(id, body.GetProperty("items")[0].GetString());
    }
}
