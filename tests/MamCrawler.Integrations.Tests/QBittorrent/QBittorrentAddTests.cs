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

/// <summary>What an add can come to.</summary>
public sealed class QBittorrentAddTests
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
        await using var server = await StubServer.StartAsync(
            (context, request) =>
                StubServer.WriteAsync(
                    context,
                    200,
                    request.Target switch
                    {
                        "/api/v2/app/webapiVersion" => "2.8.19",
                        AddPath => "Fails.",
                        _ => "[]",
                    },
                    "text/plain"
                )
        );
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
