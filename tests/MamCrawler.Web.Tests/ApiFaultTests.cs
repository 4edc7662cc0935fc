using System.Net;

namespace MamCrawler.Web.Tests;

public sealed class ApiFaultTests
{
    [Fact]
    public async Task AnyRequest_NamedFault_BecomesAProblemOfItsName()
    {
        await using var host = await ApiHost.StartAsync();
        host.Services.Failure = FakeApiServices.Unreachable();
        var (answer, body) = await host.AskAsync(HttpMethod.Get, "/api/gaps", null, ("x-correlation-id", "mine-1"));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(30), answer.Headers.RetryAfter!.Delta);
        Assert.Equal("StateUnavailable", body.GetProperty("code").GetString());
        Assert.Equal("The state could not be read; try again.", body.GetProperty("detail").GetString());
        Assert.Equal("mine-1", body.GetProperty("correlationId").GetString());
    }

    [Fact]
    public async Task AnyRequest_LostAgainstAnotherWriter_Is409()
    {
        await using var host = await ApiHost.StartAsync();
        host.Services.Failure = new Core.Ports.RowConflictException("Downloads", "mam-1", "download", Core.Ports.RowConflict.Changed);
        var (answer, body) = await host.AskAsync(HttpMethod.Post, "/api/downloads/mam-1/approve");
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.Equal("Changed", body.GetProperty("code").GetString());
    }

    [Fact]
    public async Task AnyRequest_Bug_Is500WithoutItsText()
    {
        await using var host = await ApiHost.StartAsync();
        host.Services.Failure = new InvalidOperationException("private detail");
        var (answer, body) = await host.AskAsync(HttpMethod.Get, "/api/gaps", null, ("x-correlation-id", "not plain!"));
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Equal("InternalError", body.GetProperty("code").GetString());
        Assert.DoesNotContain("private detail", body.ToString(), StringComparison.Ordinal);
        Assert.NotEqual("not plain!", body.GetProperty("correlationId").GetString());
    }

    [Fact]
    public async Task Health_Always_IsAnsweredWithoutComposing()
    {
        await using var host = await ApiHost.StartAsync(key: "secret", keyRequired: true);
        var (answer, body) = await host.AskAsync(HttpMethod.Get, "/api/health");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("ok", body.GetProperty("status").GetString());
        Assert.Equal(0, host.Services.Composed);
    }
}
