using System.Text.Json;
using MamCrawler.Core.Downloads;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Integrations.Http.Tunnels;
using MamCrawler.Integrations.QBittorrent;
using MamCrawler.Integrations.Tests.Http;
using MamCrawler.Tests;

namespace MamCrawler.Integrations.Tests.QBittorrent;

/// <summary>How answers and settings are read.</summary>
public sealed class QBittorrentAnswerTests
{
    private const string AddPath = "/api/v2/torrents/add";
    private static readonly TorrentAddition Addition = new(new TorrentFile(TestTorrent.Single("A.m4b", 50_000)), "audiobooks", ["mamcrawler"], true);
    private static readonly string Hash = Torrent.Read(Addition.File).InfoHash;

    public static TheoryData<string> Versions => ["4.5.2", "5.1.0", "5.3.0"];

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
        await using var server = await StubServer.StartAsync(
            (context, request) => StubServer.WriteAsync(context, 200, request.Target.EndsWith("Version", StringComparison.Ordinal) ? "2.11.4" : body)
        );
        using var client = Stubbed(server);

        Assert.Equal(FaultName.ShapeChanged, (await Assert.ThrowsAsync<StopFaultException>(() => client.ListAsync(CancellationToken.None))).Fault.Name);
        Assert.Equal(
            FaultName.ShapeChanged,
            (await Assert.ThrowsAsync<StopFaultException>(() => client.ListFilesAsync("a", CancellationToken.None))).Fault.Name
        );
    }

    [Fact]
    public async Task List_WithOddTypes_IsReadTolerantly()
    {
        const string Body = """
            [{"hash":"ABC","state":"stalledUP","progress":"0.5","total_size":"7","tags":" a ,mamcrawler, mam-12 ","comment":null,"new":{"x":[1]}},
             {"hash":"D","state":"moving","progress":2,"total_size":null,"comment":"see MID=99 there"},
             {"hash":"E","state":"x","tags":"123","comment":"MID="}]
            """;
        await using var server = await StubServer.StartAsync(
            (context, request) => StubServer.WriteAsync(context, 200, request.Target.EndsWith("Version", StringComparison.Ordinal) ? "2.11.4" : Body)
        );
        using var client = Stubbed(server);

        var torrents = await client.ListAsync(CancellationToken.None);

        Assert.Equal(
            [("abc", 0.5, 7L, 12L), ("d", 1.0, 0L, 99L), ("e", 0.0, 0L, null)],
            torrents.Select(torrent => (torrent.InfoHash, torrent.Progress, torrent.SizeBytes, torrent.TrackerId))
        );
    }

    [Fact]
    public async Task Command_Refused_IsNamedWithItsReason()
    {
        await using var server = await StubServer.StartAsync(
            (context, request) =>
                request.Method == "POST"
                    ? StubServer.WriteAsync(context, 409, "Because\r\nsecond line", "text/plain")
                    : StubServer.WriteAsync(context, 200, request.Target.EndsWith("Version", StringComparison.Ordinal) ? "2.11.4" : "[]")
        );
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
        var options = new QBittorrentOptions
        {
            Tunnel = new TunnelOptions { BaseAddress = new Uri("http://home.example/") },
            UserName = "",
            PasswordSecret = "p",
            Patience = TimeSpan.FromMinutes(2),
        };

        Assert.Equal(3, options.Validate().Count);
        Assert.Throws<ArgumentException>(() => new QBittorrentClient(options, new HttpClient(), new MemorySecrets(), TimeProvider.System));
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
