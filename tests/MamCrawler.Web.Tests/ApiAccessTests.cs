using System.Net;

namespace MamCrawler.Web.Tests;

public sealed class ApiAccessTests
{
    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("wrong")]
    [InlineData("secreT")]
    public async Task AnyRequest_KeyRequiredAndNotSent_Is401(string? sent)
    {
        await using var host = await ApiHost.StartAsync("secret", keyRequired: true);
        var (answer, body) = await AskAsync(host, sent);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("KeyRequired", body.GetProperty("code").GetString());
        Assert.Equal(0, host.Services.Composed);
    }

    [Fact]
    public async Task AnyRequest_KeyRequiredAndSent_IsAnswered()
    {
        await using var host = await ApiHost.StartAsync("secret", keyRequired: true);
        var (answer, _) = await AskAsync(host, "secret");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task AnyRequest_KeyRequiredAndNoneMade_Is401(string? sent)
    {
        await using var host = await ApiHost.StartAsync(key: null, keyRequired: true);
        var (answer, _) = await AskAsync(host, sent);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task AnyRequest_LoopbackWithoutKey_IsAnswered()
    {
        await using var host = await ApiHost.StartAsync("secret");
        var (answer, _) = await AskAsync(host, null);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task AnyRequest_LoopbackWithWrongKey_Is401()
    {
        await using var host = await ApiHost.StartAsync("secret");
        var (answer, _) = await AskAsync(host, "wrong");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Theory]
    [InlineData("Origin", "https://elsewhere.example")]
    [InlineData("Origin", "null")]
    [InlineData("Host", "rebound.example")]
    public async Task AnyRequest_LoopbackAskedByAnotherSite_Is403(string header, string value)
    {
        await using var host = await ApiHost.StartAsync("secret");
        var (answer, body) = await host.AskAsync(HttpMethod.Post, "/api/scans", null, (header, value));
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.Equal("ForeignOrigin", body.GetProperty("code").GetString());
        Assert.Empty(host.Services.Wishes);
    }

    [Fact]
    public async Task AnyRequest_OwnOrigin_IsAnswered()
    {
        await using var host = await ApiHost.StartAsync();
        var (answer, _) = await host.AskAsync(HttpMethod.Get, "/api/downloads", null, ("Origin", host.Client.BaseAddress!.GetLeftPart(UriPartial.Authority)));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static Task<(HttpResponseMessage Answer, System.Text.Json.JsonElement Body)> AskAsync(ApiHost host, string? key) =>
        host.AskAsync(HttpMethod.Get, "/api/downloads", null, key is null ? [] : [("x-api-key", key)]);
}
