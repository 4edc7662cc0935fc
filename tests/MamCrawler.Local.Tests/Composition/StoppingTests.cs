using System.Diagnostics;
using MamCrawler.Core.Orchestrations;
using MamCrawler.Core.Orchestrations.Scanning;
using MamCrawler.Core.Scanning;
using MamCrawler.Core.State.Files;
using MamCrawler.Local.Composition;
using MamCrawler.Local.Simulation;
using MamCrawler.Simulators.Hosting;
using MamCrawler.Simulators.World;

namespace MamCrawler.Local.Tests.Composition;

public sealed class StoppingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Dispose_WhileTheLibraryIsRead_LetsItEndSoThatItIsNotReadAgain()
    {
        using var folder = new TestFolder();
        await using var simulators = await SimulatorSet.StartAsync(new SimulatorSetOptions { World = new WorldOptions { Books = 200 } }, Token);
        var library = simulators.Audiobookshelf;
        library.Faults.Set(CommonFaults.Slow, new FaultSwitch("500", Times: 1));
        var services = await ComposeAsync(folder, simulators);
        await services.Scans.StartAsync(new ScanRequest(ScanMode.Propose, 1), Token);
        await UntilAsync(() => library.Requests.Total > 0);

        await services.DisposeAsync();
        var requests = library.Requests.Total;
        await using var resumed = await ComposeAsync(folder, simulators);
        await resumed.ResumeAsync(Token);
        while (await resumed.Scans.GetNewestAsync(Token) is { Progress: null or { Stage: nameof(TakeSnapshot) } })
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, Token);
        }

        Assert.True(requests > 1, "The library was not read to its end.");
        Assert.Equal(requests, library.Requests.Total);
    }

    [Fact]
    public async Task Dispose_WhileAnotherHoldsTheLane_EndsTheWaitAtOnceAndTheScanCanBeResumed()
    {
        using var folder = new TestFolder();
        await using var simulators = await SimulatorSet.StartAsync(new SimulatorSetOptions { World = new WorldOptions { Books = 200 } }, Token);
        await using var other = await ComposeAsync(folder, simulators);
        await other.Tracker.ReadAccountAsync(Token);
        var waits = 0;
        var services = await ComposeAsync(folder, simulators, _ => Interlocked.Increment(ref waits));
        await services.Scans.StartAsync(new ScanRequest(ScanMode.Propose, 1), Token);
        await UntilAsync(() => Volatile.Read(ref waits) > 0);

        var watch = Stopwatch.StartNew();
        await services.DisposeAsync();

        // The patience with activities is 5 s.
        Assert.InRange(watch.Elapsed, TimeSpan.Zero, TimeSpan.FromSeconds(4));
        Assert.Equal(OrchestrationStatus.Running, (await other.Scans.GetNewestAsync(Token))?.Status);
    }

    private static async Task<ILocalServices> ComposeAsync(TestFolder folder, SimulatorSet simulators, Action<DateTimeOffset>? laneWaits = null)
    {
        var settings = SimulatedDeployment.SettingsFor(simulators);
        settings = settings with { Audible = settings.Audible with { Enabled = false }, Hardcover = settings.Hardcover with { Enabled = false } };
        await SimulatedDeployment.WriteAsync(folder.Data, settings, simulators.Secrets, Token);
        return await new CompositionRoot().ComposeAsync(
            new LocalContext(folder.Data, settings, new FileSecretStore(folder.Data.Path), TimeProvider.System) { LaneWaits = laneWaits },
            Token
        );
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        for (var attempt = 0; attempt < 1000 && !condition(); attempt++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), TimeProvider.System, Token);
        }

        Assert.True(condition());
    }
}
