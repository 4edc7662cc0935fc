using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Integrations.Http.Tunnels;
using MamCrawler.Tests.Programs;

namespace MamCrawler.Integrations.Tests.Http.Tunnels;

/// <summary>Client certificates and pinning against real programs: nginx in both its ways to refuse, and OpenSSL's server, which refuses by a TLS alert.</summary>
public sealed class TunnelCertificateTests : IDisposable
{
    private const string Closing = "error_page 495 496 = @closed; location @closed { return 444; }";
    private readonly TestAuthority authority = new();
    private readonly TestAuthority foreign = new();
    private readonly MemorySecrets secrets = new();

    public void Dispose()
    {
        authority.Dispose();
        foreign.Dispose();
    }

    [Theory]
    [InlineData("none", "got none")]
    [InlineData("foreign", "refused the client certificate")]
    [InlineData("expired", "expired on")]
    [InlineData("server-usage", "refused the client certificate")]
    public async Task Nginx_BadClientCertificate_IsTheNamedFault(string kind, string expected)
    {
        Assert.SkipWhen(NginxProxy.Missing is not null, NginxProxy.Missing ?? "");
        await using var server = await StubServer.AnsweringAsync(200, "fine");
        using var proxy = await NginxProxy.StartAsync(server.Address, authority);

        await AssertRefusedAsync(proxy.Address, kind, expected);
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("foreign")]
    [InlineData("expired")]
    [InlineData("server-usage")]
    public async Task NginxThatCloses_BadClientCertificate_IsTheNamedFault(string kind)
    {
        Assert.SkipWhen(NginxProxy.Missing is not null, NginxProxy.Missing ?? "");
        await using var server = await StubServer.AnsweringAsync(200, "fine");
        using var proxy = await NginxProxy.StartAsync(server.Address, authority, Closing);

        await AssertRefusedAsync(proxy.Address, kind, "closed the connection");
        Assert.Empty(server.Requests);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("foreign")]
    [InlineData("expired")]
    public async Task TlsAlert_BadClientCertificate_IsTheNamedFault(string kind)
    {
        using var server = await StartOpenSslAsync();

        await AssertRefusedAsync(server.Address, kind, "client certificate");
    }

    [Fact]
    public async Task TlsAlert_GoodClientCertificate_Passes()
    {
        using var server = await StartOpenSslAsync();
        using var client = Client(server.Address, "good");

        Assert.Equal(200, (int)(await client.GetAsync("x")).StatusCode);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("pass word")]
    public async Task Nginx_GoodClientCertificate_PassesThePrefixToo(string? password)
    {
        Assert.SkipWhen(NginxProxy.Missing is not null, NginxProxy.Missing ?? "");
        await using var server = await StubServer.AnsweringAsync(200, "fine");
        using var proxy = await NginxProxy.StartAsync(server.Address, authority);
        using var client = Client(new Uri(proxy.Address, "home/qb"), "good", password: password);

        Assert.Equal("fine", await client.GetStringAsync("api/x"));
        Assert.Equal("/api/x", Assert.Single(server.Requests).Target);
    }

    [Fact]
    public async Task Nginx_CertificateRenewedInTheStore_IsTakenUpWithoutARestart()
    {
        Assert.SkipWhen(NginxProxy.Missing is not null, NginxProxy.Missing ?? "");
        await using var server = await StubServer.AnsweringAsync(200, "fine");
        using var proxy = await NginxProxy.StartAsync(server.Address, authority);
        using var client = Client(proxy.Address, "expired");
        await Assert.ThrowsAsync<AskPersonFaultException>(() => client.GetAsync("x"));

        secrets.Values["certificate"] = new Secret(authority.IssueClient());

        Assert.Equal("fine", await client.GetStringAsync("x"));
    }

