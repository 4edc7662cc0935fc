using MamCrawler.Core.Orchestrations;
using MamCrawler.Core.Scanning;
using MamCrawler.Core.Telemetry;
using MamCrawler.Core.Tests.Scanning;

namespace MamCrawler.Functions.Tests.Durable;

public sealed partial class DurableEngineTests
{
    [Fact]
    public async Task Events_OfAScanThatIsReplayedAgainAndAgain_AreToldOnceUnderTheRequestsId()
    {
        using var scene = new ScanScene();
        using var moving = scene.Stores.Clock.AdvanceByItself();
        using var log = new RecordingLoggers();
        await using var scan = await DurableScan.StartAsync(scene, log);
        ScanState state;
        using (Correlation.Begin("request-8"))
            state = await scan.RunAsync(new ScanRequest(ScanMode.Propose, 10));

        Assert.Equal($"ScanStarted run={state.RunId} mode=Propose limit=10 correlation=request-8", One(log, "ScanStarted"));
        Assert.EndsWith(" queued=4 skipped=1 errors=0 correlation=request-8", One(log, "ScanCompleted"), StringComparison.Ordinal);
        Assert.Empty(Told(log, "ScanFailed"));
        Assert.Empty(Told(log, "OrchestrationFailed"));
        Assert.Equal(4, Told(log, "DownloadStateChanged").Count(text => text.EndsWith(" correlation=request-8", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Events_OfAScanWhoseStepThrowsForGood_SayOnceThatScanAndOrchestrationFailed()
    {
        using var scene = new ScanScene();
        using var moving = scene.Stores.Clock.AdvanceByItself();
        using var log = new RecordingLoggers();
        await using var scan = await DurableScan.StartAsync(scene, log);
        scene.Library.BeforeRead = () => throw new InvalidOperationException("A bug in a test.");

        var state = await scan.RunAsync(new ScanRequest(ScanMode.Propose, 10));

        Assert.Equal(OrchestrationStatus.Failed, state.Status);
        Assert.StartsWith($"ScanFailed run={state.RunId} fault=", One(log, "ScanFailed"), StringComparison.Ordinal);
        Assert.StartsWith("OrchestrationFailed orchestration=ScanLibrary instance=scan error=", One(log, "OrchestrationFailed"), StringComparison.Ordinal);
        Assert.Empty(Told(log, "ScanCompleted"));
    }

    private static string One(RecordingLoggers log, string name) => Assert.Single(Told(log, name));

    private static string[] Told(RecordingLoggers log, string name) =>
        [.. log.Lines.Select(line => line.Text).Where(text => text.StartsWith(name + " ", StringComparison.Ordinal))];
}
