using MamCrawler.Core.Downloads;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Ports;
using MamCrawler.Simulators.QBittorrent;
using MamCrawler.Tests;

namespace MamCrawler.Integrations.Tests.QBittorrent;

/// <summary>What the watch and the account's guard ask of qBittorrent, real where it is installed and in three versions played.</summary>
public sealed class QBittorrentWatchTests
{
    public static TheoryData<string> Targets => [QBittorrentTarget.Real, "4.5.2", "5.1.0", "5.3.0"];

    public static TheoryData<string> Versions => ["4.5.2", "5.1.0", "5.3.0"];

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Reannounce_KnownUnknownAndNone_IsTaken(string kind)
    {
        await using var target = await QBittorrentTarget.StartAsync(kind);
        using var client = target.Connect();
        var hash = await AddAsync(client, TestTorrent.Single("A.m4b", 50_000));

        await client.ReannounceAsync([], CancellationToken.None);
        await client.ReannounceAsync([hash, new string('a', 40)], CancellationToken.None);

        if (target.Simulated is { } simulator)
            Assert.Equal(1, Assert.Single(simulator.Torrents).Announcements);
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task FindTrackerRefusal_NeverAsked_IsNone(string kind)
    {
        await using var target = await QBittorrentTarget.StartAsync(kind);
        using var client = target.Connect();
        var hash = await AddAsync(client, TestTorrent.Single("A.m4b", 50_000));

        Assert.Null(await client.FindTrackerRefusalAsync(hash, CancellationToken.None));
        await Assert.ThrowsAnyAsync<FaultException>(() => client.FindTrackerRefusalAsync(new string('a', 40), CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task FindTrackerRefusal_TrackerDoesNotKnowIt_IsItsWords(string version)
    {
        await using var target = await QBittorrentTarget.StartAsync(version);
        using var client = target.Connect();
        var hash = await AddAsync(client, TestTorrent.Single("A.m4b", 50_000));
        target.Simulated!.Faults.Set(QBittorrentFaults.Unregistered);

        Assert.Equal("torrent not registered with this tracker", await client.FindTrackerRefusalAsync(hash, CancellationToken.None));
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Find_StartedWithoutPeers_IsLoadingOrStalled(string kind)
    {
        await using var target = await QBittorrentTarget.StartAsync(kind);
        using var client = target.Connect();
        var hash = await AddAsync(client, TestTorrent.Single("A.m4b", 50_000));
        Assert.False((await client.FindAsync(hash, CancellationToken.None))!.IsLoading);
        await client.StartAsync(hash, CancellationToken.None);

        var torrent = (await client.FindAsync(hash, CancellationToken.None))!;

        Assert.True(torrent.IsLoading, torrent.State);
        Assert.Equal((0, 0, false, false), (torrent.LoadedBytes, torrent.BytesPerSecond, torrent.KnowsPeers, torrent.IsComplete));
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Find_Complete_IsCompleteOnlyWhenMoved(string version)
    {
        await using var target = await QBittorrentTarget.StartAsync(version);
        using var client = target.Connect();
        var simulator = target.Simulated!;
        (simulator.BytesPerSecond, simulator.MovesWhenComplete, simulator.Seeders) = (1_000_000_000, true, 3);
        var hash = await AddAsync(client, TestTorrent.Single("A.m4b", 50_000));
        await client.StartAsync(hash, CancellationToken.None);

        var moving = await UntilAsync(client, hash, torrent => torrent.Progress >= 1);
        Assert.False(moving.IsComplete && moving.State == "moving");
        var done = await UntilAsync(client, hash, torrent => torrent.IsComplete);

        Assert.Equal((50_000L, true, false), (done.LoadedBytes, done.KnowsPeers, done.IsLoading));
    }

    [Fact]
    public async Task Find_FilesVanished_IsBroken()
    {
        await using var target = await QBittorrentTarget.StartAsync("5.1.0");
        using var client = target.Connect();
        var hash = await AddAsync(client, TestTorrent.Single("A.m4b", 50_000));
        Assert.Single(target.Simulated!.Torrents).FilesAreMissing = true;

        Assert.True((await client.FindAsync(hash, CancellationToken.None))!.IsBroken);
        target.Simulated.Remove(target.Simulated.Torrents[0]);
        Assert.Null(await client.FindAsync(hash, CancellationToken.None));
    }

    private static async Task<string> AddAsync(ITorrentClient client, byte[] torrent)
    {
        var file = new TorrentFile(torrent);
        await client.AddStoppedAsync(new TorrentAddition(file, "audiobooks", ["mamcrawler"], SubfolderForSingleFile: true), CancellationToken.None);
        return Torrent.Read(file).InfoHash;
    }

    private static async Task<ClientTorrent> UntilAsync(ITorrentClient client, string hash, Func<ClientTorrent, bool> isSo)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            if (await client.FindAsync(hash, deadline.Token) is { } torrent && isSo(torrent))
                return torrent;
        }
    }
}
