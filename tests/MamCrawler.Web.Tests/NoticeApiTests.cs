using System.Net;
using MamCrawler.Core.Faults;

namespace MamCrawler.Web.Tests;

public sealed class NoticeApiTests
{
    [Fact]
    public async Task ReadNotices_Some_SaysHowItStands()
    {
        await using var host = await ApiHost.StartAsync();
        var (answer, body) = await host.AskAsync(HttpMethod.Get, "/api/notices");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal((2, 1), (body.GetProperty("waiting").GetInt32(), body.GetProperty("lost").GetInt32()));
    }

    [Fact]
    public async Task TestNotices_TakenAndNot_Is204OrTheFault()
    {
        await using var host = await ApiHost.StartAsync();
        using var answer = await host.Client.PostAsync("/api/notices/test", null, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.Equal(1, host.Services.Messages.Tests);
        host.Services.Messages.Failure = new AskPersonFaultException(FaultName.WebhookRefused, "Webhook", "It refused (404).");
        var (refused, body) = await host.AskAsync(HttpMethod.Post, "/api/notices/test");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
        Assert.Equal("WebhookRefused", body.GetProperty("code").GetString());
    }
}
