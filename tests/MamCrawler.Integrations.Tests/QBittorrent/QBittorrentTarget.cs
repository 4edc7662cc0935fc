using MamCrawler.Core.Ports;
using MamCrawler.Integrations.Http.Tunnels;
using MamCrawler.Integrations.QBittorrent;
using MamCrawler.Integrations.Tests.Http;
using MamCrawler.Simulators.Hosting;
using MamCrawler.Simulators.QBittorrent;
using MamCrawler.Tests.Programs;

namespace MamCrawler.Integrations.Tests.QBittorrent;

/// <summary>A qBittorrent to test against, real or played, and clients for it.</summary>
internal sealed class QBittorrentTarget : IAsyncDisposable
{
    public const string Real = "real";

    private readonly QBittorrentProgram? program;

    private QBittorrentTarget(QBittorrentProgram? program, QBittorrentSimulator? simulator)
    {
        this.program = program;
        Simulated = simulator;
        Secrets.Values["password"] = new Secret(program?.Password ?? simulator!.Password);
    }

    public MemorySecrets Secrets { get; } = new();

    /// <summary>The state that all clients share.</summary>
    internal MamCrawler.Core.Ports.ITableStore Tables { get; } = new MyAnonamouse.MemoryTables();

    public QBittorrentSimulator? Simulated { get; }

    public Uri Address => program?.Address ?? Simulated!.Address;

    public static async Task<QBittorrentTarget> StartAsync(string kind)
    {
        if (kind == Real)
        {
            Assert.SkipWhen(QBittorrentProgram.Missing is not null, QBittorrentProgram.Missing ?? "");
            return new QBittorrentTarget(await QBittorrentProgram.StartAsync(), null);
        }
        var simulator = new QBittorrentSimulator(QBittorrentProfile.All.Single(profile => profile.Version == kind), new SimulatorOptions())
        {
            Lag = TimeSpan.FromMilliseconds(300),
        };
        await simulator.StartAsync();
        return new QBittorrentTarget(null, simulator);
    }

    public QBittorrentClient Connect(Func<QBittorrentOptions, QBittorrentOptions>? change = null, TimeProvider? time = null)
    {
        var options = new QBittorrentOptions
        {
            Tunnel = new TunnelOptions { BaseAddress = Address, ReadRetries = 0 },
            UserName = QBittorrentProgram.UserName,
            PasswordSecret = "password",
        };
        options = change?.Invoke(options) ?? options;
        var http = TunnelHttp.CreateClient(options.Tunnel, TunnelTarget.QBittorrent, Secrets, TimeProvider.System);
        return new QBittorrentClient(options, http, Secrets, time ?? TimeProvider.System, Tables);
    }

    public async ValueTask DisposeAsync()
    {
        program?.Dispose();
        if (Simulated is not null)
            await Simulated.DisposeAsync();
    }
}
