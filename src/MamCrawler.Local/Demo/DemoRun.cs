using System.Diagnostics;
using MamCrawler.Core.Account;
using MamCrawler.Core.Scanning;
using MamCrawler.Core.State.Files;
using MamCrawler.Hosting.Settings;
using MamCrawler.Local.CommandLine;
using MamCrawler.Local.Composition;
using MamCrawler.Local.Hosting;
using MamCrawler.Local.Simulation;
using MamCrawler.Simulators.Hosting;
using MamCrawler.Simulators.World;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Local.Demo;

/// <summary>
/// The main job from end to end against simulators on loopback, on a clock that runs faster: follow what nothing is held of, scan in Auto, push, and with a played client load and shelve. Nothing outside
/// this machine is asked.
/// </summary>
internal sealed class DemoRun(DemoOptions options, DemoFolder folder, ICompositionRoot composition, TimeProvider realTime)
{
    internal async Task<DemoFindings> RunAsync(Action<ScanProgress> show, CancellationToken cancellationToken)
    {
        var watch = Stopwatch.StartNew();
        show(new ScanProgress("StartSimulators", 0, 0, "Starting the simulators"));
        var clock = new AcceleratedTimeProvider(realTime, DemoOptions.Acceleration);
        var world = new WorldOptions
        {
            Books = DemoOptions.Books,
            Traps = options.Traps,
            Today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime),
        };
        await using var simulators = await SimulatorSet.StartAsync(new SimulatorSetOptions { World = world, Time = clock }, cancellationToken);
        await using var client = RealTorrentClient.FindProgram(options.SearchPath) is { } program
            ? await RealTorrentClient.TryStartAsync(program, cancellationToken)
            : null;
        using var log = new StreamWriter(folder.Log);
        using var lines = new LineLoggerProvider(log, clock, LogLevel.Information);
        using var loggers = new LoggerFactory([lines]);
        var context = await DeployAsync(simulators, client, clock, cancellationToken) with { Loggers = loggers };
        await using var services = await composition.ComposeAsync(context, cancellationToken);
        var summary = await ScanAsync(services, clock, show, cancellationToken);
        var searches = simulators.MyAnonamouse.SearchRequests;
        var scanPace = RealPace.Of(simulators.Audible.Requests.Total, simulators.Hardcover.TopLevelQueries, simulators.MyAnonamouse.TrackerRequests);
        await DemoPushing.RunAsync(services, clock, summary.Queued, show, cancellationToken);
        var shelved = client is null ? await DemoShelving.RunAsync(simulators, services, clock, show, cancellationToken) : (int?)null;
        var reading = await DemoReading.ReadAsync(services, cancellationToken);
        return new DemoFindings
        {
            Result = new DemoResult(
                summary.Books,
                reading.Missing.Count,
                [.. reading.Series.Select(series => series.Name)],
                reading.FirstQueue,
                reading.Answered,
                searches,
                simulators.MyAnonamouse.TrackerRequests,
                summary.Queued,
                reading.Pushed,
                Math.Round(watch.Elapsed.TotalSeconds, 1)
            )
            {
                Shelved = shelved,
            },
            Summary = summary,
            Gaps = reading.Gaps,
            Series = reading.Series,
            Downloads = reading.Downloads,
            Requests = simulators.Servers.ToDictionary(server => server.Name, server => server.Requests.Total, StringComparer.Ordinal),
            Violations = [.. simulators.Servers.SelectMany(server => server.Requests.Violations.Select(violation => $"{server.Name}: {violation}"))],
            TorrentClient =
                (await services.TorrentClient.ProbeAsync(cancellationToken)).Version is var version && client is null
                    ? $"the simulator of qBittorrent {version}"
                    : $"a real qBittorrent {version}",
            RealPaceScan = scanPace,
            RealPaceGrabs = GrabTime.Of(summary.Queued, new GrabPaceOptions().Normal),
        };
    }

    private static async Task<ScanSummary> ScanAsync(
        ILocalServices services,
        TimeProvider clock,
        Action<ScanProgress> show,
        CancellationToken cancellationToken
    )
    {
        foreach (var (name, author) in SimulatedWorld.FollowedSeries)
        {
            await services.Follows.AddAsync(FollowedKind.Series, name, author, cancellationToken);
        }

        var start = await services.Scans.StartAsync(new ScanRequest(ScanMode.Auto, DemoOptions.Limit), cancellationToken);
        var state = await new ScanWatch(services.Scans, TimeProvider.System).UntilFinishedAsync(start.RunId, show, cancellationToken);
        return state.Summary ?? throw new CommandFailedException($"The demo's scan failed: {state.Error ?? "it left no result"}. This is a bug.");
    }

    private async Task<LocalContext> DeployAsync(SimulatorSet simulators, RealTorrentClient? client, TimeProvider clock, CancellationToken cancellationToken)
    {
        var settings = SimulatedDeployment.SettingsFor(simulators) with
        {
            Mode = ScanMode.Auto,
            Scan = new ScanSettings { Limit = DemoOptions.Limit },
            // The real allowance would spread the downloads over days; against loopback it may be wider.
            Grabs = new GrabSettings { PerHour = 1000, PerDay = 1000 },
        };
        var secrets = new Dictionary<string, string>(simulators.Secrets);
        if (client is not null)
        {
            settings = settings with { QBittorrent = settings.QBittorrent with { BaseAddress = client.Address, UserName = RealTorrentProfile.UserName } };
            secrets.Remove(KnownSecrets.QBittorrentKey);
            secrets[KnownSecrets.QBittorrentPassword] = client.Password;
        }

        await SimulatedDeployment.WriteAsync(folder.Data, settings, secrets, cancellationToken);
        return new LocalContext(folder.Data, settings, new FileSecretStore(folder.Data.Path), clock)
        {
            TrackerLease = TimeSpan.FromSeconds(90) * DemoOptions.Acceleration,
            PushesAtOnce = 24,
        };
    }
}
