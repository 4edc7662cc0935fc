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

    /// <summary>A link that is followed, or an address that is looked at, lets no stopped lane go.</summary>
    [Theory]
    [InlineData("GET", false)]
    [InlineData("POST", true)]
    public async Task AskDoctor_ByGet_LeavesTheLaneAsItIs(string method, bool clears)
    {
        await using var host = await ApiHost.StartAsync();
        var (answer, body) = await host.AskAsync(new HttpMethod(method), "/api/doctor");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(clears, host.Services.ClearsLane);
        var finding = body.GetProperty("findings")[1];
        Assert.Equal("Expired", finding.GetProperty("name").GetString());
        Assert.Equal("Make a new one.", finding.GetProperty("steps")[0].GetString());
    }

    [Fact]
    public async Task AskDoctor_AgainAndAgain_IsLimitedByItselfAndNothingElseIs()
    {
        await using var host = await ApiHost.StartAsync();
        var answers = new List<HttpStatusCode>();
        for (var time = 0; time < 7; time++)
            answers.Add((await host.AskAsync(time % 2 == 0 ? HttpMethod.Get : HttpMethod.Post, "/api/doctor")).Answer.StatusCode);

        Assert.Equal(Enumerable.Repeat(HttpStatusCode.OK, 5).Concat(Enumerable.Repeat(HttpStatusCode.TooManyRequests, 2)), answers);
        Assert.Equal(HttpStatusCode.OK, (await host.AskAsync(HttpMethod.Get, "/api/gaps")).Answer.StatusCode);
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
