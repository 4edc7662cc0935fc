using MamCrawler.Core.Downloads;
using MamCrawler.Core.Downloads.Pushing;
using MamCrawler.Core.Faults;
using MamCrawler.Integrations.Http.Tunnels;
using MamCrawler.Integrations.QBittorrent;
using MamCrawler.Simulators.Hosting;
using MamCrawler.Simulators.QBittorrent;
using MamCrawler.Tests.Programs;

namespace MamCrawler.Integrations.Tests.Http.Tunnels;

/// <summary>
/// What a tunnel that does not let through comes to for a download, with a real nginx as the tunnel: a fault with its name, nothing sent that should not be, and nothing lost but time.
/// What each single refusal looks like is in <see cref="TunnelCertificateTests"/>, <see cref="TunnelHttpTests"/> and <see cref="TunnelSecretsTests"/>.
/// </summary>
public sealed class TunnelFaultTests : IDisposable
{
    /// <summary>What an Access application does with a request whose service token is not good.</summary>
    private const string LoginPage = "if ($http_cf_access_client_secret != 'right-token') { return 302 https://login.example/cdn-cgi/access/login?kid=leak; }";

    private static readonly TunnelHeader Token = new("CF-Access-Client-Secret", "token");
    private readonly TunnelFaultRig rig = new();

    public void Dispose() => rig.Dispose();

    [Theory]
    [InlineData("wrong-token")]
    [InlineData(null)]
    public async Task Push_RedirectedToALoginPage_WaitsAndSendsNoPassword(string? token)
    {
        SkipWithoutNginx();
        await using var server = await StubServer.AnsweringAsync(200, "2.11.2", "text/plain");
        using var proxy = await NginxProxy.StartAsync(server.Address, rig.Authority, LoginPage);
        if (token is not null)
            rig.Secrets.Values["token"] = token;
        await rig.ApproveAsync();

        var outcome = await rig.PushAsync(rig.ConnectWithCertificate(proxy.Address, options => options with { Headers = token is null ? [] : [Token] }));

        AssertRefused(outcome, "redirect (302) to login.example, as a login page does");
        Assert.DoesNotContain("leak", outcome.Sentence, StringComparison.Ordinal);
        Assert.NotEmpty(proxy.Received);
        AssertNoPassword(proxy, server);
        Assert.Empty(server.Requests);
        await rig.AssertCostNothingAsync();
    }

    [Theory]
    [InlineData("server's has expired", "not trusted, has expired or belongs to another host name")]
    [InlineData("server's is for another host", "not trusted, has expired or belongs to another host name")]
    [InlineData("server's is of another authority", "not trusted, has expired or belongs to another host name")]
    [InlineData("no client certificate", "demands a client certificate and got none")]
    [InlineData("client's is of another authority", "refused the client certificate")]
    [InlineData("client's has expired", "The client certificate expired on")]
    public async Task Push_BadCertificate_WaitsAndSendsNoPassword(string kind, string expected)
    {
        SkipWithoutNginx();
        await using var server = await StubServer.AnsweringAsync(200, "2.11.2", "text/plain");
        using var proxy = await NginxProxy.StartAsync(
            server.Address,
            rig.Authority,
            host: kind == "server's is for another host" ? "elsewhere.example" : "127.0.0.1",
            expired: kind == "server's has expired"
        );
        rig.Secrets.Values["certificate"] = (kind == "client's is of another authority" ? rig.Foreign : rig.Authority).IssueClient(
            expired: kind == "client's has expired"
        );
        await rig.ApproveAsync();

        var client = rig.ConnectWithCertificate(
            proxy.Address,
            options =>
                kind switch
                {
                    "server's is of another authority" => options with { PinnedAuthority = rig.Foreign.Pem },
                    "no client certificate" => options with { ClientCertificateSecret = null },
                    _ => options,
                }
        );
        var outcome = await rig.PushAsync(client);

        AssertRefused(outcome, expected);
        Assert.Empty(server.Requests);
        AssertNoPassword(proxy, server);
        await rig.AssertCostNothingAsync();
    }

