using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Integrations.Http.Tunnels;
using MamCrawler.Tests.Programs;
using Microsoft.AspNetCore.Http;

namespace MamCrawler.Integrations.Tests.Http.Tunnels;

public sealed class TunnelHttpTests
{
    private readonly MemorySecrets secrets = new();

    [Fact]
    public async Task Send_CarriesHeadersHostAndPrefix()
    {
        await using var server = await StubServer.AnsweringAsync(200, "fine");
        secrets.Values["token"] = new Secret(" t0ken\n");
        using var client = Client(
            server.Address,
            options =>
                options with
                {
                    BaseAddress = new Uri(server.Address, "home/qb"),
                    Headers = [new TunnelHeader("CF-Access-Client-Secret", "token")],
                    Host = "127.0.0.1:8080",
                }
        );

        Assert.Equal("fine", await client.GetStringAsync("api/x"));

        var request = Assert.Single(server.Requests);
        Assert.Equal("/home/qb/api/x", request.Target);
        Assert.Equal("t0ken", request.Headers["CF-Access-Client-Secret"]);
        Assert.Equal("127.0.0.1:8080", request.Headers["Host"]);
    }

    [Theory]
    [InlineData(302, "", "login page")]
    [InlineData(307, "", "login page")]
    [InlineData(496, "", "client certificate")]
    [InlineData(401, "<html>Sign in</html>", "a page of its own")]
    [InlineData(403, "  <!DOCTYPE html>", "a page of its own")]
    [InlineData(407, "<html>", "a page of its own")]
    [InlineData(400, "<html><center>No required SSL certificate was sent</center></html>", "got none")]
    [InlineData(400, "<html><center>The SSL certificate error</center></html>", "refused the client certificate")]
    public async Task Send_RefusedByTheTunnel_IsTheNamedFault(int status, string body, string expected)
    {
        await using var server = await StubServer.StartAsync(
            (context, _) =>
            {
                context.Response.Headers.Location = "https://login.example/cdn?token=leak";
                return StubServer.WriteAsync(context, status, body, "text/html");
            }
        );
        using var client = Client(server.Address);

        var exception = await Assert.ThrowsAsync<AskPersonFaultException>(() => client.GetAsync("api/x"));

        Assert.Equal((FaultName.TunnelAuthenticationFailed, "qBittorrent"), (exception.Fault.Name, exception.Fault.Service));
        Assert.Contains(expected, exception.Fault.Sentence, StringComparison.Ordinal);
        Assert.DoesNotContain("leak", exception.Fault.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, "<html>")]
    [InlineData(304, "")]
    [InlineData(400, "Bad Request")]
    [InlineData(401, "Unauthorized")]
    [InlineData(403, "Forbidden")]
    [InlineData(404, "<html>")]
    [InlineData(503, "busy")]
    public async Task Send_AnsweredByTheService_IsPassedOn(int status, string body)
    {
        await using var server = await StubServer.StartAsync(
            (context, _) => status == 304 ? Status(context, 304) : StubServer.WriteAsync(context, status, body, "text/html")
        );
        using var client = Client(server.Address);

        using var response = await client.GetAsync("api/x");

        Assert.Equal((status, body), ((int)response.StatusCode, await response.Content.ReadAsStringAsync()));
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Send_ProxyWithoutItsService_IsUnreachable()
    {
        await using var server = await StubServer.AnsweringAsync(502, "<html>Bad Gateway</html>", "text/html");
        using var client = Client(server.Address);

        Assert.Equal(FaultName.ClientUnreachable, (await Assert.ThrowsAsync<WaitFaultException>(() => client.GetAsync("x"))).Fault.Name);
    }

    [Fact]
    public async Task Send_NothingListens_IsUnreachable()
    {
        using var client = Client(new Uri($"http://127.0.0.1:{LoopbackPort.Free()}/"));

        var exception = await Assert.ThrowsAsync<WaitFaultException>(() => client.GetAsync("x"));

        Assert.Equal(FaultName.ClientUnreachable, exception.Fault.Name);
        Assert.Contains("Nothing answers", exception.Fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Send_UnknownHostName_IsUnreachable()
    {
        using var client = Client(new Uri("https://nothing.invalid/"), options => options with { ReadRetries = 0 });

        Assert.Contains("nothing.invalid", (await Assert.ThrowsAsync<WaitFaultException>(() => client.GetAsync("x"))).Fault.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", 3)]
    [InlineData("POST", 1)]
    public async Task Send_BrokenAnswer_IsRepeatedForReadsOnly(string method, int expected)
    {
        await using var server = await StubServer.StartAsync(
            (context, _) =>
            {
                context.Abort();
                return Task.CompletedTask;
            }
        );
        using var client = Client(server.Address);
        using var request = new HttpRequestMessage(new HttpMethod(method), "x") { Content = method == "POST" ? new StringContent("x") : null };

        await Assert.ThrowsAsync<WaitFaultException>(() => client.SendAsync(request));

        Assert.Equal(expected, server.Requests.Count);
    }

    [Fact]
    public async Task Send_BrokenOnce_IsMadeGood()
    {
        var calls = 0;
        await using var server = await StubServer.StartAsync(
            (context, _) =>
            {
                if (++calls > 1)
                    return StubServer.WriteAsync(context, 200, "fine");
                context.Abort();
                return Task.CompletedTask;
            }
        );
        using var client = Client(server.Address);

        Assert.Equal("fine", await client.GetStringAsync("x"));
    }

    [Fact]
    public async Task Send_SlowAnswer_IsUnreachableAfterItsTimeAndNotRepeated()
    {
        await using var server = await StubServer.StartAsync(
            async (context, _) =>
            {
                await context.Response.WriteAsync("begun");
                await context.Response.Body.FlushAsync();
                await Task.Delay(TimeSpan.FromSeconds(20), TimeProvider.System, context.RequestAborted);
            }
        );
        using var client = Client(server.Address, options => options with { Timeout = TimeSpan.FromSeconds(1) });

        var exception = await Assert.ThrowsAsync<WaitFaultException>(() => client.GetAsync("x"));

        Assert.Contains("within 1 s", exception.Fault.Sentence, StringComparison.Ordinal);
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task Send_CancelledByTheCaller_IsACancellation()
    {
        await using var server = await StubServer.StartAsync((context, _) => Task.Delay(TimeSpan.FromSeconds(20), TimeProvider.System, context.RequestAborted));
        using var client = Client(server.Address);
        using var cancelled = new CancellationTokenSource(TimeSpan.FromMilliseconds(100), TimeProvider.System);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.GetAsync("x", cancelled.Token));
    }

    [Fact]
    public async Task Send_AnswerLargerThanAllowed_IsAnotherShape()
    {
        await using var server = await StubServer.AnsweringAsync(200, new string('x', 5000));
        using var client = Client(server.Address, options => options with { MaximumAnswerBytes = 4096 });

        Assert.Equal(FaultName.ShapeChanged, (await Assert.ThrowsAsync<StopFaultException>(() => client.GetAsync("x"))).Fault.Name);
    }

    [Fact]
    public async Task Send_ToAnotherHost_IsABug()
    {
        using var client = Client(new Uri("http://127.0.0.1:1/"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => client.GetAsync("http://127.0.0.1:2/x"));
    }

    private static Task Status(HttpContext context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private HttpClient Client(Uri address, Func<TunnelOptions, TunnelOptions>? change = null)
    {
        var options = new TunnelOptions { BaseAddress = address };
        return TunnelHttp.CreateClient(change?.Invoke(options) ?? options, TunnelTarget.QBittorrent, secrets, TimeProvider.System);
    }
}
