using MamCrawler.Core.Orchestrations;
using MamCrawler.Core.Scanning;
using MamCrawler.Core.Tests.Scanning;
using Moq;

namespace MamCrawler.Functions.Tests.Durable;

public sealed partial class DurableEngineTests
{
    [Fact]
    public async Task Scan_OfTheSmallWorld_IsTheSameAsOnOneMachine()
    {
        using var scene = new ScanScene();
        using var moving = scene.Stores.Clock.AdvanceByItself();
        await using var scan = await DurableScan.StartAsync(scene);

        var state = await scan.RunAsync(new ScanRequest(ScanMode.Propose, 10));

        var summary = state.Summary!;
        Assert.Equal((OrchestrationStatus.Completed, null), (state.Status, state.Error));
        Assert.Equal((3, 2, 5, 4, 4), (summary.Books, summary.Series, summary.Searched, summary.Found, summary.Queued));
        Assert.Equal("Finished", state.Progress!.Text);
        // Once after putting in order, once after each of two searches, once after deciding.
        scan.Cloud.Verify(cloud => cloud.HandOverTrackerAsync(), Times.Exactly(4));
    }

    [Fact]
    public async Task Cancellation_BetweenTwoActivities_EndsTheScanWithAReport()
    {
        using var scene = new ScanScene();
        using var moving = scene.Stores.Clock.AdvanceByItself();
        await using var scan = await DurableScan.StartAsync(scene);
        scene.Library.BeforeRead = async () =>
        {
            var running = (await scene.Stores.Runs.FindNewestAsync(Token))!;
            await scene.Stores.Runs.RequestCancelAsync(running.Id, Token);
        };

        var state = await scan.RunAsync(new ScanRequest(ScanMode.Propose, 10));

        Assert.Equal(OrchestrationStatus.Completed, state.Status);
        Assert.True(state.Summary!.Cancelled);
        Assert.Empty(scene.Tracker.Searches);
    }
}