    [Fact]
    public async Task Push_TunnelShutsAfterASession_SendsThePasswordNoSecondTime()
    {
        var shut = false;
        await using var server = await StubServer.StartAsync(
            (context, request) =>
            {
                if (shut)
                    context.Response.Headers.Location = "https://login.example/";
                return shut ? StubServer.WriteAsync(context, 302, "", "text/html")
                    : request.Headers.ContainsKey("Cookie")
                        ? StubServer.WriteAsync(context, 200, request.Target.EndsWith("Version", StringComparison.Ordinal) ? "2.11.2" : "[]")
                    : request.Target.EndsWith("login", StringComparison.Ordinal) ? LogInAsync(context)
                    : StubServer.WriteAsync(context, 403, "Forbidden", "text/plain");
            }
        );
        var client = rig.Connect(server.Address);
        Assert.Empty(await client.ListAsync(CancellationToken.None));
        Assert.Equal(1, Passwords(server));

        shut = true;
        for (var time = 0; time < 3; time++)
            Assert.Equal(
                FaultName.TunnelAuthenticationFailed,
                (await Assert.ThrowsAsync<AskPersonFaultException>(() => client.ListAsync(CancellationToken.None))).Fault.Name
            );
        await rig.ApproveAsync();
        AssertRefused(await rig.PushAsync(client), "as a login page does");

        Assert.Equal(1, Passwords(server));
        await rig.AssertCostNothingAsync();

        static Task LogInAsync(Microsoft.AspNetCore.Http.HttpContext context)
        {
            context.Response.Headers.SetCookie = "SID=session; path=/";
            return StubServer.WriteAsync(context, 200, "Ok.", "text/plain");
        }
    }

