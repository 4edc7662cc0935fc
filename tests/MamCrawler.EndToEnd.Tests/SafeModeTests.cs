using MamCrawler.Core.Downloads;
using MamCrawler.Core.Schedules;
using MamCrawler.Core.State.Files;
using MamCrawler.EndToEnd.Tests.Secrets;
using MamCrawler.Local.Composition;
using MamCrawler.Local.Hosting;
using MamCrawler.Local.Settings;
using MamCrawler.Local.Simulation;
using MamCrawler.Simulators.Hosting;
using MamCrawler.Simulators.MyAnonamouse;
using MamCrawler.Simulators.World;

namespace MamCrawler.EndToEnd.Tests;

/// <summary>
/// The tracker's account page has another shape while an approved download waits: the push stands still with the reason, nothing more is asked, and it goes through when a person has looked
/// and left the safe mode.
/// </summary>
public sealed class SafeModeTests : IAsyncLifetime
{
    private const double Acceleration = 300;
    private const string Shape = "MyAnonamouse-account";
    private readonly AcceleratedTimeProvider time = new(TimeProvider.System, Acceleration);
    private readonly DataFolder folder = new(Directory.CreateTempSubdirectory("mamcrawler-safe-mode-").FullName);
    private SimulatorSet? simulators;
    private ILocalServices? services;
    private FileTableStore? tables;
    private DownloadStore? downloads;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private MyAnonamouseSimulator Tracker => simulators!.MyAnonamouse;

    public async ValueTask InitializeAsync()
    {
        simulators = await SimulatorSet.StartAsync(
            new SimulatorSetOptions
            {
                World = new WorldOptions { Books = 100 },
                Time = time,
            },
            Token
        );
        await SimulatedDeployment.WriteAsync(folder, SimulatedDeployment.SettingsFor(simulators), simulators.Secrets, Token);
        var settings = new SettingsFile(folder, new Dictionary<string, string>()).Read();
        services = await new CompositionRoot().ComposeAsync(
            new LocalContext(folder, settings, new FileSecretStore(folder.Path), time) { TrackerLease = TimeSpan.FromSeconds(90) * Acceleration },
            Token
        );
        tables = new FileTableStore(folder.StateFolder);
        downloads = new DownloadStore(tables, time);
    }

    public async ValueTask DisposeAsync()
    {
        tables?.Dispose();
        if (services is not null)
            await services.DisposeAsync();
        if (simulators is not null)
            await simulators.DisposeAsync();
        Directory.Delete(folder.Path, recursive: true);
    }

    [Fact]
    public async Task Push_TheAccountHasAnotherShape_WaitsUntilAPersonLeavesTheSafeMode()
    {
        var release = simulators!.World.Releases.First(release => release.Free);
        await downloads!.AddAsync(
            new Download
            {
                Id = DownloadStore.IdOf(release.Id),
                TrackerId = release.Id,
                Title = release.Title,
                State = DownloadState.Approved,
                Reason = "manual",
                Volumes = [new DownloadVolume("", "Somebody", "", "", "A book that nobody has")],
            },
            Token
        );
        Tracker.Faults.Set(MyAnonamouseFaults.SummaryMissing);

        var held = await PushAsync(release.Id);
        Assert.Equal(DownloadState.Blocked, held.State);
        Assert.Contains("could not be read", held.Why, StringComparison.Ordinal);

        // The tracker is well again, and nobody has looked yet.
        Tracker.Faults.ClearAll();
        var asked = Tracker.TrackerRequests;
        var waiting = await PushAsync(release.Id);
        Assert.Equal(asked, Tracker.TrackerRequests);
        Assert.Equal(DownloadState.Approved, waiting.State);
        Assert.Contains($"mamcrawler drift leave {Shape}", waiting.Why, StringComparison.Ordinal);
        Assert.Equal(1, (await RunAsync("drift")).Code);
        Assert.Contains("drift leave", (await RunAsync("queue")).Printed, StringComparison.Ordinal);

        Assert.Equal(0, (await RunAsync("drift", "leave", Shape)).Code);
        Assert.Equal(DownloadState.Downloading, (await PushAsync(release.Id)).State);
        Assert.Equal(0, (await RunAsync("drift")).Code);
        Assert.Equal([], Tracker.Requests.Violations);
    }

    /// <summary>Waits until it is due, and does what the schedule does.</summary>
    private async Task<Download> PushAsync(long trackerId)
    {
        var id = DownloadStore.IdOf(trackerId);
        while ((await downloads!.GetAsync(id, Token))!.NextAttemptAt is { } due && due > time.GetUtcNow())
            await Task.Delay(TimeSpan.FromMinutes(1), time, Token);
        Assert.Null((await services!.Jobs.RunAsync(Schedules.SweepQueue.Name, Token)).Fault);
        await services.PushQueuedAsync(_ => { }, Token);
        return (await downloads.GetAsync(id, Token))!;
    }

    private async Task<(int Code, string Printed)> RunAsync(params string[] arguments)
    {
        var console = new CapturedConsole(folder.Path, time, new Dictionary<string, string>());
        var code = await console.RunAsync(arguments, cancellationToken: Token);
        return (code, console.Everything.Last().Printed);
    }
}
