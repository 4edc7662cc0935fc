using System.Security.Cryptography;
using MamCrawler.Core.Downloads;
using MamCrawler.Integrations.Http.Tunnels;
using MamCrawler.Integrations.QBittorrent;
using MamCrawler.Simulators.Audiobookshelf;
using MamCrawler.Tests;
using MamCrawler.Tests.Programs;

namespace MamCrawler.EndToEnd.Tests.Loop;

/// <summary>Two real qBittorrent and a real tracker on loopback: one seeds a pack of two volumes, the other is ours and saves into the library's folder.</summary>
internal sealed class RealSwarm : IAsyncDisposable
{
    public const long TrackerId = 4711;
    private const string ManyFromOneAddress = "\n[BitTorrent]\nSession\\MultiConnectionsPerIp=true\n";
    private static readonly string[] Titles = ["The First Fire", "Second Sight"];

    private readonly string folder = Directory.CreateTempSubdirectory("mamcrawler-loop-").FullName;
    private readonly QBittorrentProgram seeder;
    private readonly QBittorrentProgram ours;
    private readonly SwarmTracker tracker;

    private RealSwarm(QBittorrentProgram seeder, QBittorrentProgram ours, SwarmTracker tracker)
    {
        (this.seeder, this.ours, this.tracker) = (seeder, ours, tracker);
        Directory.CreateDirectory(LibraryFolder);
        Client = ClientOf(ours, LibraryFolder);
        foreach (var (title, number) in Titles.Select((title, index) => (title, index + 1)))
            Contents[$"{number} - {title}.m4b"] = [.. LyingFolder.Header(number * 36_000), .. RandomNumberGenerator.GetBytes(150_000)];
    }

    /// <summary>Where our client saves, which is also where the library lives.</summary>
    public string LibraryFolder => Path.Combine(folder, "library");

    public string StateFolder => Directory.CreateDirectory(Path.Combine(folder, "state")).FullName;

    /// <summary>Our client.</summary>
    public QBittorrentClient Client { get; }

    /// <summary>The files of the pack, by their names in the torrent.</summary>
    public SortedDictionary<string, byte[]> Contents { get; } = new(StringComparer.Ordinal);

    /// <summary>The .torrent, as the tracker's site hands it out.</summary>
    public TorrentFile Torrent { get; private set; } = new(ReadOnlyMemory<byte>.Empty);

    /// <summary>How many clients have told the tracker that they have all of it.</summary>
    public int Seeders => tracker.Seeders;

    public static async Task<RealSwarm> StartAsync()
    {
        Assert.SkipWhen(QBittorrentProgram.Missing is not null, QBittorrentProgram.Missing ?? "");
        var swarm = new RealSwarm(
            await QBittorrentProgram.StartAsync(ManyFromOneAddress),
            await QBittorrentProgram.StartAsync(ManyFromOneAddress),
            await SwarmTracker.StartAsync()
        );
        await swarm.SeedAsync();
        return swarm;
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        ours.Dispose();
        seeder.Dispose();
        await tracker.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private async Task SeedAsync()
    {
        var info = TestTorrent.MultipleInfo("The Saga 1-2", Contents.Select(file => (file.Key, (long)file.Value.Length)));
#pragma warning disable CA5350 // The pieces of a v1 torrent are SHA-1.
        info["pieces"] = Contents.Values.SelectMany(content => content).Chunk(TestTorrent.PieceLength).SelectMany(SHA1.HashData).ToArray();
#pragma warning restore CA5350
        Torrent = new TorrentFile(BencodeWriter.Write(new Dictionary<string, object> { ["announce"] = tracker.Address, ["info"] = info }));
        var seeds = Path.Combine(folder, "seeds");
        foreach (var (name, content) in Contents)
        {
            Directory.CreateDirectory(Path.Combine(seeds, "The Saga 1-2"));
            await File.WriteAllBytesAsync(Path.Combine(seeds, "The Saga 1-2", name), content);
        }
        using var client = ClientOf(seeder, seeds);
        await client.AddStoppedAsync(new TorrentAddition(Torrent, "seeds", ["seed"], SubfolderForSingleFile: false), CancellationToken.None);
        await client.StartAsync(Core.Downloads.Torrent.Read(Torrent).InfoHash, CancellationToken.None);
        await Patience.UntilAsync(() => Task.FromResult(tracker.Seeders == 1), "The first client never told the tracker that it has all of it.");
    }

    private static QBittorrentClient ClientOf(QBittorrentProgram program, string savePath)
    {
        var secrets = new SecretsOfTheTest(new() { ["password"] = program.Password });
        var options = new QBittorrentOptions
        {
            Tunnel = new TunnelOptions { BaseAddress = program.Address },
            UserName = QBittorrentProgram.UserName,
            PasswordSecret = "password",
            SavePath = savePath,
        };
        return new QBittorrentClient(
            options,
            TunnelHttp.CreateClient(options.Tunnel, TunnelTarget.QBittorrent, secrets, TimeProvider.System),
            secrets,
            TimeProvider.System
        );
    }
}
