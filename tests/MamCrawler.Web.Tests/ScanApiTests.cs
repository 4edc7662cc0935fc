using System.Net;
using System.Text;
using MamCrawler.Core.Scanning;

namespace MamCrawler.Web.Tests;

public sealed class ScanApiTests
{
    [Fact]
    public async Task StartScan_NothingAskedFor_TakesTheSettingsAndLinksTheRun()
    {
        await using var host = await ApiHost.StartAsync();
        var (answer, body) = await host.AskAsync(HttpMethod.Post, "/api/scans");
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal("/api/scans/run-1", answer.Headers.Location!.ToString());
        Assert.True(body.GetProperty("started").GetBoolean());
        Assert.Equal(new ScanRequest(ScanMode.Propose, 10), Assert.Single(host.Services.Wishes));
    }

    [Fact]
    public async Task StartScan_OneIsRunning_NamesIt()
    {
        await using var host = await ApiHost.StartAsync();
        await host.AskAsync(HttpMethod.Post, "/api/scans");
        var (answer, body) = await host.AskAsync(HttpMethod.Post, "/api/scans", Json("""{"limit":3,"mode":"Auto"}"""));
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.False(body.GetProperty("started").GetBoolean());
        Assert.Equal("run-1", body.GetProperty("runId").GetString());
        Assert.Equal(new ScanRequest(ScanMode.Auto, 3), host.Services.Wishes[1]);
    }

    [Theory]
    [InlineData("""{"limit":0}""", 400, "InvalidValue")]
    [InlineData("""{"limit":1001}""", 400, "InvalidValue")]
    [InlineData("""{"limit":"x"}""", 400, "BodyUnreadable")]
    [InlineData("""{"mode":"Later"}""", 400, "BodyUnreadable")]
    [InlineData("""{"unknown":1}""", 400, "BodyUnreadable")]
    [InlineData("null", 400, "BodyUnreadable")]
    [InlineData("[", 400, "BodyUnreadable")]
    public async Task StartScan_BadBody_IsAProblemWithAStableCode(string json, int status, string code)
    {
        await using var host = await ApiHost.StartAsync();
        var (answer, body) = await host.AskAsync(HttpMethod.Post, "/api/scans", Json(json));
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal(code, body.GetProperty("code").GetString());
        Assert.Equal(answer.Headers.GetValues("x-correlation-id").Single(), body.GetProperty("correlationId").GetString());
        Assert.Empty(host.Services.Wishes);
    }

    [Fact]
    public async Task StartScan_BodyThatIsNoJson_Is415()
    {
        await using var host = await ApiHost.StartAsync();
        var (answer, body) = await host.AskAsync(HttpMethod.Post, "/api/scans", new StringContent("limit=1"));
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, answer.StatusCode);
        Assert.Equal("NotJson", body.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task StartScan_LargeBody_Is413WhetherItsLengthIsSaidOrNot(bool lengthSaid)
    {
        await using var host = await ApiHost.StartAsync();
        HttpContent content = Json(new string(' ', 20_000));
        if (!lengthSaid)
        {
            content = new StreamContent(new UnseekableStream(20_000));
            content.Headers.ContentType = new("application/json");
        }

        var (answer, body) = await host.AskAsync(HttpMethod.Post, "/api/scans", content);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal("BodyTooLarge", body.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("run-1")]
    [InlineData("newest")]
    public async Task GetScan_Running_TellsItsProgress(string id)
    {
        await using var host = await ApiHost.StartAsync();
        var (answer, body) = await host.AskAsync(HttpMethod.Get, "/api/scans/" + id);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("Running", body.GetProperty("status").GetString());
        Assert.Equal(3, body.GetProperty("progress").GetProperty("done").GetInt32());
    }

    [Theory]
    [InlineData("GET", "/api/scans/none")]
    [InlineData("POST", "/api/scans/none/cancel")]
    [InlineData("GET", "/api/gaps/none")]
    [InlineData("POST", "/api/downloads/none/approve")]
    [InlineData("POST", "/api/downloads/none/look")]
    [InlineData("POST", "/api/downloads/none/reject")]
    [InlineData("GET", "/nowhere")]
    public async Task AnyRequest_UnknownId_Is404(string method, string path)
    {
        await using var host = await ApiHost.StartAsync();
        var (answer, body) = await host.AskAsync(new HttpMethod(method), path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("NotFound", body.GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("run-1", HttpStatusCode.Accepted)]
    [InlineData("run-0", HttpStatusCode.Conflict)]
    public async Task CancelScan_OnlyARunningOne_IsAccepted(string id, HttpStatusCode status)
    {
        await using var host = await ApiHost.StartAsync();
        var (answer, _) = await host.AskAsync(HttpMethod.Post, $"/api/scans/{id}/cancel");
        Assert.Equal(status, answer.StatusCode);
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
