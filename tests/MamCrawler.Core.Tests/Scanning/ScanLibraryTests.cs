using MamCrawler.Core.Downloads;
using MamCrawler.Core.Downloads.Pushing;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Orchestrations;
using MamCrawler.Core.Orchestrations.InProcess;
using MamCrawler.Core.Orchestrations.Scanning;
using MamCrawler.Core.Scanning;
using MamCrawler.Core.State;
using Microsoft.Extensions.Logging.Abstractions;

namespace MamCrawler.Core.Tests.Scanning;

/// <summary>The whole scan on the in-process engine.</summary>
public sealed class ScanLibraryTests : IDisposable
{
    private readonly ScanScene _scene = new();
    private readonly IDisposable _moving;

    public ScanLibraryTests() => _moving = _scene.Stores.Clock.AdvanceByItself();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Scan_Propose_FindsSearchesAndProposes()
    {
        var state = await ScanAsync(new ScanRequest(ScanMode.Propose, 10));

        var summary = state.Summary!;
        Assert.Equal(OrchestrationStatus.Completed, state.Status);
        Assert.Equal((3, 2, 5, 4, 4), (summary.Books, summary.Series, summary.Searched, summary.Found, summary.Queued));
        Assert.Equal(5, summary.GapsByClass["Missing"]);
        Assert.Equal(1, summary.Skipped["nothing found"]);
        Assert.Equal(_scene.Tracker.Searches.Count, summary.Requests["MyAnonamouse"]);
        Assert.Empty(summary.Faults);
    }

    [Fact]
    public async Task Scan_Finished_LeavesNothingItsActivitiesHandedEachOther()
    {
        await ScanAsync(new ScanRequest(ScanMode.Propose, 10));

        Assert.Empty(await _scene.Stores.Documents.ListAsync("runs/", Token).ToListAsync(Token));
        Assert.Single(await _scene.Stores.Documents.ListAsync("reports/", Token).ToListAsync(Token));
    }

    [Fact]
    public async Task Scan_LimitReached_GoesDownTheOrderNoFurther()
    {
        var state = await ScanAsync(new ScanRequest(ScanMode.Propose, 3));

        Assert.Equal((3, 3), (state.Summary!.Searched, state.Summary.Queued));
        Assert.Single(_scene.Tracker.Searches);
    }

    [Fact]
    public async Task Scan_LibraryUnreachable_NamesTheFaultAndFindsNothing()
    {
        _scene.Library.FaultAfterFirstPage = new WaitFaultException(FaultName.LibraryUnreachable, "Audiobookshelf", "The library went away.");

        var state = await ScanAsync(new ScanRequest(ScanMode.Propose, 10));

        Assert.Equal([FaultName.LibraryUnreachable], state.Summary!.Faults.Select(fault => fault.Name));
        Assert.Empty(_scene.Tracker.Searches);
    }

    [Fact]
    public async Task Scan_TrackerSessionExpired_StopsAskingAndStillReports()
    {
        _scene.Tracker.Fault = new AskPersonFaultException(FaultName.SessionExpired, "MyAnonamouse", "The session is dead.");

        var state = await ScanAsync(new ScanRequest(ScanMode.Auto, 10));

        Assert.Contains(state.Summary!.Faults, fault => fault.Name == FaultName.SessionExpired);
        Assert.Empty(_scene.Tracker.Searches);
        Assert.Empty(await _scene.Downloads.QueryAsync([], Token).ToListAsync(Token));
    }

    [Fact]
    public async Task Start_WhileOneRuns_AnswersWithTheRunningOne()
    {
        using var services = Services();
        await using var engine = Engine(services);
        var scans = services.ScansOn(engine, new ScanOptions());

        var first = await scans.StartAsync(new ScanRequest(ScanMode.Propose, 10), Token);
        var second = await scans.StartAsync(new ScanRequest(ScanMode.Propose, 10), Token);
        await engine.WaitAsync(ScanLibrary.ScanInstanceId, Token);

        Assert.Equal((first.RunId, true, false), (second.RunId, first.Started, second.Started));
    }

    [Fact]
    public async Task Cancel_BeforeAnActivity_EndsTheRunWithItsReport()
    {
        using var services = Services();
        await using var engine = Engine(services);
        var scans = services.ScansOn(engine, new ScanOptions());
        _scene.Library.BeforeRead = async () => await scans.CancelAsync((await scans.GetNewestAsync(Token))!.RunId, Token);

        var start = await scans.StartAsync(new ScanRequest(ScanMode.Propose, 10), Token);
        await engine.WaitAsync(ScanLibrary.ScanInstanceId, Token);

        var state = await scans.GetAsync(start.RunId, Token);
        Assert.True(state!.Summary!.Cancelled);
        Assert.Empty(_scene.Tracker.Searches);
        Assert.False(await scans.CancelAsync(start.RunId, Token));
    }

