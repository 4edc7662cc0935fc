using MamCrawler.Core.Downloads;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Integrations.Http.Tunnels;
using MamCrawler.Integrations.QBittorrent;
using MamCrawler.Integrations.Tests.Http;
using MamCrawler.Simulators.Hosting;
using MamCrawler.Tests;
using Faults = MamCrawler.Simulators.QBittorrent.QBittorrentFaults;

namespace MamCrawler.Integrations.Tests.QBittorrent;

/// <summary>Logins, keys, bans and the check of the tunnel.</summary>
public sealed class QBittorrentSessionTests
{
    private const string AddPath = "/api/v2/torrents/add";
    private static readonly TorrentAddition Addition = new(new TorrentFile(TestTorrent.Single("A.m4b", 50_000)), "audiobooks", ["mamcrawler"], true);
    private static readonly string Hash = Torrent.Read(Addition.File).InfoHash;

    public static TheoryData<string> Versions => ["4.5.2", "5.1.0", "5.3.0"];

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Session_Expired_IsRenewedOnceAndTheCommandCarriedOut(string version)
    {
        await using var target = await QBittorrentTarget.StartAsync(version);
        using var client = target.Connect();
        await client.ListAsync(CancellationToken.None);
        target.Simulated!.ExpireSessions();

        await client.AddStoppedAsync(Addition, CancellationToken.None);

        Assert.Single(target.Simulated.Torrents);
        Assert.Equal(2, target.Simulated.Requests.Count("/api/v2/auth/login"));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Session_RefusedAgainAndAgain_StopsAfterOneRenewal(string version)
    {
        await using var target = await QBittorrentTarget.StartAsync(version);
        using var client = target.Connect();
        target.Simulated!.Faults.Set(Faults.SessionExpired, new FaultSwitch(Path: "/api/v2/torrents/"));

        var exception = await Assert.ThrowsAsync<AskPersonFaultException>(() => client.ListAsync(CancellationToken.None));

        Assert.Equal(FaultName.ClientAuthenticationFailed, exception.Fault.Name);
        Assert.Equal(2, target.Simulated.Requests.Count("/api/v2/auth/login"));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Session_WhoseCookieIsDropped_IsItsOwnFault(string version)
    {
        await using var target = await QBittorrentTarget.StartAsync(version);
        using var client = target.Connect();
        target.Simulated!.Faults.Set(Faults.SessionExpired);

        Assert.Contains(
            "drop cookies",
            (await Assert.ThrowsAsync<AskPersonFaultException>(() => client.ListAsync(CancellationToken.None))).Fault.Sentence,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Banned_IsNotAskedAgainForAnHour(string version)
    {
        var time = new ManualTimeProvider();
        await using var target = await QBittorrentTarget.StartAsync(version);
        using var client = target.Connect(time: time);
        target.Simulated!.Faults.Set(Faults.Banned, new FaultSwitch(Times: 1));

        for (var attempt = 0; attempt < 5; attempt++)
            Assert.Equal(
                FaultName.ClientBanned,
                (await Assert.ThrowsAsync<AskPersonFaultException>(() => client.ListAsync(CancellationToken.None))).Fault.Name
            );
        Assert.Equal(1, target.Simulated.Requests.Count("/api/v2/auth/login"));

        time.Advance(TimeSpan.FromMinutes(61));
        Assert.Empty(await client.ListAsync(CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task WrongPassword_OfManyProcesses_IsSentOnceByAllTogether(string version)
    {
        await using var target = await QBittorrentTarget.StartAsync(version);
        var right = target.Secrets.Values["password"];
        target.Secrets.Values["password"] = new Secret("wrong");
        for (var process = 0; process < 5; process++)
        {
            using var client = target.Connect();
            await Assert.ThrowsAsync<AskPersonFaultException>(() => client.ListAsync(CancellationToken.None));
        }

        Assert.Equal(1, target.Simulated!.Requests.Count("/api/v2/auth/login"));
        target.Secrets.Values["password"] = right;
        using var mended = target.Connect();
        Assert.Empty(await mended.ListAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Banned_AnotherProcess_DoesNotAskEither()
    {
        var time = new ManualTimeProvider();
        await using var target = await QBittorrentTarget.StartAsync("5.3.0");
        target.Simulated!.Faults.Set(Faults.Banned, new FaultSwitch(Times: 1));
        for (var process = 0; process < 3; process++)
        {
            using var client = target.Connect(time: time);
            var thrown = await Assert.ThrowsAsync<AskPersonFaultException>(() => client.ListAsync(CancellationToken.None));
            Assert.Equal(FaultName.ClientBanned, thrown.Fault.Name);
        }

        Assert.Equal(1, target.Simulated.Requests.Count("/api/v2/auth/login"));
    }

    [Fact]
    public async Task ApiKey_IsUsedInsteadOfALogin()
    {
        await using var target = await QBittorrentTarget.StartAsync("5.3.0");
        target.Secrets.Values["key"] = new Secret(target.Simulated!.ApiKey);
        using var client = target.Connect(options => options with { ApiKeySecret = "key" });

        await client.AddStoppedAsync(Addition, CancellationToken.None);

        Assert.Equal(0, target.Simulated.Requests.Count("/api/v2/auth/login"));
        Assert.Single(target.Simulated.Torrents);
    }

    [Theory]
    [InlineData("5.3.0")]
    [InlineData("4.5.2")]
    public async Task ApiKey_WrongOrUnknownToTheVersion_IsSentOnce(string version)
    {
        await using var target = await QBittorrentTarget.StartAsync(version);
        target.Secrets.Values["key"] = new Secret("qbt_wrong");
        using var client = target.Connect(options => options with { ApiKeySecret = "key" });

        for (var attempt = 0; attempt < 5; attempt++)
        {
            var exception = await Assert.ThrowsAsync<AskPersonFaultException>(() => client.ListAsync(CancellationToken.None));
            Assert.Contains("API key", exception.Fault.Sentence, StringComparison.Ordinal);
        }
        // Each attempt checks the tunnel without a credential; the key itself went once.
        Assert.Equal(6, target.Simulated!.Requests.Count("/api/v2/app/webapiVersion"));
    }

    [Fact]
    public async Task ApiKey_NamedButNotInTheStore_FallsBackToThePassword()
    {
        await using var target = await QBittorrentTarget.StartAsync("5.3.0");
        using var client = target.Connect(options => options with { ApiKeySecret = "key" });

        Assert.Empty(await client.ListAsync(CancellationToken.None));
    }

    [Fact]
    public async Task Credential_Missing_IsNotConfigured()
    {
        await using var target = await QBittorrentTarget.StartAsync("5.1.0");
        using var none = target.Connect(options => options with { PasswordSecret = null });
        using var missing = target.Connect(options => options with { PasswordSecret = "other" });

        Assert.Equal(FaultName.NotConfigured, (await Assert.ThrowsAsync<AskPersonFaultException>(() => none.ListAsync(CancellationToken.None))).Fault.Name);
        Assert.Contains(
            "'other'",
            (await Assert.ThrowsAsync<AskPersonFaultException>(() => missing.ListAsync(CancellationToken.None))).Fault.Sentence,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task WithoutLogin_NothingIsSentAndTheDoctorWarns()
    {
        await using var target = await QBittorrentTarget.StartAsync("5.1.0");
        target.Simulated!.Faults.Set(Faults.WithoutLogin);
        using var client = target.Connect(options => options with { PasswordSecret = null });

        var probe = await client.ProbeAsync(CancellationToken.None);

        Assert.Contains(probe.Advice, advice => advice.Contains("without a login", StringComparison.Ordinal));
        Assert.Equal(0, target.Simulated.Requests.Count("/api/v2/auth/login"));
    }

    [Theory]
    [InlineData(200, "<html>Login</html>", FaultName.TunnelAuthenticationFailed)]
    [InlineData(401, "Unauthorized", FaultName.ClientHostRefused)]
    [InlineData(404, "Not Found", FaultName.NotConfigured)]
    [InlineData(500, "broken", FaultName.ClientUnreachable)]
    [InlineData(200, "3.0.0", FaultName.ShapeChanged)]
    [InlineData(200, "hello", FaultName.ShapeChanged)]
    public async Task TunnelCheck_AnsweredByTheWrongThing_NeverSendsThePassword(int status, string body, FaultName expected)
    {
        await using var server = await StubServer.AnsweringAsync(status, body, "text/plain");
        using var client = Stubbed(server);

        var exception = await Assert.ThrowsAnyAsync<FaultException>(() => client.ListAsync(CancellationToken.None));

        Assert.Equal(expected, exception.Fault.Name);
        Assert.All(server.Requests, request => Assert.Equal(("GET", ""), (request.Method, request.Body)));
    }

    [Theory]
    [InlineData(500, FaultName.ClientUnreachable)]
    [InlineData(403, FaultName.ClientBanned)]
    [InlineData(400, FaultName.ClientAuthenticationFailed)]
    public async Task Login_AnsweredOddly_IsANamedFault(int status, FaultName expected)
    {
        await using var server = await StubServer.StartAsync(
            (context, request) => StubServer.WriteAsync(context, request.Method == "POST" ? status : 403, "no", "text/plain")
        );
        using var client = Stubbed(server);

        Assert.Equal(expected, (await Assert.ThrowsAnyAsync<FaultException>(() => client.ListAsync(CancellationToken.None))).Fault.Name);
    }

    private static QBittorrentClient Stubbed(StubServer server)
    {
        var secrets = new MemorySecrets();
        secrets.Values["password"] = new Secret("pass");
        var options = new QBittorrentOptions
        {
            Tunnel = new TunnelOptions { BaseAddress = server.Address, ReadRetries = 0 },
            PasswordSecret = "password",
        };
        return new QBittorrentClient(
            options,
            TunnelHttp.CreateClient(options.Tunnel, TunnelTarget.QBittorrent, secrets, TimeProvider.System),
            secrets,
            TimeProvider.System
        );
    }
}
