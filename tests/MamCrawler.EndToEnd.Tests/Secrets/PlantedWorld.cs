using MamCrawler.Core.Ports;
using MamCrawler.Core.Schedules;
using MamCrawler.Core.State.Files;
using MamCrawler.Hosting.Settings;
using MamCrawler.Integrations.MyAnonamouse;
using MamCrawler.Local.Composition;
using MamCrawler.Local.Hosting;
using MamCrawler.Local.Settings;
using MamCrawler.Local.Simulation;
using MamCrawler.Simulators.Hosting;
using MamCrawler.Simulators.MyAnonamouse;
using MamCrawler.Simulators.QBittorrent;
using MamCrawler.Simulators.World;
using MamCrawler.Tests;
using MamCrawler.Tests.Programs;

namespace MamCrawler.EndToEnd.Tests.Secrets;

/// <summary>
/// A deployment in which every secret is a canary: the services are simulators, qBittorrent and Audiobookshelf stand behind a real nginx (where there is one) that wants a
/// client certificate and a service token. Time runs three hundred times faster, so that every pace and every repetition is kept.
/// </summary>
internal sealed class PlantedWorld : IAsyncDisposable
{
    public const string ApiKey = "planted-api-key/4f1c+9a=7e";
    public const string TokenHeader = "CF-Access-Client-Secret";
    public const string Token = "planted-cf-secret-b81d0c5e77aa";
    public const string ClientId = "planted-cf-id-20c9.access";
    public const string WrongToken = "planted-wrong-cf-secret-0d9e";
    public const string ClientPassword = "planted qb pa55+w%rd&=\"<é>";
    public const string CertificatePassword = "planted-pfx-password-6612";
    public const string ProxySecret = "planted-proxy-user:planted-proxy-word-93";
    public const string WebhookToken = "planted-webhook-token-3f7a90";
    private const double Acceleration = 300;

    private readonly TestAuthority authority = new();
    private readonly TestAuthority foreign = new();
    private readonly Dictionary<string, string> planted = [];
    private NginxProxy? client;
    private NginxProxy? library;

    private PlantedWorld(SimulatorSet simulators, TimeProvider time) => (Simulators, Time) = (simulators, time);

    public SimulatorSet Simulators { get; }

    public TimeProvider Time { get; }

    public DataFolder Folder { get; } = new(Directory.CreateTempSubdirectory("mamcrawler-planted-").FullName);

    public EventLog Log { get; } = new();

    /// <summary>Every secret that was there before the run, or was put there in it, by what it is.</summary>
    public IReadOnlyDictionary<string, string> Planted => planted;

    public FileSecretStore Secrets => new(Folder.Path);

    public bool HasProxy => client is not null;

    private static string Refusing =>
        $"if ($http_{TokenHeader.Replace('-', '_').ToLowerInvariant()} != '{Token}') {{ return 302 https://login.example/?token=$http_cf_access_client_secret; }}";

    public static async Task<PlantedWorld> StartAsync(CancellationToken cancellationToken)
    {
        var time = new AcceleratedTimeProvider(TimeProvider.System, Acceleration);
        var simulators = await SimulatorSet.StartAsync(
            new SimulatorSetOptions
            {
                World = new WorldOptions { Books = 100, UnrelatedReleases = 40 },
                QBittorrent = QBittorrentProfile.All.Single(profile => profile.Version == "5.1.0"),
                Time = time,
            },
            cancellationToken
        );
        simulators.QBittorrent.Password = ClientPassword;
        var world = new PlantedWorld(simulators, time);
        await world.DeployAsync(cancellationToken);
        return world;
    }

    public LocalContext Context() =>
        new(Folder, new SettingsFile(Folder, new Dictionary<string, string>()).Read(), Secrets, Time)
        {
            Loggers = Log,
            TrackerLease = TimeSpan.FromSeconds(90) * Acceleration,
        };

    /// <summary>Puts a secret in the store, as a person does who mends something, and searches for it too.</summary>
    public async Task SetAsync(string name, string value)
    {
        planted[$"{name} ({planted.Count})"] = value;
        await Secrets.SetAsync(name, new Secret(value), CancellationToken.None);
    }

