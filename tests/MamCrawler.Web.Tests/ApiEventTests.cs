using System.Net;
using MamCrawler.Core.Telemetry;
using MamCrawler.Tests;

namespace MamCrawler.Web.Tests;

public sealed class ApiEventTests
{
    [Fact]
    public async Task AnyRequest_ThatChangesSomething_IsToldUnderItsCorrelationId()
    {
        await using var host = await ApiHost.StartAsync();
        await host.AskAsync(HttpMethod.Post, "/api/scans", null, ("x-correlation-id", "mine-7"));
        var told = await ToldAsync(host, "ApiAnswered");
        Assert.Matches("^ApiAnswered method=POST route=/api/scans status=202 code=none milliseconds=[0-9]+ correlation=mine-7$", told.Text);
        Assert.Equal("mine-7", told.Values[Correlation.Key]);
        Assert.Contains("correlation=mine-7", told.Scopes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnyRequest_Fails_IsToldWithItsRouteAndNotItsAddress()
    {
        await using var host = await ApiHost.StartAsync();
        await host.AskAsync(HttpMethod.Get, "/api/gaps/a-private-name%0AApiBug%20route=x");
        var told = await ToldAsync(host, "ApiAnswered");
        Assert.StartsWith(
            "ApiAnswered method=GET route=/api/gaps/{id} status=404 code=NotFound ",
            told.Text.Replace("\"", "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("a-private-name", string.Join('\n', host.Log.Entries), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnyRequest_ReadGoesWell_IsNotTold()
    {
        await using var host = await ApiHost.StartAsync();
        await host.AskAsync(HttpMethod.Get, "/api/gaps");
        await host.AskAsync(HttpMethod.Post, "/api/scans");
        await ToldAsync(host, "ApiAnswered");
        Assert.Single(host.Log.Entries);
    }

    [Fact]
    public async Task AnyRequest_NamedFaultOrBug_IsToldUnderItsCorrelationId()
    {
        await using var host = await ApiHost.StartAsync();
        host.Services.Failure = FakeApiServices.Unreachable();
        await host.AskAsync(HttpMethod.Get, "/api/gaps", null, ("x-correlation-id", "mine-1"));
        Assert.Equal(
            "ApiFault service=State fault=StateUnavailable sentence=\"The state could not be read; try again.\" correlation=mine-1",
            (await ToldAsync(host, "ApiFault")).Text
        );

        host.Services.Failure = new InvalidOperationException("private detail");
        var (answer, _) = await host.AskAsync(HttpMethod.Get, "/api/gaps", null, ("x-correlation-id", "mine-2"));
        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        var bug = await ToldAsync(host, "ApiBug");
        Assert.Equal("ApiBug route=/api/gaps correlation=mine-2", bug.Text);
        Assert.Equal("private detail", bug.Exception!.Message);
    }

    [Fact]
    public async Task AnyRequest_IsWorkedOnUnderItsCorrelationId()
    {
        await using var host = await ApiHost.StartAsync();
        string? seen = null;
        host.Services.OnCompose = () => seen = Correlation.Current;
        await host.AskAsync(HttpMethod.Get, "/api/gaps", null, ("x-correlation-id", "mine-3"));
        Assert.Equal("mine-3", seen);
    }

    // The answer may arrive before the line is written that tells of it.
    private static async Task<LoggedEvent> ToldAsync(ApiHost host, string name)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (host.Log.Named(name).Count == 0)
        {
            deadline.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        return host.Log.Named(name)[0];
    }
}
