using MamCrawler.Core.Downloads;
using MamCrawler.Core.State.Files;
using MamCrawler.Integrations.Http.Tunnels;
using MamCrawler.Integrations.QBittorrent;
using MamCrawler.PushProcess;
using MamCrawler.Simulators.Hosting;
using MamCrawler.Simulators.QBittorrent;
using MamCrawler.Tests;
using MamCrawler.Tests.Programs;

namespace MamCrawler.EndToEnd.Tests;

/// <summary>A torrent client, real or played, behind a real nginx that demands a client certificate (played ones stand alone where there is no nginx).</summary>
internal sealed class TunnelRig : IAsyncDisposable
{
    public const string Real = "real";
    private static readonly string[] Volumes = ["The First Fire", "Second Sight", "Third Watch"];

    private readonly TestAuthority authority = new();
    private readonly string folder = Directory.CreateTempSubdirectory("mamcrawler-push-").FullName;
    private readonly QBittorrentProgram? program;
    private readonly QBittorrentSimulator? simulator;
    private NginxProxy? proxy;

    private TunnelRig(QBittorrentProgram? program, QBittorrentSimulator? simulator) => (this.program, this.simulator) = (program, simulator);

    public QBittorrentSimulator Simulated => simulator ?? throw new InvalidOperationException("The client is real.");

    public bool IsReal => program is not null;

    private Uri ClientAddress => program?.Address ?? Simulated.Address;

    public static async Task<TunnelRig> StartAsync(string kind)
    {
        TunnelRig rig;
        if (kind == Real)
        {
            Assert.SkipWhen(QBittorrentProgram.Missing is not null, QBittorrentProgram.Missing ?? "");
            Assert.SkipWhen(NginxProxy.Missing is not null, NginxProxy.Missing ?? "");
            rig = new TunnelRig(await QBittorrentProgram.StartAsync(), null);
        }
        else
        {
            var simulator = new QBittorrentSimulator(QBittorrentProfile.All.Single(profile => profile.Version == kind), new SimulatorOptions())
            {
                Lag = TimeSpan.FromMilliseconds(300),
            };
            await simulator.StartAsync();
            rig = new TunnelRig(null, simulator);
        }
        if (NginxProxy.Missing is null)
            rig.proxy = await NginxProxy.StartAsync(rig.ClientAddress, rig.authority);
        return rig;
    }

    /// <summary>A torrent of three volumes in one folder on the tracker, its download approved, and a state of its own.</summary>
    /// <param name="trackerId">The tracker's id, another one for each torrent of a rig.</param>
    /// <param name="announce">Where the client announces.</param>
    public async Task<PushSetup> ApproveAsync(long trackerId, string announce = "http://127.0.0.1:9/announce")
    {
        var setup = new PushSetup
        {
            StateDirectory = Directory.CreateDirectory(Path.Combine(folder, $"state-{trackerId}")).FullName,
            TorrentDirectory = folder,
            TrackerId = trackerId,
            Address = proxy is null ? ClientAddress : new Uri(proxy.Address, "home/qb"),
            PinnedAuthority = proxy is null ? null : authority.Pem,
            ClientCertificate = proxy is null ? null : authority.IssueClient(),
            UserName = QBittorrentSimulator.UserName,
            Password = program?.Password ?? Simulated.Password,
        };
        var info = TestTorrent.MultipleInfo(
            $"The Saga 1-3 ({trackerId})",
            Volumes.Select((title, index) => ($"0{index + 1} {title}.m4b", 20_000L + index)).Append(("cover.jpg", 700L))
        );
        await File.WriteAllBytesAsync(
            Path.Combine(folder, $"{trackerId}.torrent"),
            BencodeWriter.Write(new Dictionary<string, object> { ["announce"] = announce, ["info"] = info })
        );
        using var tables = new FileTableStore(setup.StateDirectory);
        await new DownloadStore(tables, TimeProvider.System).AddAsync(
            new Download
            {
                Id = DownloadStore.IdOf(trackerId),
                TrackerId = trackerId,
                Title = "The Saga 1-3",
                State = DownloadState.Approved,
                Reason = "series-gap",
                Volumes =
                [
                    .. Volumes.Select((title, index) => new DownloadVolume($"gap-{index}", "Ann Author", $"The Saga {trackerId}", $"{index + 1}", title)),
                ],
            },
            CancellationToken.None
        );
        return setup;
    }

    /// <summary>Makes a download that waits due at once, so that a test need not wait for its time.</summary>
    public static async Task MakeDueAsync(PushSetup setup)
    {
        using var tables = new FileTableStore(setup.StateDirectory);
        var store = new DownloadStore(tables, TimeProvider.System);
        var download = (await store.GetAsync(DownloadStore.IdOf(setup.TrackerId), CancellationToken.None))!;
        if (download.NextAttemptAt is not null)
            await store.ChangeAsync(download, download with { NextAttemptAt = null }, CancellationToken.None);
    }

    /// <summary>The download is through, and the client holds its torrent once, sorted and started.</summary>
    public async Task AssertPushedOnceAsync(PushSetup setup)
    {
        using var tables = new FileTableStore(setup.StateDirectory);
        var download = await new DownloadStore(tables, TimeProvider.System).GetAsync(DownloadStore.IdOf(setup.TrackerId), CancellationToken.None);
        Assert.True(download!.State == DownloadState.Downloading, $"{download.State}: {download.Why}");
        using var client = Look();
        var tag = $"{setup.TrackerId}";
        var torrent = Assert.Single(await client.ListAsync(CancellationToken.None), torrent => torrent.Tags.Contains(tag));
        Assert.Equal(download.InfoHash, torrent.InfoHash);
        Assert.Equal("audiobooks", torrent.Category);
        Assert.Equal([tag, "mamcrawler", "series-gap"], torrent.Tags.Order());
        Assert.False(torrent.IsStopped, torrent.State);
        var paths = (await client.ListFilesAsync(torrent.InfoHash, CancellationToken.None)).Select(file => file.Path);
        Assert.Equal(
            [
                .. Volumes.Select((title, index) => $"Ann Author/The Saga {tag}/{index + 1} - {title}/0{index + 1} {title}.m4b"),
                $"The Saga 1-3 ({tag})/cover.jpg",
            ],
            paths.Order()
        );
    }

    /// <summary>A client of the test's own, past the tunnel.</summary>
    public QBittorrentClient Look()
    {
        var secrets = new SecretsOfTheTest(new() { ["password"] = program?.Password ?? Simulated.Password });
        var options = new QBittorrentOptions
        {
            Tunnel = new TunnelOptions { BaseAddress = ClientAddress },
            PasswordSecret = "password",
        };
        return new QBittorrentClient(
            options,
            TunnelHttp.CreateClient(options.Tunnel, TunnelTarget.QBittorrent, secrets, TimeProvider.System),
            secrets,
            TimeProvider.System
        );
    }

    public Task RestartClientAsync() => program?.RestartAsync() ?? throw new InvalidOperationException("Only a real client is restarted.");

    public async ValueTask DisposeAsync()
    {
        proxy?.Dispose();
        program?.Dispose();
        if (simulator is not null)
            await simulator.DisposeAsync();
        authority.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
