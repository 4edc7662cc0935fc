using MamCrawler.Core.Faults;
using MamCrawler.Core.Orchestrations.InProcess;
using MamCrawler.Core.Orchestrations.Scanning;
using MamCrawler.Core.Scanning;
using MamCrawler.Core.Telemetry;
using MamCrawler.Core.Tests.Scanning;
using MamCrawler.Tests;

namespace MamCrawler.Core.Tests.Telemetry;

/// <summary>What a scan tells, on real runs of the engine.</summary>
public sealed class ScanEventTests : IDisposable
{
    private readonly ScanScene scene = new();
    private readonly EventLog log = new();
    private readonly IDisposable moving;

    public ScanEventTests() => moving = scene.Stores.Clock.AdvanceByItself();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        moving.Dispose();
        scene.Dispose();
    }

    [Fact]
    public async Task Scan_ComesToItsEnd_TellsBeginEndGapsAndWhatWasDone()
    {
        var run = await ScanAsync();
        Assert.Equal($"ScanStarted run={run} mode=Propose limit=10", One("ScanStarted"));
        Assert.Matches(
            $"^ScanCompleted run={run} mode=Propose seconds=[0-9]+ books=3 series=2 authors=[0-9]+ gaps=5 missing=5 searched=5 found=4 queued=4 skipped=1 errors=0$",
            One("ScanCompleted")
        );
        Assert.Equal($"ScanGaps run={run} class=Missing gaps=5", One("ScanGaps"));
        Assert.Equal(4, log.Named("DownloadStateChanged").Count(told => told.Text.Contains("from=unknown to=Wanted attempts=0", StringComparison.Ordinal)));
        Assert.Empty(log.Named("ScanFailed"));
        Assert.Empty(log.Named("ScanCancelled"));
        Assert.Equal("OrchestrationStarted orchestration=ScanLibrary instance=scan", One("OrchestrationStarted"));
        Assert.Equal("OrchestrationEnded orchestration=ScanLibrary instance=scan status=Completed", One("OrchestrationEnded"));
    }

    [Fact]
    public async Task Scan_ByARequest_CarriesItsIdFromBeginToEndAndInItsRow()
    {
        string run;
        using (Correlation.Begin("request-3"))
            run = await ScanAsync(new CorrelatedLoggers(log));
        Assert.EndsWith("correlation=request-3", One("ScanStarted"), StringComparison.Ordinal);
        Assert.EndsWith("correlation=request-3", One("ScanCompleted"), StringComparison.Ordinal);
        Assert.Equal("request-3", (await scene.Stores.Runs.FindAsync(run, Token))!.Correlation);
    }

    [Fact]
    public async Task Scan_WitnessAndTrackerFail_TellsEachFaultOfTheScan()
    {
        scene.Tracker.Fault = new AskPersonFaultException(FaultName.SessionExpired, "MyAnonamouse", "The session is dead.");
        var run = await ScanAsync();
        Assert.Equal($"ScanFault run={run} service=MyAnonamouse fault=SessionExpired sentence=\"The session is dead.\"", One("ScanFault"));
        Assert.Contains(" searched=0 found=0 queued=0 skipped=0 errors=1", One("ScanCompleted"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scan_LibraryUnreachable_TellsThatItFailedAndNotThatItCompleted()
    {
        scene.Library.FaultAfterFirstPage = new WaitFaultException(FaultName.LibraryUnreachable, "Audiobookshelf", "The library went away.");
        var run = await ScanAsync();
        Assert.Equal($"ScanFailed run={run} fault=LibraryUnreachable sentence=\"The library went away.\"", One("ScanFailed"));
        Assert.Empty(log.Named("ScanCompleted"));
    }

    [Fact]
    public async Task Scan_StepThrowsForGood_TellsOnceThatScanAndOrchestrationFailed()
    {
        scene.Library.BeforeRead = () => throw new InvalidOperationException("A bug in a test.");
        var run = await ScanAsync();
        Assert.Equal(
            $"ScanFailed run={run} fault=System.InvalidOperationException sentence=\"'TakeSnapshot' failed: System.InvalidOperationException: A bug in a test.\"",
            One("ScanFailed")
        );
        Assert.StartsWith(
            "OrchestrationFailed orchestration=ScanLibrary instance=scan error=\"ActivityFailedException: ",
            One("OrchestrationFailed"),
            StringComparison.Ordinal
        );
        Assert.Equal("OrchestrationEnded orchestration=ScanLibrary instance=scan status=Failed", One("OrchestrationEnded"));
        Assert.Empty(log.Named("ScanCompleted"));
    }

    [Fact]
    public async Task Scan_CancelledByAPerson_TellsWishAndEnd()
    {
        using var services = new ScanServices(scene.Parts with { Loggers = log });
        await using var engine = Engine(services, log);
        var scans = services.ScansOn(engine, new ScanOptions());
        scene.Library.BeforeRead = async () => await scans.CancelAsync((await scans.GetNewestAsync(Token))!.RunId, Token);
        var start = await scans.StartAsync(new ScanRequest(ScanMode.Propose, 10), Token);
        await engine.WaitAsync(ScanLibrary.ScanInstanceId, Token);
        Assert.Equal($"ScanCancelRequested run={start.RunId}", One("ScanCancelRequested"));
        Assert.Matches($"^ScanCancelled run={start.RunId} seconds=[0-9]+ searched=0 queued=0$", One("ScanCancelled"));
        Assert.Empty(log.Named("ScanCompleted"));
    }

    [Fact]
    public async Task Start_WhileOneRuns_TellsWhichRuns()
    {
        using var services = new ScanServices(scene.Parts with { Loggers = log });
        await using var engine = Engine(services, log);
        var scans = services.ScansOn(engine, new ScanOptions());
        var release = new TaskCompletionSource();
        scene.Library.BeforeRead = () => release.Task;
        var start = await scans.StartAsync(new ScanRequest(ScanMode.Propose, 10), Token);
        await scans.StartAsync(new ScanRequest(ScanMode.Propose, 10), Token);
        release.SetResult();
        await engine.WaitAsync(ScanLibrary.ScanInstanceId, Token);
        Assert.Equal($"ScanSkipped running={start.RunId}", One("ScanSkipped"));
        One("ScanStarted");
    }

    [Fact]
    public async Task Scan_LeftByAProcessAndResumed_TellsNothingTwice()
    {
        using (var services = new ScanServices(scene.Parts with { Loggers = log }))
        {
            var reading = new TaskCompletionSource();
            var leave = new TaskCompletionSource();
            scene.Library.BeforeRead = () =>
            {
                reading.TrySetResult();
                return leave.Task;
            };
            var left = Engine(services, log);
            await services.ScansOn(left, new ScanOptions()).StartAsync(new ScanRequest(ScanMode.Propose, 10), Token);
            await reading.Task;
            scene.Library.BeforeRead = null;
            var leaving = left.DisposeAsync();
            leave.SetCanceled(Token);
            await leaving;
        }

        using var after = new ScanServices(scene.Parts with { Loggers = log });
        await using var engine = Engine(after, log);
        Assert.Equal(["scan"], await engine.ResumeAsync(Token));
        await engine.WaitAsync(ScanLibrary.ScanInstanceId, Token);
        One("ScanStarted");
        One("ScanCompleted");
        One("ScanGaps");
        Assert.Equal("OrchestrationResumed orchestration=ScanLibrary instance=scan", One("OrchestrationResumed"));
    }

    private string One(string name) => Assert.Single(log.Named(name)).Text;

    private InProcessEngine Engine(ScanServices services, Microsoft.Extensions.Logging.ILoggerFactory loggers) =>
        new(services.AddTo(new OrchestrationRegistry()), scene.Stores.Tables, scene.Stores.Clock, loggers);

    private async Task<string> ScanAsync(Microsoft.Extensions.Logging.ILoggerFactory? loggers = null)
    {
        using var services = new ScanServices(scene.Parts with { Loggers = loggers ?? log });
        await using var engine = Engine(services, loggers ?? log);
        var start = await services.ScansOn(engine, new ScanOptions()).StartAsync(new ScanRequest(ScanMode.Propose, 10), Token);
        await engine.WaitAsync(ScanLibrary.ScanInstanceId, Token);
        return start.RunId;
    }
}
