using MamCrawler.Core.Downloads;
using MamCrawler.Core.Downloads.Pushing;
using MamCrawler.Core.Orchestrations.Scanning;
using MamCrawler.Core.Scanning;
using MamCrawler.Core.Telemetry;
using MamCrawler.Core.Tests.Downloads.Pushing;
using MamCrawler.Core.Tests.Scanning;
using MamCrawler.Tests;

namespace MamCrawler.Core.Tests.Telemetry;

/// <summary>The id of a request reaches every line that is logged for it, and every row that is written because of it.</summary>
public sealed class CorrelationTests : IDisposable
{
    private readonly EventLog log = new();

    public void Dispose() => log.Dispose();

    [Fact]
    public void Line_WithinARequest_CarriesItsIdInTextAndValues()
    {
        var logger = new CorrelatedLoggers(log).CreateLogger("Category");
        logger.TrackerLaneCleared();
        using (Correlation.Begin("request-1"))
        {
            using (Correlation.Begin("request-2"))
                logger.ScanSkipped("running one");
            logger.ScanCancelRequested("run-1");
            CorrelatedLoggers.Of(logger).ScanCancelRequested("run-2");
        }

        logger.TrackerLaneCleared();
        Assert.Equal(
            [
                "TrackerLaneCleared",
                "ScanSkipped running=\"running one\" correlation=request-2",
                "ScanCancelRequested run=run-1 correlation=request-1",
                "ScanCancelRequested run=run-2 correlation=request-1",
                "TrackerLaneCleared",
            ],
            log.Texts
        );
        Assert.Equal([null, "request-2", "request-1", "request-1", null], log.Entries.Select(entry => entry.Values.GetValueOrDefault(Correlation.Key)));
        Assert.Equal("running one", log.Entries.ElementAt(1).Values["Running"]!.ToString()!.Trim('"'));
    }

    [Fact]
    public async Task Begin_InOneRequest_IsNotSeenByAnother()
    {
        var both = new TaskCompletionSource();
        async Task<string?> WorkAsync(string id)
        {
            using var scope = Correlation.Begin(id);
            await both.Task;
            await Task.Yield();
            return Correlation.Current;
        }

        var one = WorkAsync("one");
        var other = WorkAsync("other");
        both.SetResult();
        Assert.Equal(("one", "other", null), (await one, await other, Correlation.Current));
    }

    [Fact]
    public async Task Scan_OfARequest_WritesItsIdIntoWhatItProposesInAnyProcess()
    {
        using var scene = new ScanScene();
        using var moving = scene.Stores.Clock.AdvanceByItself();
        var input = await scene.BeginAsync();
        var order = await scene.OrderAsync(input);
        for (var batch = 0; batch < order.Batches; batch++)
            await scene.SearchReleases.RunAsync(new SearchInput(input.RunId, batch, 100), CancellationToken.None);

        var decided = await scene.DecideGrabs.RunAsync(new DecideInput(input.RunId, input.Mode, 2, order.Batches, "request-5"), CancellationToken.None);

        Assert.Equal(2, decided.Grabs);
        Assert.All(await scene.Downloads.QueryAsync([], CancellationToken.None).ToListAsync(), download => Assert.Equal("request-5", download.Correlation));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Decide_WithinARequest_WritesItsIdIntoTheDownloadAndItsHistory(bool approve)
    {
        using var bench = new PushBench();
        await bench.AddAsync(DownloadState.Wanted);
        var approvals = new Approvals(bench.Downloads, new NoQueue(), bench.Time);
        using (Correlation.Begin("request-9"))
            await (approve ? approvals.ApproveAsync(PushBench.Id, CancellationToken.None) : approvals.RejectAsync(PushBench.Id, CancellationToken.None));

        var history = await bench.Downloads.HistoryAsync(PushBench.Id, CancellationToken.None).ToListAsync(CancellationToken.None);
        Assert.Equal([null, "request-9"], history.Select(transition => transition.Correlation));
        Assert.Equal("request-9", (await bench.ReadAsync()).Correlation);
    }

    [Fact]
    public async Task Push_OfWhatARequestApproved_IsLoggedAndWrittenUnderItsId()
    {
        using var bench = new PushBench { Loggers = new CorrelatedLoggers(log) };
        await bench.AddAsync(DownloadState.Wanted);
        using (Correlation.Begin("request-9"))
            await new Approvals(bench.Downloads, new NoQueue(), bench.Time).ApproveAsync(PushBench.Id, CancellationToken.None);

        Assert.Equal(PushResult.Started, (await bench.PushAsync()).Result);

        Assert.Null(Correlation.Current);
        Assert.EndsWith("correlation=request-9", Assert.Single(log.Named("DownloadPushed")).Text, StringComparison.Ordinal);
        var history = await bench.Downloads.HistoryAsync(PushBench.Id, CancellationToken.None).ToListAsync(CancellationToken.None);
        Assert.All(history.Skip(1), transition => Assert.Equal("request-9", transition.Correlation));
    }
}
