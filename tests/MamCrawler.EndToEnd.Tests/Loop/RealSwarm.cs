using System.Security.Cryptography;
using MamCrawler.Core.Downloads;
using MamCrawler.Integrations.Http.Tunnels;
using MamCrawler.Integrations.QBittorrent;
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
    private readonly Dictionary<string, object> info;
    private ILoopTracker? tracker;

    private RealSwarm(QBittorrentProgram seeder, QBittorrentProgram ours)
    {
        (this.seeder, this.ours) = (seeder, ours);
        Directory.CreateDirectory(LibraryFolder);
        // A library's server need not run as the user of the tests.
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(folder, File.GetUnixFileMode(folder) | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        Client = ClientOf(ours, LibraryFolder);
        foreach (var (title, number) in Titles.Select((title, index) => (title, index + 1)))
            Contents[$"{number} - {title}.wav"] = TestWave.Noise(number * 20);
        info = TestTorrent.MultipleInfo("The Saga 1-2", Contents.Select(file => (file.Key, (long)file.Value.Length)));
#pragma warning disable CA5350 // The pieces of a v1 torrent are SHA-1.
        info["pieces"] = Contents.Values.SelectMany(content => content).Chunk(TestTorrent.PieceLength).SelectMany(SHA1.HashData).ToArray();
#pragma warning restore CA5350
    }

    /// <summary>Where our client saves, which is also where the library lives.</summary>
    public string LibraryFolder => Path.Combine(folder, "library");

    public string StateFolder => Directory.CreateDirectory(Path.Combine(folder, "state")).FullName;

    /// <summary>Our client.</summary>
    public QBittorrentClient Client { get; }

    /// <summary>The files of the pack, by their names in the torrent.</summary>
    public SortedDictionary<string, byte[]> Contents { get; } = new(StringComparer.Ordinal);

    /// <summary>The .torrent, as the tracker's site hands it out.</summary>
    public TorrentFile Torrent => FileOf(tracker!.Address);

    /// <summary>How many clients have told the tracker that they have all of it.</summary>
    public Task<int> CountSeedersAsync() => tracker!.CountSeedersAsync(InfoHash);

    private string InfoHash => Core.Downloads.Torrent.Read(FileOf("")).InfoHash;

    public static async Task<RealSwarm> StartAsync()
    {
        Assert.SkipWhen(QBittorrentProgram.Missing is not null, QBittorrentProgram.Missing ?? "");
        var swarm = new RealSwarm(await QBittorrentProgram.StartAsync(ManyFromOneAddress), await QBittorrentProgram.StartAsync(ManyFromOneAddress));
        try
        {
            swarm.tracker = await LoopTracker.StartAsync(swarm.InfoHash);
            await swarm.SeedAsync();
            return swarm;
        }
        catch
        {
            await swarm.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        ours.Dispose();
        seeder.Dispose();
        if (tracker is not null)
            await tracker.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private TorrentFile FileOf(string announce) => new(BencodeWriter.Write(new Dictionary<string, object> { ["announce"] = announce, ["info"] = info }));

    private async Task SeedAsync()
    {
        var seeds = Path.Combine(folder, "seeds");
        foreach (var (name, content) in Contents)
        {
            Directory.CreateDirectory(Path.Combine(seeds, "The Saga 1-2"));
            await File.WriteAllBytesAsync(Path.Combine(seeds, "The Saga 1-2", name), content);
        }
        using var client = ClientOf(seeder, seeds);
        await client.AddStoppedAsync(new TorrentAddition(Torrent, "seeds", ["seed"], SubfolderForSingleFile: false), CancellationToken.None);
        await client.StartAsync(InfoHash, CancellationToken.None);
        await Patience.UntilAsync(async () => await CountSeedersAsync() == 1, "The first client never told the tracker that it has all of it.");
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
