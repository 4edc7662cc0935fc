using System.Net;

namespace MamCrawler.Web.Tests;

public sealed class DoctorApiTests
{
    [Fact]
    public async Task AskDoctor_SomethingIsWrong_Is200AndSaysWhat()
    {
        await using var host = await ApiHost.StartAsync();
        var (answer, body) = await host.AskAsync(HttpMethod.Post, "/api/doctor");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.False(body.GetProperty("good").GetBoolean());
        Assert.Equal(
            [("Audiobookshelf", true, "It answers."), ("MyAnonamouse", false, "The session has expired.")],
            body.GetProperty("findings")
                .EnumerateArray()
                .Select(finding =>
                    (finding.GetProperty("area").GetString()!, finding.GetProperty("good").GetBoolean(), finding.GetProperty("sentence").GetString()!)
                )
        );
    }

    [Fact]
    public async Task AskDoctor_NothingIsWrong_IsGood()
    {
        await using var host = await ApiHost.StartAsync();
        host.Services.Findings.RemoveAt(1);
        var (_, body) = await host.AskAsync(HttpMethod.Post, "/api/doctor");
        Assert.True(body.GetProperty("good").GetBoolean());
    }

    /// <summary>A link that is followed, or an address that is looked at, must not set anything going.</summary>
    [Fact]
    public async Task AskDoctor_ByGet_Is405()
    {
        await using var host = await ApiHost.StartAsync();
        var (answer, _) = await host.AskAsync(HttpMethod.Get, "/api/doctor");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, answer.StatusCode);
    }

    [Fact]
    public async Task AskDoctor_WithoutTheKey_Is401AndAsksNobody()
    {
        await using var host = await ApiHost.StartAsync("secret", keyRequired: true);
        var (answer, _) = await host.AskAsync(HttpMethod.Post, "/api/doctor");
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal(0, host.Services.Composed);
    }
}
