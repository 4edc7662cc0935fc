using MamCrawler.Core.Orchestrations;
using MamCrawler.Core.Orchestrations.Scanning;

namespace MamCrawler.Core.Tests.Orchestrations.Scanning;

public sealed class ScanCostTests
{
    [Fact]
    public async Task Scan_About300Activities_TheEngineTakesAtMostTwoTransactionsAnActivityAndSixASubOrchestration()
    {
        await using var fixture = new EngineFixture();
        ScanStandIns.Register(fixture.Registry, TimeProvider.System, _ => { }, chunks: 186);
        // The fixture stores every change of status, which a real scan at the tracker's pace does too.
        var engine = fixture.NewEngine();
        var state = await fixture.RunAsync(nameof(ScanLibrary), ScanStandIns.Input, engine);
        Assert.Equal(OrchestrationStatus.Completed, state.Status);
        var parts = await fixture.Store.QueryAsync("OrchestrationInstances", null, Ports.RowKeyRange.All, CancellationToken.None).CountAsync() - 1;
        var transactions = engine.Counters.StorageReads + engine.Counters.StorageWrites;
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{engine.Counters.Activities} activities, {parts} sub-orchestrations, {engine.Counters.Turns} turns, {transactions} transactions"
        );
        Assert.InRange(engine.Counters.Activities, 280, 320);
        Assert.InRange(transactions, engine.Counters.Activities / 2, Math.Min(2000, (2 * engine.Counters.Activities) + (6 * parts)));
    }
}
