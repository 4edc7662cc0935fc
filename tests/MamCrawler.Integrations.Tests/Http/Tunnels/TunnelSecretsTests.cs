using System.Net;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Integrations.Http.Tunnels;

namespace MamCrawler.Integrations.Tests.Http.Tunnels;

/// <summary>Secrets are read again after a refusal, and nothing is sent without them.</summary>
public sealed class TunnelSecretsTests
{
    private readonly MemorySecrets secrets = new();

    [Theory]
    [InlineData(401, "")]
    [InlineData(403, "")]
    [InlineData(403, "<html>")]
    public async Task Send_RefusedWithOldSecrets_IsSentOnceMoreWithTheNewOnes(int status, string body)
    {
        secrets.Values["token"] = new Secret("old");
        await using var server = await StubServer.StartAsync(
            (context, request) =>
            {
                if (request.Headers["X-Token"] == "new")
                    return StubServer.WriteAsync(context, 200, request.Body);
                secrets.Values["token"] = new Secret("new");
                return StubServer.WriteAsync(context, status, body, "text/html");
            }
        );
        using var client = Client(server.Address, options => options with { Headers = [new TunnelHeader("X-Token", "token")] });

        using var response = await client.PostAsync("x", new StringContent("body"));

        Assert.Equal("body", await response.Content.ReadAsStringAsync());
        Assert.Equal(2, server.Requests.Count);
        Assert.Equal("body", await (await client.PostAsync("x", new StringContent("body"))).Content.ReadAsStringAsync());
        Assert.Equal(3, server.Requests.Count);
    }

    [Fact]
    public async Task Send_RefusedAndNothingNew_IsNotSentAgain()
    {
        secrets.Values["token"] = new Secret("old");
        await using var server = await StubServer.AnsweringAsync(403, "Forbidden", "text/plain");
        using var client = Client(server.Address, options => options with { Headers = [new TunnelHeader("X-Token", "token")] });

        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("x")).StatusCode);
        Assert.Single(server.Requests);
    }

    [Theory]
    [InlineData(null, "not in the secret store")]
    [InlineData("  ", "is empty")]
    [InlineData("a\nb", "characters that no header")]
    public async Task Send_WithoutAUsableHeaderSecret_SendsNothing(string? secret, string expected)
    {
        await using var server = await StubServer.AnsweringAsync(200, "fine");
        if (secret is not null)
            secrets.Values["token"] = new Secret(secret);
        using var client = Client(server.Address, options => options with { Headers = [new TunnelHeader("X-Token", "token")] });

        var exception = await Assert.ThrowsAsync<AskPersonFaultException>(() => client.GetAsync("x"));

        Assert.Equal(FaultName.NotConfigured, exception.Fault.Name);
        Assert.Contains(expected, exception.Fault.Sentence, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    private HttpClient Client(Uri address, Func<TunnelOptions, TunnelOptions>? change = null)
    {
        var options = new TunnelOptions { BaseAddress = address };
        return TunnelHttp.CreateClient(change?.Invoke(options) ?? options, TunnelTarget.QBittorrent, secrets, TimeProvider.System);
    }
}