    [Theory]
    [InlineData("nothing listens")]
    [InlineData("nothing behind the proxy")]
    public async Task Push_OfflineForTwoDays_CostsTimeAndNothingElse(string kind)
    {
        SkipWithoutNginx();
        var proxyPort = LoopbackPort.Free();
        var upstream = new Uri($"http://127.0.0.1:{LoopbackPort.Free()}/");
        using var early = kind == "nothing listens" ? null : await NginxProxy.StartAsync(upstream, rig.Authority, port: proxyPort);
        var client = rig.ConnectWithCertificate(new Uri($"https://127.0.0.1:{proxyPort}/"));
        await rig.ApproveAsync();

        var tries = await SweepForAsync(TimeSpan.FromDays(2), client);

        // The sweep comes every 30 minutes, and each time it is tried.
        Assert.InRange(tries, 48, 97);
        await rig.AssertCostNothingAsync();
        Assert.InRange((await rig.HistoryAsync()).Count, 1, 3);
        // Told at the beginning and then from time to time, so that an alarm does not end by itself.
        Assert.InRange(rig.Log.Named("TunnelFailed").Count, 1, tries);
        Assert.All(
            rig.Log.Named("TunnelFailed"),
            told => Assert.StartsWith("TunnelFailed service=qBittorrent fault=ClientUnreachable sentence=", told.Text, StringComparison.Ordinal)
        );

        await using var simulator = new QBittorrentSimulator(
            QBittorrentProfile.All.Single(profile => profile.Version == "5.1.0"),
            new SimulatorOptions { Port = upstream.Port }
        );
        await simulator.StartAsync();
        using var late = early is null ? await NginxProxy.StartAsync(upstream, rig.Authority, port: proxyPort) : null;
        rig.Secrets.Values["password"] = simulator.Password;
        for (var sweep = 0; sweep < 4 && (await rig.ReadAsync()).State != DownloadState.Downloading; sweep++)
            await SweepForAsync(TimeSpan.FromMinutes(60), client);

        var done = await rig.ReadAsync();
        Assert.Equal((DownloadState.Downloading, 0, 1), (done.State, done.Attempts, rig.Tracker.Fetches));
        Assert.StartsWith(
            "TunnelRecovered service=qBittorrent fault=ClientUnreachable seconds=",
            Assert.Single(rig.Log.Named("TunnelRecovered")).Text,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(401)]
    [InlineData(403)]
    public async Task Push_TunnelRefuses_ReadsItsSecretsAgainOnceAndGoesOnWhenTheyAreNew(int status)
    {
        SkipWithoutNginx();
        await using var simulator = new QBittorrentSimulator(QBittorrentProfile.All.Single(profile => profile.Version == "5.1.0"), new SimulatorOptions());
        await simulator.StartAsync();
        using var proxy = await NginxProxy.StartAsync(
            simulator.Address,
            rig.Authority,
            $"if ($http_cf_access_client_secret != 'right-token') {{ return {status}; }}"
        );
        rig.Secrets.Values["token"] = "wrong-token";
        rig.Secrets.Values["password"] = simulator.Password;
        await rig.ApproveAsync();
        var client = rig.ConnectWithCertificate(proxy.Address, options => options with { Headers = [Token] });

        var refused = await rig.PushAsync(client);
        Assert.Equal((PushResult.Waiting, FaultName.TunnelAuthenticationFailed), (refused.Result, refused.Fault!.Name));
        // Once to begin with and once after the refusal; and with nothing new to send, nothing was sent again.
        Assert.Equal(2, rig.Secrets.ReadsOf("token"));
        Assert.Single(proxy.Received);
        await rig.AssertCostNothingAsync();

        rig.Secrets.Values["token"] = "right-token";
        rig.Time.Advance((await rig.ReadAsync()).NextAttemptAt!.Value - rig.Time.GetUtcNow());
        var outcome = await rig.PushAsync(client);
        Assert.Equal(PushResult.Started, outcome.Result);
        Assert.Equal(
            "TunnelSecretsReread service=qBittorrent changed=true",
            Assert.Single(rig.Log.Named("TunnelSecretsReread"), told => told.Text.EndsWith("true", StringComparison.OrdinalIgnoreCase)).Text,
            ignoreCase: true
        );
    }

    private static void SkipWithoutNginx() => Assert.SkipWhen(NginxProxy.Missing is not null, NginxProxy.Missing ?? "");

    private static int Passwords(StubServer server) =>
        server.Requests.Count(request => request.ToString().Contains(TunnelFaultRig.Password, StringComparison.Ordinal));

    private static void AssertNoPassword(NginxProxy proxy, StubServer server)
    {
        Assert.DoesNotContain(
            proxy.Received,
            line => line.Contains(TunnelFaultRig.Password, StringComparison.Ordinal) || line.Contains("auth/login", StringComparison.Ordinal)
        );
        Assert.Equal(0, Passwords(server));
    }

    private void AssertRefused(PushOutcome outcome, string expected)
    {
        Assert.Equal((PushResult.Waiting, FaultName.TunnelAuthenticationFailed, "qBittorrent"), (outcome.Result, outcome.Fault!.Name, outcome.Fault.Service));
        Assert.Contains(expected, outcome.Sentence, StringComparison.Ordinal);
        Assert.StartsWith(
            "TunnelFailed service=qBittorrent fault=TunnelAuthenticationFailed sentence=",
            Assert.Single(rig.Log.Named("TunnelFailed")).Text,
            StringComparison.Ordinal
        );
    }

    /// <summary>The sweep every 30 minutes (rules.md 6): what is due is pushed.</summary>
    private async Task<int> SweepForAsync(TimeSpan length, QBittorrentClient client)
    {
        var tries = 0;
        for (var end = rig.Time.GetUtcNow() + length; rig.Time.GetUtcNow() < end; rig.Time.Advance(TimeSpan.FromMinutes(30)))
        {
            await foreach (var _ in rig.Downloads.QueryDueAsync(CancellationToken.None))
            {
                tries++;
                await rig.PushAsync(client);
            }
        }

        return tries;
    }
}
