using MamCrawler.Core.Scanning;
using MamCrawler.Local.Composition;
using MamCrawler.Local.Demo;
using MamCrawler.Local.Hosting;
using MamCrawler.Local.Settings;
using MamCrawler.Local.Simulation;
using MamCrawler.Simulators.Hosting;
using MamCrawler.Simulators.World;

namespace MamCrawler.Benchmarks.Product;

/// <summary>
/// How long a whole scan takes against what its requests need at their pace: what it wastes by waiting or computing in between. The clock runs
/// twice as fast as the real one, so computing is charged twice.
/// </summary>
internal sealed class ScanPace : IBenchmark
{
    private const double Acceleration = 2;
    private const double Target = 1.05;

    public string Name => "scan against requests x pace";

    public async Task<IReadOnlyList<BenchmarkResult>> MeasureAsync(CancellationToken cancellationToken)
    {
        using var folder = new ScratchFolder();
        var clock = new AcceleratedTimeProvider(TimeProvider.System, Acceleration);
        await using var simulators = await SimulatorSet.StartAsync(new SimulatorSetOptions { World = new WorldOptions(), Time = clock }, cancellationToken);
        var data = new DataFolder(folder.Path);
        var settings = SimulatedDeployment.SettingsFor(simulators);
        await SimulatedDeployment.WriteAsync(data, settings, simulators.Secrets, cancellationToken);
        var context = new LocalContext(data, settings, new Core.State.Files.FileSecretStore(folder.Path), clock);
        await using var services = await new CompositionRoot().ComposeAsync(context, cancellationToken);
        foreach (var (name, author) in SimulatedWorld.FollowedSeries)
            await services.Follows.AddAsync(FollowedKind.Series, name, author, cancellationToken);

        var start = clock.GetUtcNow();
        var scan = await services.Scans.StartAsync(new ScanRequest(ScanMode.Propose, 1000), cancellationToken);
        await new ScanWatch(services.Scans, TimeProvider.System).UntilFinishedAsync(scan.RunId, _ => { }, cancellationToken);
        var taken = clock.GetUtcNow() - start;
        var needed = RealPace.Of(simulators.Audible.Requests.Total, simulators.Hardcover.TopLevelQueries, simulators.MyAnonamouse.TrackerRequests);
        return [BenchmarkResult.AtMost(Name, taken / needed, "times", Target)];
    }
}
