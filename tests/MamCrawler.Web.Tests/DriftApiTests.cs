using System.Net;

namespace MamCrawler.Web.Tests;

public sealed class DriftApiTests
{
    [Fact]
    public async Task ListShapes_OneInSafeMode_SaysSinceWhenAndWhy()
    {
        await using var host = await ApiHost.StartAsync();
        var (answer, body) = await host.AskAsync(HttpMethod.Get, "/api/drift");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var shape = body.GetProperty("items")[0];
        Assert.Equal("MyAnonamouse-account", shape.GetProperty("id").GetString());
        Assert.Equal("without ratio", shape.GetProperty("why").GetString());
        Assert.Equal(2026, shape.GetProperty("safeSince").GetDateTimeOffset().Year);
    }

    [Fact]
    public async Task LeaveSafeMode_OnceAndAgain_Is204AndThen404()
    {
        await using var host = await ApiHost.StartAsync();
        Assert.Equal(
            HttpStatusCode.NoContent,
            (await host.Client.PostAsync("/api/drift/MyAnonamouse-account/leave", null, TestContext.Current.CancellationToken)).StatusCode
        );
        Assert.Equal(HttpStatusCode.NotFound, (await host.AskAsync(HttpMethod.Post, "/api/drift/MyAnonamouse-account/leave")).Answer.StatusCode);
    }
}
