using System.Net;
using System.Text;
using MamCrawler.Core.Faults;
using MamCrawler.Integrations.Http;
using Microsoft.AspNetCore.Http;

namespace MamCrawler.Integrations.Tests.Http;

public sealed class ServiceClientTests
{
    private static readonly ServiceProfile Profile = new()
    {
        Service = "Stub",
        Unreachable = FaultName.WitnessUnavailable,
        AttemptTimeout = TimeSpan.FromSeconds(5),
        MaxBodyBytes = 1000,
    };

    private static HttpRequestMessage Get() => new(HttpMethod.Get, "thing");

    [Fact]
    public async Task Send_Answer_IsReadWithHeadersAndOneHonestUserAgent()
    {
        await using var server = await StubServer.StartAsync(
            (context, _) =>
            {
                context.Response.Headers["X-Rest"] = "42";
                return StubServer.WriteAsync(context, 200, "{\"a\":1}");
            }
        );
        var client = new ServiceClient(server.CreateClient(), Profile, null, new ManualClock());
        var answer = await client.SendAsync(Get, idempotent: true, CancellationToken.None);
        Assert.True(answer.IsSuccess);
        Assert.Equal("application/json", answer.ContentType);
        Assert.Equal(["42"], answer.Headers["x-rest"]);
        using var document = answer.ReadObject("a thing");
        Assert.Equal(1, document.RootElement.Whole("a"));
        var asked = Assert.Single(server.Requests);
        Assert.Matches(@"^MamCrawler/\d+\.\d+\.\d+ \(\+[^()]+\)$", asked.Headers["User-Agent"]);
    }

    [Theory]
    [InlineData(503)]
    [InlineData(429)]
    [InlineData(408)]
    [InlineData(500)]
    public async Task Send_TransientThenGood_IsTriedAgain(int status)
    {
        var asked = 0;
        await using var server = await StubServer.StartAsync((context, _) => StubServer.WriteAsync(context, ++asked < 3 ? status : 200, "{}"));
        var client = new ServiceClient(server.CreateClient(), Profile, null, new ManualClock());
        Assert.Equal(HttpStatusCode.OK, (await client.SendAsync(Get, true, CancellationToken.None)).Status);
        Assert.Equal(3, client.Requests);
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(302)]
    [InlineData(400)]
    public async Task Send_Refusal_IsNeverRepeated(int status)
    {
        await using var server = await StubServer.AnsweringAsync(status, "no");
        var client = new ServiceClient(server.CreateClient(), Profile, null, new ManualClock());
        Assert.Equal(status, (int)(await client.SendAsync(Get, true, CancellationToken.None)).Status);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Send_NotIdempotent_IsSentOnce()
    {
        await using var server = await StubServer.AnsweringAsync(503, "later");
        var client = new ServiceClient(server.CreateClient(), Profile, null, new ManualClock());
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.SendAsync(Get, false, CancellationToken.None)).Status);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Send_RetryAfter_IsHonoured()
    {
        var asked = 0;
        await using var server = await StubServer.StartAsync(
            (context, _) =>
            {
                context.Response.Headers.RetryAfter = "17";
                return StubServer.WriteAsync(context, ++asked == 1 ? 429 : 200, "{}");
            }
        );
        var clock = new ManualClock();
        using var pace = new RequestPace(new() { MinimumInterval = TimeSpan.FromSeconds(1) }, clock);
        var client = new ServiceClient(server.CreateClient(), Profile, pace, clock);
        Assert.True((await client.SendAsync(Get, true, CancellationToken.None)).IsSuccess);
        Assert.InRange(clock.Passed.TotalSeconds, 17, 35);
        Assert.Equal(2, pace.Interval.TotalSeconds);
        Assert.Equal(2, pace.Requests);
    }