    [Theory]
    [InlineData(ScanMode.Auto, 0)]
    [InlineData(ScanMode.Propose, 0)]
    public async Task Start_RequestBreaksALimit_IsRefusedWithASentence(ScanMode mode, int limit)
    {
        using var services = Services();
        await using var engine = Engine(services);

        var refusal = await Assert.ThrowsAsync<ArgumentException>(() =>
            services.ScansOn(engine, new ScanOptions()).StartAsync(new ScanRequest(mode, limit), Token)
        );

        Assert.EndsWith(".", refusal.Message.Split(" (Parameter")[0]);
        Assert.Null(await _scene.Stores.Runs.FindNewestAsync(Token));
    }

    [Fact]
    public async Task Standings_AfterAScan_SayWhatBecameOfEachGap()
    {
        await ScanAsync(new ScanRequest(ScanMode.Propose, 10));
        using var services = Services();

        var all = await services.Gaps.ListAsync(Token).ToListAsync(Token);

        const string waiting = "waiting for approval";
        Assert.Equal(
            [
                ("Lantern Roads", 2m, waiting),
                ("Lantern Roads", 4m, waiting),
                ("Lantern Roads", 5m, waiting),
                ("Ironbark", 1m, waiting),
                ("Ironbark", 3m, "nothing found"),
            ],
            all.Select(standing => (standing.Gap.Series!, standing.Gap.Number!.Value, standing.Answer))
        );
        Assert.All(all, standing => Assert.Empty(standing.Verdicts));
        var one = await services.Gaps.FindAsync(all[0].Gap.Id, Token);
        Assert.Equal(DownloadStore.IdOf(102), one!.DownloadId);
        Assert.NotEmpty(one.Verdicts);
        Assert.StartsWith("It waits for approval as ", one.Why);
        Assert.Null(await services.Gaps.FindAsync("no such gap", Token));
    }

    [Fact]
    public async Task Standings_DownloadIsBlocked_SayWhatItWaitsFor()
    {
        await ScanAsync(new ScanRequest(ScanMode.Propose, 10));
        using var services = Services();
        var approved = await services.Approvals.ApproveAsync(DownloadStore.IdOf(102), Token);
        Assert.DoesNotContain("Its download", (await services.Gaps.ListAsync(Token).ToListAsync(Token))[0].Why);
        await services.Downloads.ChangeAsync(
            approved!,
            approved! with
            {
                State = DownloadState.Blocked,
                Why = "No slot is free.",
                NextAttemptAt = _scene.Stores.Clock.GetUtcNow().AddHours(1),
            },
            Token
        );

        var standing = (await services.Gaps.ListAsync(Token).ToListAsync(Token))[0];

        Assert.Equal(GapAnswer.Chosen, standing.Answer);
        Assert.EndsWith($"Its download {DownloadStore.IdOf(102)} is blocked: No slot is free.", standing.Why);
    }

    [Fact]
    public async Task Standings_AfterARejectionAndAnotherScan_SayThatItWasRejected()
    {
        await ScanAsync(new ScanRequest(ScanMode.Propose, 10));
        using var services = Services();
        await services.Approvals.RejectAsync(DownloadStore.IdOf(102), Token);
        Assert.Null((await services.Gaps.ListAsync(Token).ToListAsync(Token))[0].DownloadId);

        await ScanAsync(new ScanRequest(ScanMode.Propose, 10));

        Assert.Equal("rejected or failed for good", (await services.Gaps.ListAsync(Token).ToListAsync(Token))[0].Answer);
    }

    [Fact]
    public async Task Approve_AgainAfterALostMessage_SendsItsHintAgain()
    {
        await ScanAsync(new ScanRequest(ScanMode.Propose, 10));
        using var services = Services();
        var id = DownloadStore.IdOf(201);

        var approved = await services.Approvals.ApproveAsync(id, Token);
        var again = await services.Approvals.ApproveAsync(id, Token);

        Assert.Equal((DownloadState.Approved, DownloadState.Approved), (approved!.State, again!.State));
        Assert.Equal(id, (await _scene.Queue.ReceiveAsync(PushTorrent.Queue, TimeSpan.FromMinutes(1), Token))!.Id);
        Assert.Equal(id, (await _scene.Queue.ReceiveAsync(PushTorrent.Queue, TimeSpan.FromMinutes(1), Token))!.Id);
        Assert.Single(await _scene.Downloads.QueryAsync([DownloadState.Approved], Token).ToListAsync(Token));
        Assert.Null(await services.Approvals.ApproveAsync("mam-999", Token));
    }

    public void Dispose()
    {
        _moving.Dispose();
        _scene.Dispose();
    }

    private async Task<ScanState> ScanAsync(ScanRequest request)
    {
        using var services = Services();
        await using var engine = Engine(services);
        var scans = services.ScansOn(engine, new ScanOptions());
        var start = await scans.StartAsync(request, Token);
        await engine.WaitAsync(ScanLibrary.ScanInstanceId, Token);
        return (await scans.GetAsync(start.RunId, Token))!;
    }

    private ScanServices Services() => new(_scene.Parts);

    private InProcessEngine Engine(ScanServices services) =>
        new(services.AddTo(new OrchestrationRegistry()), _scene.Stores.Tables, _scene.Stores.Clock, NullLoggerFactory.Instance);
}
