using MamCrawler.Core.Orchestrations.Scanning;
using MamCrawler.Core.Scanning;
using MamCrawler.Core.Telemetry;
using MamCrawler.Core.Tests.Scanning;
using MamCrawler.Functions.Activities;
using MamCrawler.Functions.Composition;
using MamCrawler.Functions.Durable;
using Microsoft.DurableTask;
using Moq;

namespace MamCrawler.Functions.Tests.Durable;

/// <summary>The functions of a scan as the app has them, on the real engine, over a small world.</summary>
internal sealed class DurableScan : IAsyncDisposable
{
    private readonly ScanServices services;
    private readonly DurableEngine engine;

    private DurableScan(ScanServices services, DurableEngine engine, Mock<ICloudServices> cloud)
    {
        (this.services, this.engine, Cloud) = (services, engine, cloud);
        Scans = services.ScansOn(engine.Client, new ScanOptions());
    }

    public IScans Scans { get; }

    public Mock<ICloudServices> Cloud { get; }

    public static async Task<DurableScan> StartAsync(ScanScene scene, RecordingLoggers? loggers = null)
    {
        var services = new ScanServices(loggers is null ? scene.Parts : scene.Parts with { Loggers = new CorrelatedLoggers(loggers) });
        var activities = services.AddTo(new ActivityRegistry());
        var cloud = new Mock<ICloudServices>();
        Offer<TakeSnapshot>();
        Offer<FindGaps>();
        Offer<FindAuthorGaps>();
        Offer<OrderGaps>();
        Offer<SearchReleases>();
        Offer<DecideGrabs>();
        Offer<WriteReport>();
        var source = new Mock<ICloudServicesSource>();
        source.Setup(made => made.GetAsync(It.IsAny<CancellationToken>())).ReturnsAsync(cloud.Object);
        var functions = new ScanActivityFunctions(new ActivityRun(source.Object));
        return new DurableScan(services, await DurableEngine.StartAsync(registry => Register(registry, functions), loggers), cloud);

        void Offer<TActivity>() => cloud.Setup(made => made.MakeActivity<TActivity>()).Returns(activities.Make<TActivity>);
    }

    /// <summary>Scans and waits for the end.</summary>
    public async Task<ScanState> RunAsync(ScanRequest request)
    {
        var token = TestContext.Current.CancellationToken;
        _ = engine.Client;
        var start = await Scans.StartAsync(request, token);
        Assert.True(start.Started);
        return await EndAsync(start.RunId);
    }

    /// <summary>Waits for the end of a run.</summary>
    public async Task<ScanState> EndAsync(string runId)
    {
        await engine.EndAsync(ScanLibrary.ScanInstanceId);
        _ = engine.Client;
        return (await Scans.GetAsync(runId, TestContext.Current.CancellationToken))!;
    }

    public async ValueTask DisposeAsync()
    {
        await engine.DisposeAsync();
        services.Dispose();
    }

    private static void Register(DurableTaskRegistry registry, ScanActivityFunctions functions) =>
        registry
            // Lambdas, because Durable's analyzers fall over a method of another assembly.
            .AddOrchestratorFunc<ScanInput, ScanOutcome>(FunctionNames.ScanLibrary, (context, input) => OrchestratorFunctions.ScanLibraryAsync(context, input))
            .AddOrchestratorFunc<ChunkRange, GapsOutcome>(
                FunctionNames.FindGapsInRange,
                (context, input) => OrchestratorFunctions.FindGapsInRangeAsync(context, input)
            )
            .AddActivityFunc<string, SnapshotOutcome>(FunctionNames.TakeSnapshot, (_, input) => functions.TakeSnapshotAsync(input, default))
            .AddActivityFunc<ChunkInput, GapsOutcome>(FunctionNames.FindGaps, (_, input) => functions.FindGapsAsync(input, default))
            .AddActivityFunc<ChunkInput, GapsOutcome>(FunctionNames.FindAuthorGaps, (_, input) => functions.FindAuthorGapsAsync(input, default))
            .AddActivityFunc<OrderInput, OrderOutcome>(FunctionNames.OrderGaps, (_, input) => functions.OrderGapsAsync(input, default))
            .AddActivityFunc<SearchInput, SearchOutcome>(FunctionNames.SearchReleases, (_, input) => functions.SearchReleasesAsync(input, default))
            .AddActivityFunc<DecideInput, DecideOutcome>(FunctionNames.DecideGrabs, (_, input) => functions.DecideGrabsAsync(input, default))
            .AddActivityFunc<ReportInput, bool>(FunctionNames.WriteReport, (_, input) => functions.WriteReportAsync(input, default));
}