    [Fact]
    public async Task Send_RetryAfterLongerThanAllowed_ComesBackAtOnce()
    {
        await using var server = await StubServer.StartAsync(
            (context, _) =>
            {
                context.Response.Headers.RetryAfter = "3600";
                return StubServer.WriteAsync(context, 429, "{}");
            }
        );
        var client = new ServiceClient(server.CreateClient(), Profile, null, new ManualClock());
        var answer = await client.SendAsync(Get, true, CancellationToken.None);
        Assert.Equal(TimeSpan.FromHours(1), answer.RetryAfter);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Send_Nobody_IsANamedFaultAfterThreeTries()
    {
        var server = await StubServer.AnsweringAsync(200, "{}");
        var http = server.CreateClient();
        await server.DisposeAsync();
        var client = new ServiceClient(http, Profile, null, new ManualClock());
        var fault = await Assert.ThrowsAsync<WaitFaultException>(() => client.SendAsync(Get, true, CancellationToken.None));
        Assert.Equal(FaultName.WitnessUnavailable, fault.Fault.Name);
        Assert.Contains("Stub could not be reached", fault.Fault.Sentence, StringComparison.Ordinal);
        Assert.Equal(3, client.Requests);
    }

    [Fact]
    public async Task Send_SlowAnswer_IsCutOff()
    {
        await using var server = await StubServer.StartAsync(
            async (context, _) =>
            {
                await context.Response.WriteAsync("{");
                await context.Response.Body.FlushAsync();
                await Task.Delay(TimeSpan.FromSeconds(60), TimeProvider.System, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        );
        var client = new ServiceClient(
            server.CreateClient(),
            Profile with
            {
                AttemptTimeout = TimeSpan.FromMilliseconds(200),
                Tries = 1,
            },
            null,
            new ManualClock()
        );
        var fault = await Assert.ThrowsAsync<WaitFaultException>(() => client.SendAsync(Get, true, CancellationToken.None));
        Assert.Contains("did not answer within 0.2 s", fault.Fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_AbortedAnswer_IsANamedFault()
    {
        await using var server = await StubServer.StartAsync(
            async (context, _) =>
            {
                context.Response.ContentLength = 500;
                await context.Response.WriteAsync("{\"half\":");
                await context.Response.Body.FlushAsync();
                context.Abort();
            }
        );
        var client = new ServiceClient(server.CreateClient(), Profile, null, new ManualClock());
        var fault = await Assert.ThrowsAsync<WaitFaultException>(() => client.SendAsync(Get, true, CancellationToken.None));
        Assert.Equal(FaultName.WitnessUnavailable, fault.Fault.Name);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Send_HugeBody_IsNotRead(bool announced)
    {
        await using var server = await StubServer.StartAsync(
            async (context, _) =>
            {
                if (announced)
                    context.Response.ContentLength = 5000;
                await context.Response.Body.WriteAsync(Encoding.ASCII.GetBytes(new string('x', 5000)), context.RequestAborted);
            }
        );
        var client = new ServiceClient(server.CreateClient(), Profile, null, new ManualClock());
        var answer = await client.SendAsync(Get, true, CancellationToken.None);
        Assert.True(answer.TooLarge);
        Assert.Equal(FaultName.ShapeChanged, Assert.Throws<StopFaultException>(() => answer.ReadObject("a thing")).Fault.Name);
    }

    [Fact]
    public async Task Send_BodyOfExactlyTheBound_IsRead()
    {
        await using var server = await StubServer.StartAsync((context, _) => context.Response.WriteAsync(new string('x', 1000)));
        var client = new ServiceClient(server.CreateClient(), Profile, null, new ManualClock());
        Assert.Equal(1000, (await client.SendAsync(Get, true, CancellationToken.None)).Body.Length);
    }

    [Fact]
    public async Task Send_FailingAgainAndAgain_LeavesTheServiceAlone()
    {
        await using var server = await StubServer.AnsweringAsync(500, "broken");
        var clock = new ManualClock(advancesItself: false);
        var client = new ServiceClient(server.CreateClient(), Profile with { FailuresToBreak = 4, Tries = 1 }, null, clock);
        for (var request = 0; request < 4; request++)
            await client.SendAsync(Get, true, CancellationToken.None);
        var fault = await Assert.ThrowsAsync<WaitFaultException>(() => client.SendAsync(Get, true, CancellationToken.None));
        Assert.Contains("left alone", fault.Fault.Sentence, StringComparison.Ordinal);
        Assert.NotNull(fault.Fault.RetryAfter);
        Assert.Equal(4, server.Requests.Count);
        clock.Advance(TimeSpan.FromSeconds(31));
        await client.SendAsync(Get, true, CancellationToken.None);
        Assert.Equal(5, server.Requests.Count);
    }

    [Fact]
    public async Task Send_Cancelled_IsACancellationAndNoFault()
    {
        using var giveUp = new CancellationTokenSource();
        await using var server = await StubServer.StartAsync(
            async (context, _) =>
            {
                await giveUp.CancelAsync();
                await Task.Delay(TimeSpan.FromSeconds(60), TimeProvider.System, context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
            }
        );
        var client = new ServiceClient(server.CreateClient(), Profile, null, new ManualClock());
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.SendAsync(Get, true, giveUp.Token));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Send_Redirect_IsNotFollowed()
    {
        await using var server = await StubServer.StartAsync(
            (context, request) =>
            {
                context.Response.Headers.Location = "/login";
                return StubServer.WriteAsync(context, 302, "");
            }
        );
        var client = new ServiceClient(server.CreateClient(), Profile, null, new ManualClock());
        Assert.True((await client.SendAsync(Get, true, CancellationToken.None)).IsRedirect);
        Assert.Single(server.Requests);
    }
}
