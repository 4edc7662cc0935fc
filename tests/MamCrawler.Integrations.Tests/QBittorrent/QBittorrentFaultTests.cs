using System.Text.Json;
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

/// <summary>What can go wrong with qBittorrent, each by its name.</summary>
public sealed class QBittorrentFaultTests
{
    private const string AddPath = "/api/v2/torrents/add";
    private static readonly TorrentAddition Addition = new(new TorrentFile(TestTorrent.Single("A.m4b", 50_000)), "audiobooks", ["mamcrawler"], true);
    private static readonly string Hash = Torrent.Read(Addition.File).InfoHash;

    public static TheoryData<string> Versions => ["4.5.2", "5.1.0", "5.3.0"];

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Add_AnswerLost_IsThereAndTheFaultSaysWait(string version)
    {
        await using var target = await QBittorrentTarget.StartAsync(version);
        using var client = target.Connect();
        target.Simulated!.Faults.Set(CommonFaults.AbortedAfter, new FaultSwitch(Path: AddPath, Times: 1));

        var exception = await Assert.ThrowsAsync<WaitFaultException>(() => client.AddStoppedAsync(Addition, CancellationToken.None));

        Assert.Equal(FaultName.ClientUnreachable, exception.Fault.Name);
        Assert.NotNull(await client.FindAsync(Hash, CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Add_RefusedAsInvalid_IsClientRefused(string version)
    {
        await using var target = await QBittorrentTarget.StartAsync(version);
        using var client = target.Connect();
        target.Simulated!.Faults.Set(Faults.InvalidTorrent);

        var exception = await Assert.ThrowsAsync<StopFaultException>(() => client.AddStoppedAsync(Addition, CancellationToken.None));

        Assert.Equal(FaultName.ClientRefused, exception.Fault.Name);
        Assert.DoesNotContain(TestTorrent.AnnounceKey, exception.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Add_AcceptedAndNothingComesOfIt_ReturnsAfterItsPatience(string version)
    {
        await using var target = await QBittorrentTarget.StartAsync(version);
        using var client = target.Connect(options => options with { Patience = TimeSpan.FromMilliseconds(600) });
        target.Simulated!.Faults.Set(Faults.AddIgnored);

        await client.AddStoppedAsync(Addition, CancellationToken.None);

        Assert.Null(await client.FindAsync(Hash, CancellationToken.None));
    }

    [Fact]
    public async Task Add_NeitherAddedNorThere_IsClientRefused()
    {
        await using var server = await StubServer.StartAsync((context, request) => StubServer.WriteAsync(
            context, 200, request.Target switch { "/api/v2/app/webapiVersion" => "2.8.19", AddPath => "Fails.", _ => "[]" }, "text/plain"));
        using var client = Stubbed(server);

        var exception = await Assert.ThrowsAsync<StopFaultException>(() => client.AddStoppedAsync(Addition, CancellationToken.None));

        Assert.Equal(FaultName.ClientRefused, exception.Fault.Name);
    }

    [Fact]
    public async Task Add_WithASavePath_SendsItAndSwitchesAutomaticPathsOff()
    {
        await using var target = await QBittorrentTarget.StartAsync("5.1.0");
        using var client = target.Connect(options => options with { SavePath = "/books" });

        await client.AddStoppedAsync(Addition, CancellationToken.None);

        Assert.Equal("/books", (await client.FindAsync(Hash, CancellationToken.None))!.SavePath);
    }

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

        Assert.Contains("drop cookies", (await Assert.ThrowsAsync<AskPersonFaultException>(() => client.ListAsync(CancellationToken.None))).Fault.Sentence, StringComparison.Ordinal);
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
            Assert.Equal(FaultName.ClientBanned, (await Assert.ThrowsAsync<AskPersonFaultException>(() => client.ListAsync(CancellationToken.None))).Fault.Name);
        Assert.Equal(1, target.Simulated.Requests.Count("/api/v2/auth/login"));

        time.Advance(TimeSpan.FromMinutes(61));
        Assert.Empty(await client.ListAsync(CancellationToken.None));
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
        Assert.Contains("'other'", (await Assert.ThrowsAsync<AskPersonFaultException>(() => missing.ListAsync(CancellationToken.None))).Fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutLogin_NothingIsSentAndTheDoctorWarns()
    {
        await using var target = await QBittorrentTarget.StartAsync("5.1.0");
        target.Simulated!.Faults.Set(Faults.WithoutLogin);
        using var client = target.Connect(options => options with { PasswordSecret = null });

        var probe = await client.ProbeAsync(CancellationToken.None);

        Assert.Contains(probe.Details, detail => detail.Contains("without a login", StringComparison.Ordinal));
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
        await using var server = await StubServer.StartAsync((context, request) => StubServer.WriteAsync(context, request.Method == "POST" ? status : 403, "no", "text/plain"));
        using var client = Stubbed(server);

        Assert.Equal(expected, (await Assert.ThrowsAnyAsync<FaultException>(() => client.ListAsync(CancellationToken.None))).Fault.Name);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("<html>")]
    [InlineData("")]
    [InlineData("[1]")]
    [InlineData("[{}]")]
    [InlineData("""[{"hash":"a"}]""")]
    [InlineData("""[{"hash":1,"state":"x"}]""")]
    [InlineData("[[[[[[[[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]")]
    public async Task List_InAnotherShape_IsNamed(string body)
    {
        await using var server = await StubServer.StartAsync((context, request) => StubServer.WriteAsync(context, 200, request.Target.EndsWith("Version", StringComparison.Ordinal) ? "2.11.4" : body));
        using var client = Stubbed(server);

        Assert.Equal(FaultName.ShapeChanged, (await Assert.ThrowsAsync<StopFaultException>(() => client.ListAsync(CancellationToken.None))).Fault.Name);
        Assert.Equal(FaultName.ShapeChanged, (await Assert.ThrowsAsync<StopFaultException>(() => client.ListFilesAsync("a", CancellationToken.None))).Fault.Name);
    }

    [Fact]
    public async Task List_WithOddTypes_IsReadTolerantly()
    {
        const string Body = """
            [{"hash":"ABC","state":"stalledUP","progress":"0.5","total_size":"7","tags":" a ,mamcrawler, mam-12 ","comment":null,"new":{"x":[1]}},
             {"hash":"D","state":"moving","progress":2,"total_size":null,"comment":"see MID=99 there"},
             {"hash":"E","state":"x","tags":"123","comment":"MID="}]
            """;
        await using var server = await StubServer.StartAsync((context, request) => StubServer.WriteAsync(context, 200, request.Target.EndsWith("Version", StringComparison.Ordinal) ? "2.11.4" : Body));
        using var client = Stubbed(server);

        var torrents = await client.ListAsync(CancellationToken.None);

        Assert.Equal([("abc", 0.5, 7L, 12L), ("d", 1.0, 0L, 99L), ("e", 0.0, 0L, null)], torrents.Select(torrent => (torrent.InfoHash, torrent.Progress, torrent.SizeBytes, torrent.TrackerId)));
    }

    [Fact]
    public async Task Command_Refused_IsNamedWithItsReason()
    {
        await using var server = await StubServer.StartAsync((context, request) => request.Method == "POST"
            ? StubServer.WriteAsync(context, 409, "Because\r\nsecond line", "text/plain")
            : StubServer.WriteAsync(context, 200, request.Target.EndsWith("Version", StringComparison.Ordinal) ? "2.11.4" : "[]"));
        using var client = Stubbed(server);

        var exception = await Assert.ThrowsAsync<StopFaultException>(() => client.StartAsync("a", CancellationToken.None));

        Assert.Equal(FaultName.ClientRefused, exception.Fault.Name);
        Assert.EndsWith("(409: Because).", exception.Fault.Sentence, StringComparison.Ordinal);
        await Assert.ThrowsAsync<StopFaultException>(() => client.StopAsync("a", CancellationToken.None));
    }

    [Fact]
    public async Task Offline_IsUnreachable()
    {
        var target = await QBittorrentTarget.StartAsync("5.1.0");
        using var client = target.Connect();
        await client.ListAsync(CancellationToken.None);
        await target.DisposeAsync();

        Assert.Equal(FaultName.ClientUnreachable, (await Assert.ThrowsAsync<WaitFaultException>(() => client.ListAsync(CancellationToken.None))).Fault.Name);
    }

    [Theory]
    [InlineData("""{"save_path":"/d","temp_path_enabled":true,"temp_path":"/t/"}""", false, "outside every library folder")]
    [InlineData("""{"save_path":"/d/","temp_path_enabled":true,"temp_path":"/d/temp"}""", false, "inside the save path")]
    [InlineData("""{"save_path":"D:\\Books","temp_path_enabled":true,"temp_path":"d:\\books\\tmp"}""", false, "inside the save path")]
    [InlineData("""{"bypass_local_auth":true}""", false, "bypass_local_auth")]
    [InlineData("""{"bypass_auth_subnet_whitelist_enabled":true}""", false, "bypass_auth_subnet_whitelist")]
    [InlineData("""{"bypass_local_auth":true}""", true, "let us in without a login")]
    [InlineData("{}", false, "reverse-proxy support is off")]
    public void Advice_ForASetting_SaysWhatToDo(string preferences, bool withoutLogin, string expected)
    {
        var options = new QBittorrentOptions { Tunnel = new TunnelOptions { BaseAddress = new Uri("https://home.example/") } };

        var advice = QBittorrentAdvice.Give(JsonDocument.Parse(preferences).RootElement, options, withoutLogin);

        Assert.Contains(advice, sentence => sentence.Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void Options_ThatCannotWork_AreSentences()
    {
        var options = new QBittorrentOptions { Tunnel = new TunnelOptions { BaseAddress = new Uri("http://home.example/") }, UserName = "", PasswordSecret = "p", Patience = TimeSpan.FromMinutes(2) };

        Assert.Equal(3, options.Validate().Count);
        Assert.Throws<ArgumentException>(() => new QBittorrentClient(options, new HttpClient(), new MemorySecrets(), TimeProvider.System));
    }

    private static QBittorrentClient Stubbed(StubServer server)
    {
        var secrets = new MemorySecrets();
        secrets.Values["password"] = new Secret("pass");
        var options = new QBittorrentOptions { Tunnel = new TunnelOptions { BaseAddress = server.Address, ReadRetries = 0 }, PasswordSecret = "password" };
        return new QBittorrentClient(options, TunnelHttp.CreateClient(options.Tunnel, TunnelTarget.QBittorrent, secrets, TimeProvider.System), secrets, TimeProvider.System);
    }
}
