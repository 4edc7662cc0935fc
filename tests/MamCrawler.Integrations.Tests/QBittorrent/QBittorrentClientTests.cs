using MamCrawler.Core.Downloads;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Tests;

namespace MamCrawler.Integrations.Tests.QBittorrent;

/// <summary>The same tests against the real program where it is installed, and the three versions of the simulator.</summary>
public sealed class QBittorrentClientTests
{
    public static TheoryData<string> Targets => [QBittorrentTarget.Real, "4.5.2", "5.1.0", "5.3.0"];

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Add_SingleFile_IsThereStoppedInItsOwnFolder(string kind)
    {
        await using var target = await QBittorrentTarget.StartAsync(kind);
        using var client = target.Connect();
        var (addition, hash) = Addition(TestTorrent.Single("Ein Büch.m4b", 50_000, 4711), subfolder: true);
        Assert.Null(await client.FindAsync(hash, CancellationToken.None));

        await client.AddStoppedAsync(addition, CancellationToken.None);

        var torrent = await client.FindAsync(hash.ToUpperInvariant(), CancellationToken.None);
        Assert.NotNull(torrent);
        Assert.True(torrent.IsStopped, torrent.State);
        Assert.Equal((hash, "audiobooks", 50_000L, 4711L, 0.0), (torrent.InfoHash, torrent.Category, torrent.SizeBytes, torrent.TrackerId, torrent.Progress));
        Assert.Equal(["4711", "mamcrawler", "series-gap"], torrent.Tags.Order());
        Assert.Equal([new TorrentEntry("Ein Büch/Ein Büch.m4b", 50_000)], await client.ListFilesAsync(hash, CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Add_Twice_IsThereOnce(string kind)
    {
        await using var target = await QBittorrentTarget.StartAsync(kind);
        using var client = target.Connect();
        var (addition, hash) = Addition(TestTorrent.Single("A.m4b", 50_000));

        await client.AddStoppedAsync(addition, CancellationToken.None);
        await client.AddStoppedAsync(addition, CancellationToken.None);

        Assert.Equal(hash, Assert.Single(await client.ListAsync(CancellationToken.None)).InfoHash);
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task StartAndStop_ShowWhenTheyReturn(string kind)
    {
        await using var target = await QBittorrentTarget.StartAsync(kind);
        using var client = target.Connect();
        var (addition, hash) = Addition(TestTorrent.Single("A.m4b", 50_000));
        await client.AddStoppedAsync(addition, CancellationToken.None);

        await client.StartAsync(hash, CancellationToken.None);
        Assert.False((await client.FindAsync(hash, CancellationToken.None))!.IsStopped);
        await client.StopAsync(hash, CancellationToken.None);
        Assert.True((await client.FindAsync(hash, CancellationToken.None))!.IsStopped);
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task RenameFile_AndAgain_IsRenamedOnce(string kind)
    {
        await using var target = await QBittorrentTarget.StartAsync(kind);
        using var client = target.Connect();
        var (addition, hash) = Addition(TestTorrent.Multiple("Pack", [("a.m4b", 10), ("b & c.m4b", 20)]));
        await client.AddStoppedAsync(addition, CancellationToken.None);

        await client.RenameFileAsync(hash, "Pack/b & c.m4b", "Ann Author/Säga/2 - B + C/b & c.m4b", CancellationToken.None);
        await client.RenameFileAsync(hash, "Pack/b & c.m4b", "Ann Author/Säga/2 - B + C/b & c.m4b", CancellationToken.None);

        Assert.Equal(
            [new TorrentEntry("Pack/a.m4b", 10), new TorrentEntry("Ann Author/Säga/2 - B + C/b & c.m4b", 20)],
            await client.ListFilesAsync(hash, CancellationToken.None)
        );
        var refused = await Assert.ThrowsAsync<StopFaultException>(() =>
            client.RenameFileAsync(hash, "Pack/nothing.m4b", "Pack/else.m4b", CancellationToken.None)
        );
        Assert.Equal(FaultName.ClientRefused, refused.Fault.Name);
        Assert.Contains("No such file", refused.Fault.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Find_HybridAndVersion2_ByTheHashOfTheTorrentFile(string kind)
    {
        await using var target = await QBittorrentTarget.StartAsync(kind);
        using var client = target.Connect();
        var (hybrid, hybridHash) = Addition(Version2("Hybrid.m4b", hybrid: true));
        var (version2, version2Hash) = Addition(Version2("Second.m4b", hybrid: false));
        await client.AddStoppedAsync(hybrid, CancellationToken.None);
        await client.AddStoppedAsync(version2, CancellationToken.None);

        using var afresh = target.Connect();
        Assert.Equal(hybridHash, (await afresh.FindAsync(hybridHash, CancellationToken.None))!.InfoHash);
        Assert.Equal(version2Hash, (await afresh.FindAsync(version2Hash, CancellationToken.None))!.InfoHash);
        await afresh.StartAsync(hybridHash, CancellationToken.None);
        Assert.False((await afresh.FindAsync(hybridHash, CancellationToken.None))!.IsStopped);
        Assert.Single(await afresh.ListFilesAsync(hybridHash, CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task UnknownTorrent_IsNullOrANamedFault(string kind)
    {
        await using var target = await QBittorrentTarget.StartAsync(kind);
        using var client = target.Connect();
        const string Hash = "0123456789012345678901234567890123456789";

        Assert.Null(await client.FindAsync(Hash, CancellationToken.None));
        Assert.Empty(await client.ListAsync(CancellationToken.None));
        await Assert.ThrowsAsync<WaitFaultException>(() => client.ListFilesAsync(Hash, CancellationToken.None));
        await Assert.ThrowsAsync<WaitFaultException>(() => client.RenameFileAsync(Hash, "a", "b", CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Probe_TellsVersionAndWhereFilesGo(string kind)
    {
        await using var target = await QBittorrentTarget.StartAsync(kind);
        using var client = target.Connect();

        var probe = await client.ProbeAsync(CancellationToken.None);

        Assert.Equal("qBittorrent", probe.Service);
        Assert.Matches(@"^v\d+\.\d+\.\d+ \(API 2\.\d+\.\d+\)$", probe.Version);
        Assert.Contains(probe.Details, detail => detail.StartsWith("Finished files are saved to /", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task WrongPassword_IsSentOnceAndNeverAgainUntilItChanges(string kind)
    {
        await using var target = await QBittorrentTarget.StartAsync(kind);
        var right = target.Secrets.Values["password"];
        target.Secrets.Values["password"] = new Secret("wr0ng");
        using var client = target.Connect();

        // The real program bans after five: twenty tries of ours must be one of its.
        for (var attempt = 0; attempt < 20; attempt++)
        {
            var exception = await Assert.ThrowsAsync<AskPersonFaultException>(() => client.ListAsync(CancellationToken.None));
            Assert.Equal(FaultName.ClientAuthenticationFailed, exception.Fault.Name);
            Assert.DoesNotContain("wr0ng", exception.ToString(), StringComparison.Ordinal);
        }
        target.Secrets.Values["password"] = right;
        Assert.Empty(await client.ListAsync(CancellationToken.None));
        if (target.Simulated is { } simulator)
            Assert.Equal(2, simulator.Requests.Count("/api/v2/auth/login"));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task HostWithAnotherPort_IsItsOwnFaultAndNoPasswordIsSent(string kind)
    {
        await using var target = await QBittorrentTarget.StartAsync(kind);
        using var client = target.Connect(options => options with { Tunnel = options.Tunnel with { Host = "127.0.0.1:1" } });

        var exception = await Assert.ThrowsAsync<AskPersonFaultException>(() => client.ListAsync(CancellationToken.None));

        Assert.Equal(FaultName.ClientHostRefused, exception.Fault.Name);
        if (target.Simulated is { } simulator)
            Assert.Equal(0, simulator.Requests.Count("/api/v2/auth/login"));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task HostWithoutAPort_IsAccepted(string kind)
    {
        await using var target = await QBittorrentTarget.StartAsync(kind);
        using var client = target.Connect(options => options with { Tunnel = options.Tunnel with { Host = "127.0.0.1" } });

        Assert.Empty(await client.ListAsync(CancellationToken.None));
    }

    private static (TorrentAddition Addition, string Hash) Addition(byte[] bytes, bool subfolder = false)
    {
        var file = new TorrentFile(bytes);
        return (new TorrentAddition(file, "audiobooks", ["mamcrawler", "series-gap", "4711"], subfolder), Torrent.Read(file).InfoHash);
    }

    private static byte[] Version2(string name, bool hybrid)
    {
        const int Length = 5000;
        var info = hybrid
            ? TestTorrent.SingleInfo(name, Length)
            : new()
            {
                ["name"] = name,
                ["piece length"] = TestTorrent.PieceLength,
                ["private"] = 1,
            };
        var leaf = new Dictionary<string, object>
        {
            ["length"] = Length,
            ["pieces root"] = new byte[32]
                .Select((_, index) => (byte)(index + 1))
                .ToArray(),
        };
        info["meta version"] = 2;
        info["file tree"] = new Dictionary<string, object> { [name] = new Dictionary<string, object> { [""] = leaf } };
        return TestTorrent.Write(info);
    }
}