    [Theory]
    [InlineData("foreign authority")]
    [InlineData("no pinning")]
    [InlineData("other host")]
    [InlineData("other host behind an override")]
    public async Task Nginx_ServerThatIsNotTheOneMeant_IsTheNamedFault(string kind)
    {
        Assert.SkipWhen(NginxProxy.Missing is not null, NginxProxy.Missing ?? "");
        await using var server = await StubServer.AnsweringAsync(200, "fine");
        using var proxy = await NginxProxy.StartAsync(
            server.Address,
            authority,
            host: kind.StartsWith("other", StringComparison.Ordinal) ? "elsewhere.example" : "127.0.0.1"
        );
        using var client = Client(
            proxy.Address,
            "good",
            options =>
                kind switch
                {
                    "foreign authority" => options with { PinnedAuthority = foreign.Pem },
                    "no pinning" => options with { PinnedAuthority = null },
                    "other host" => options,
                    _ => options with { Host = "elsewhere.example" },
                }
        );

        var exception = await Assert.ThrowsAsync<AskPersonFaultException>(() => client.GetAsync("x"));

        Assert.Equal(FaultName.TunnelAuthenticationFailed, exception.Fault.Name);
        Assert.Contains("not trusted, has expired or belongs to another host name", exception.Fault.Sentence, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Nginx_HostOverride_DoesNotChangeWhoseCertificateIsExpected()
    {
        Assert.SkipWhen(NginxProxy.Missing is not null, NginxProxy.Missing ?? "");
        await using var server = await StubServer.AnsweringAsync(200, "fine");
        using var proxy = await NginxProxy.StartAsync(server.Address, authority);
        using var client = Client(proxy.Address, "good", options => options with { Host = "elsewhere.example:99" });

        Assert.Equal("fine", await client.GetStringAsync("x"));
    }

    [Fact]
    public async Task Nginx_RestartedService_IsUnreachableNotRefused()
    {
        Assert.SkipWhen(NginxProxy.Missing is not null, NginxProxy.Missing ?? "");
        var server = await StubServer.AnsweringAsync(200, "fine");
        using var proxy = await NginxProxy.StartAsync(server.Address, authority);
        using var client = Client(proxy.Address, "good");
        await client.GetAsync("x");
        await server.DisposeAsync();

        Assert.Equal(FaultName.ClientUnreachable, (await Assert.ThrowsAsync<WaitFaultException>(() => client.GetAsync("x"))).Fault.Name);
    }

    [Theory]
    [InlineData("not base64 !")]
    [InlineData("bm90IGEgUEZY")]
    [InlineData("wrong password")]
    public async Task Certificate_Unreadable_SendsNothing(string content)
    {
        secrets.Values["certificate"] = new Secret(content == "wrong password" ? authority.IssueClient(password: "right") : content);
        using var client = Client(new Uri("https://127.0.0.1:1/"), "kept");

        var exception = await Assert.ThrowsAsync<AskPersonFaultException>(() => client.GetAsync("x"));

        Assert.Equal(FaultName.NotConfigured, exception.Fault.Name);
        Assert.Contains("PFX", exception.Fault.Sentence, StringComparison.Ordinal);
    }

    private async Task AssertRefusedAsync(Uri address, string kind, string expected)
    {
        using var client = Client(address, kind);

        var exception = await Assert.ThrowsAsync<AskPersonFaultException>(() => client.GetAsync("x"));

        Assert.Equal(FaultName.TunnelAuthenticationFailed, exception.Fault.Name);
        Assert.Contains(expected, exception.Fault.Sentence, StringComparison.Ordinal);
    }

    private HttpClient Client(Uri address, string certificate, Func<TunnelOptions, TunnelOptions>? change = null, string? password = null)
    {
        if (certificate is not ("kept" or "none"))
            secrets.Values["certificate"] = new Secret(
                certificate == "foreign"
                    ? foreign.IssueClient()
                    : authority.IssueClient(expired: certificate == "expired", serverUsage: certificate == "server-usage", password)
            );
        if (password is not null)
            secrets.Values["password"] = new Secret(password);
        var options = new TunnelOptions
        {
            BaseAddress = address,
            PinnedAuthority = authority.Pem,
            ClientCertificateSecret = certificate == "none" ? null : "certificate",
            ClientCertificatePasswordSecret = password is null ? null : "password",
        };
        return TunnelHttp.CreateClient(change?.Invoke(options) ?? options, TunnelTarget.QBittorrent, secrets, TimeProvider.System);
    }

    private async Task<OpenSslServer> StartOpenSslAsync()
    {
        Assert.SkipWhen(OpenSslServer.Missing is not null, OpenSslServer.Missing ?? "");
        return await OpenSslServer.StartAsync(authority);
    }
}
