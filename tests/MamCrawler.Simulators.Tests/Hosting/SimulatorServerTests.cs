using System.Net;
using MamCrawler.Simulators.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace MamCrawler.Simulators.Tests.Hosting;

public sealed class SimulatorServerTests : IAsyncLifetime
{
    private readonly EchoServer server = new();
    private readonly HttpClient client = new();

    public async ValueTask InitializeAsync()
    {
        await server.StartAsync();
        client.BaseAddress = server.Address;
    }

    public async ValueTask DisposeAsync()
    {
        client.Dispose();
        await server.DisposeAsync();
    }

    [Fact]
    public async Task Request_Ordinary_IsAnsweredAndCountedByRoute()
    {
        Assert.Equal("7", await client.GetStringAsync("echo/7"));
        Assert.Equal("8", await client.GetStringAsync("echo/8"));

        Assert.Equal(2, server.Requests.Count("/echo/{text}"));
        Assert.Equal(2, server.Requests.Total);
        Assert.NotNull(server.Requests.SmallestGap);
        Assert.True(IPAddress.IsLoopback(IPAddress.Parse(server.Address.Host)));
    }

    [Theory]
    [InlineData(CommonFaults.Forbidden, HttpStatusCode.Forbidden)]
    [InlineData(CommonFaults.Unavailable, HttpStatusCode.ServiceUnavailable)]
    [InlineData(CommonFaults.TooManyRequests, HttpStatusCode.TooManyRequests)]
    public async Task Fault_WithTimes_HitsThatManyRequests(string fault, HttpStatusCode expected)
    {
        server.Faults.Set(fault, new FaultSwitch(Times: 1));

        Assert.Equal(expected, (await client.GetAsync("echo/1")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("echo/1")).StatusCode);
    }

    [Fact]
    public async Task Fault_WithPath_SparesOtherPaths()
    {
        server.Faults.Set(CommonFaults.Html, new FaultSwitch(Path: "/other"));

        Assert.Equal("1", await client.GetStringAsync("echo/1"));
    }

    [Fact]
    public async Task AbortedAfter_IsCarriedOutButNotAnswered()
    {
        server.Faults.Set(CommonFaults.AbortedAfter, new FaultSwitch(Times: 1));

        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync("echo/1"));
        Assert.Equal(1, server.Answered);
    }

    [Fact]
    public async Task Aborted_IsNotCarriedOut()
    {
        server.Faults.Set(CommonFaults.Aborted);

        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync("echo/1"));
        Assert.Equal(0, server.Answered);
    }

    [Fact]
    public async Task Control_PutAndDelete_SwitchFaults()
    {
        Assert.Equal(HttpStatusCode.NoContent, (await client.PutAsync("_simulator/faults/forbidden", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("echo/1")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await client.DeleteAsync("_simulator/faults/forbidden")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("echo/1")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.PutAsync("_simulator/faults/nonsense", null)).StatusCode);
        Assert.Contains("\"total\":2", await client.GetStringAsync("_simulator/requests"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SmallestGap_UnderAVirtualClock_IsMeasuredByIt()
    {
        var clock = new SteppedClock();
        await using var paced = new EchoServer(new SimulatorOptions { Time = clock });
        await paced.StartAsync();
        using var caller = new HttpClient { BaseAddress = paced.Address };
        foreach (var seconds in new[] { 5, 3, 4 })
        {
            await caller.GetStringAsync("echo/1");
            clock.Now += TimeSpan.FromSeconds(seconds);
        }

        await caller.GetStringAsync("echo/1");
        Assert.Equal(TimeSpan.FromSeconds(3), paced.Requests.SmallestGap);
    }

    [Theory]
    [InlineData(CommonFaults.Html, "<!DOCTYPE html>")]
    [InlineData(CommonFaults.Unreadable, "{\"version\":\"next\"")]
    [InlineData(CommonFaults.Truncated, "{\"results\":[")]
    public async Task Fault_OfShape_AnswersWithStatus200(string fault, string begins)
    {
        server.Faults.Set(fault, new FaultSwitch(Times: 1));

        Assert.StartsWith(begins, await client.GetStringAsync("echo/1"), StringComparison.Ordinal);
        Assert.Equal("1", await client.GetStringAsync("echo/1"));
    }

    [Fact]
    public async Task Slow_WaitsBeforeAnswering()
    {
        server.Faults.Set(CommonFaults.Slow, new FaultSwitch("5000"));

        using var impatient = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => client.GetAsync("echo/1", impatient.Token));
    }

    [Fact]
    public void Set_UnknownFault_Throws() => Assert.Throws<ArgumentException>(() => server.Faults.Set("nonsense"));

    private sealed class SteppedClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 11, 20, 0, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }

    private sealed class EchoServer(SimulatorOptions? options = null) : SimulatorServer("Echo", options ?? new SimulatorOptions(), [])
    {
        public int Answered { get; private set; }

        protected override void Map(IEndpointRouteBuilder routes) =>
            routes.MapGet(
                "/echo/{text}",
                context =>
                {
                    Answered++;
                    return context.Response.WriteAsync((string)context.Request.RouteValues["text"]!);
                }
            );
    }
}