    /// <summary>The certificate is suddenly one that the tunnel does not know.</summary>
    public Task BreakCertificateAsync() => SetAsync("client-certificate", foreign.IssueClient(password: CertificatePassword));

    public Task MendCertificateAsync() => SetAsync("client-certificate", authority.IssueClient(password: CertificatePassword));

    public async Task GoOfflineAsync(Func<Task> work)
    {
        if (client is null || library is null)
            return;
        var (clientPort, libraryPort) = (client.Address.Port, library.Address.Port);
        client.Dispose();
        library.Dispose();
        await work();
        client = await NginxProxy.StartAsync(Simulators.QBittorrent.Address, authority, Refusing, port: clientPort);
        library = await NginxProxy.StartAsync(Simulators.Audiobookshelf.Address, authority, Refusing, port: libraryPort);
    }

    /// <summary>Settings whose way out to the tracker is a proxy that is not there, with user and password.</summary>
    public LocalContext ContextWithProxy()
    {
        var context = Context();
        var tracker = context.Settings.MyAnonamouse with
        {
            Egress = new EgressSettings
            {
                Mode = EgressMode.Proxy,
                Proxy = new Uri($"http://127.0.0.1:{LoopbackPort.Free()}"),
                ProxySecret = "egress-proxy",
            },
        };
        return context with { Settings = context.Settings with { MyAnonamouse = tracker } };
    }

    public async ValueTask DisposeAsync()
    {
        client?.Dispose();
        library?.Dispose();
        await Simulators.DisposeAsync();
        authority.Dispose();
        foreign.Dispose();
        Log.Dispose();
        Directory.Delete(Folder.Path, recursive: true);
    }

    private async Task DeployAsync(CancellationToken cancellationToken)
    {
        if (NginxProxy.Missing is null)
        {
            client = await NginxProxy.StartAsync(Simulators.QBittorrent.Address, authority, Refusing);
            library = await NginxProxy.StartAsync(Simulators.Audiobookshelf.Address, authority, Refusing);
        }

        var settings = SimulatedDeployment.SettingsFor(Simulators);
        settings = settings with
        {
            Audiobookshelf = settings.Audiobookshelf with { BaseAddress = library?.Address ?? settings.Audiobookshelf.BaseAddress, Tunnel = Tunnel(library) },
            QBittorrent = settings.QBittorrent with { BaseAddress = client?.Address ?? settings.QBittorrent.BaseAddress, Tunnel = Tunnel(client) },
            Webhook = new WebhookSettings { Enabled = true },
            Grabs = new GrabSettings { PerHour = 1000, PerDay = 1000 },
            // Every job runs in this test, at its own time in it.
            Serve = new ServeSettings { Schedules = Schedules.All.ToDictionary(schedule => schedule.Name, _ => "") },
        };
        Folder.Create();
        await SimulatedDeployment.WriteAsync(Folder, settings, new Dictionary<string, string>(), cancellationToken);
        foreach (var (name, value) in Simulators.Secrets)
            await SetAsync(name, name == KnownSecrets.QBittorrentPassword ? ClientPassword : value);
        await SetAsync(KnownSecrets.ApiKey, ApiKey);
        // Nobody is there, so that every message fails, and every failure is told.
        await SetAsync(KnownSecrets.WebhookAddress, $"http://user:{WebhookToken}@127.0.0.1:{LoopbackPort.Free()}/hook/{WebhookToken}");
        planted["the webhook's token"] = WebhookToken;
        await SetAsync("cf-secret", Token);
        await SetAsync("cf-id", ClientId);
        await SetAsync("client-certificate-password", CertificatePassword);
        await SetAsync("egress-proxy", ProxySecret);
        await MendCertificateAsync();
        planted["announce key"] = MyAnonamouseSimulator.AnnounceKey;
        planted["half of the proxy's secret"] = ProxySecret.Split(':')[1];
    }

    private TunnelSettings Tunnel(NginxProxy? proxy) =>
        new()
        {
            HeaderSecrets = new Dictionary<string, string> { [TokenHeader] = "cf-secret", ["CF-Access-Client-Id"] = "cf-id" },
            ClientCertificateSecret = proxy is null ? null : "client-certificate",
            ClientCertificatePasswordSecret = proxy is null ? null : "client-certificate-password",
            PinnedAuthority = proxy is null ? null : authority.Pem,
        };
}
