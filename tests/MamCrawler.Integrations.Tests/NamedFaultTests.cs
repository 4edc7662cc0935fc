using MamCrawler.Core.Downloads.Pushing;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Orchestrations.Scanning;
using MamCrawler.Core.Scanning;
using MamCrawler.Core.State;
using MamCrawler.Core.State.Files;
using MamCrawler.Integrations.Audiobookshelf;
using MamCrawler.Integrations.Http;
using MamCrawler.Integrations.MyAnonamouse;
using MamCrawler.Integrations.Tests.MyAnonamouse;
using MamCrawler.Simulators.Hosting;
using MamCrawler.Simulators.MyAnonamouse;

namespace MamCrawler.Integrations.Tests;

/// <summary>What goes wrong outside gets its name and a sentence, and nothing is downloaded (rules.md 1.2 and 1.5).</summary>
public sealed class NamedFaultTests
{
    private const string SearchPath = "/tor/js/loadSearchJSONbasic.php";
    private const string UserPath = "/jsonLoad.php";
    private const string DownloadPath = "/tor/download.php";

    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Push_NothingIsWrong_DownloadsOnce()
    {
        await using var world = await NamedFaultWorld.StartAsync(None);

        var outcome = await world.PushAsync(None);

        Assert.Equal(PushResult.Started, outcome.Result);
        Assert.Equal((1, 1), (world.Simulator.Downloads, world.TorrentClient.Added));
        Assert.Empty(world.Simulator.Requests.Violations);
        Assert.Equal(0, world.Simulator.WedgesSpent);
    }

    [Theory]
    [InlineData(MyAnonamouseFaults.DeadSession, null, FaultName.SessionExpired)]
    [InlineData(MyAnonamouseFaults.DeadSession, SearchPath, FaultName.SessionExpired)]
    [InlineData(MyAnonamouseFaults.DeadSession, DownloadPath, FaultName.SessionExpired)]
    [InlineData(MyAnonamouseFaults.DeadSessionForbidden, null, FaultName.SessionExpired)]
    [InlineData(MyAnonamouseFaults.DeadSessionForbidden, SearchPath, FaultName.SessionExpired)]
    [InlineData(CommonFaults.Forbidden, UserPath, FaultName.SessionExpired)]
    [InlineData(MyAnonamouseFaults.OtherEgress, null, FaultName.EgressMismatch)]
    [InlineData(MyAnonamouseFaults.IpMismatch, null, FaultName.EgressMismatch)]
    [InlineData(MyAnonamouseFaults.AsnMismatch, SearchPath, FaultName.EgressMismatch)]
    [InlineData(MyAnonamouseFaults.TorrentUnauthorized, null, FaultName.EgressMismatch)]
    [InlineData(MyAnonamouseFaults.TorrentLoginPage, null, FaultName.SessionExpired)]
    [InlineData(CommonFaults.Html, DownloadPath, FaultName.NotATorrent)]
    [InlineData(CommonFaults.Unreadable, DownloadPath, FaultName.NotATorrent)]
    [InlineData(CommonFaults.Unreadable, UserPath, FaultName.ShapeChanged)]
    [InlineData(CommonFaults.Unreadable, SearchPath, FaultName.ShapeChanged)]
    [InlineData(CommonFaults.Truncated, SearchPath, FaultName.ShapeChanged)]
    [InlineData(MyAnonamouseFaults.SummaryMissing, null, FaultName.AccountUnread)]
    [InlineData(MyAnonamouseFaults.UnsatisfiedFull, null, FaultName.SlotsFull)]
    [InlineData(MyAnonamouseFaults.Captcha, null, FaultName.RateLimited)]
    [InlineData(CommonFaults.TooManyRequests, SearchPath, FaultName.RateLimited)]
    [InlineData(CommonFaults.Unavailable, null, FaultName.TrackerUnreachable)]
    [InlineData(CommonFaults.Aborted, null, FaultName.TrackerUnreachable)]
    [InlineData(CommonFaults.Aborted, DownloadPath, FaultName.TrackerUnreachable)]
    public async Task Push_TheTrackerFails_HasTheFaultsNameAndDownloadsNothing(string fault, string? path, FaultName name)
    {
        await using var world = await NamedFaultWorld.StartAsync(None);
        world.Simulator.Faults.Set(fault, new FaultSwitch(Path: path));

        var outcome = await world.PushAsync(None);

        Assert.Equal(name, outcome.Fault?.Name);
        Assert.Equal(outcome.Sentence, outcome.Fault!.Sentence);
        Assert.Matches(@"^[A-Z].{30,}\.$", outcome.Sentence);
        Assert.DoesNotContain(MyAnonamouseSimulator.SessionCookie, outcome.Sentence);
        Assert.Equal((0, 0), (world.Simulator.Downloads, world.TorrentClient.Added));
    }

    [Fact]
    public async Task Push_WrongEgress_NamesBothValuesAndSendsNoSession()
    {
        await using var world = await NamedFaultWorld.StartAsync(None);
        world.Simulator.Faults.Set(MyAnonamouseFaults.OtherEgress);

        var outcome = await world.PushAsync(None);

        Assert.Contains("AS64999", outcome.Sentence);
        Assert.Contains($"AS{MyAnonamouseSimulator.Asn}", outcome.Sentence);
        Assert.Equal(1, world.Simulator.TrackerRequests);
    }

    [Fact]
    public async Task Push_TheTrackerIsAway_IsTrackerUnreachable()
    {
        await using var world = await NamedFaultWorld.StartAsync(None);
        await world.Simulator.DisposeAsync();

        var outcome = await world.PushAsync(None);

        Assert.Equal((PushResult.Waiting, FaultName.TrackerUnreachable), (outcome.Result, outcome.Fault?.Name));
        Assert.Equal(0, world.TorrentClient.Added);
    }

    [Theory]
    [InlineData(MyAnonamouseFaults.SummaryTopLevel)]
    [InlineData(MyAnonamouseFaults.DeletedCookie)]
    public async Task Push_WhatOnlyLooksLikeAFault_GoesThrough(string fault)
    {
        await using var world = await NamedFaultWorld.StartAsync(None);
        world.Simulator.Faults.Set(fault);

        Assert.Equal(PushResult.Started, (await world.PushAsync(None)).Result);
        Assert.Equal(1, world.TorrentClient.Added);
    }

    [Fact]
    public async Task Push_TheAnswerWithTheRotationIsLost_TheNextProcessGoesOnWithWhatWasSavedAndAddsOnce()
    {
        await using var world = await NamedFaultWorld.StartAsync(None);
        world.Simulator.Faults.Set(CommonFaults.AbortedAfter, new FaultSwitch(Path: DownloadPath, Times: 1));
        var outcome = await world.PushAsync(None);
        Assert.Equal((PushResult.Waiting, FaultName.TrackerUnreachable), (outcome.Result, outcome.Fault?.Name));
        Assert.Equal(1, world.Simulator.Requests.Count(DownloadPath));

        world.NewProcess();
        world.Time.Advance(outcome.NextAttemptAt!.Value - world.Time.GetUtcNow());
        outcome = await world.PushAgainAsync(None);

        Assert.Equal(PushResult.Started, outcome.Result);
        Assert.Equal(1, world.TorrentClient.Added);
        Assert.Equal(1, world.Simulator.OlderCookieUses);
        Assert.Empty(world.Simulator.Requests.Violations);
    }

    [Fact]
    public async Task Search_AWholeRun_BreaksNoRuleOfTheTracker()
    {
        await using var world = await NamedFaultWorld.StartAsync(None);
        for (var i = 0; i < 35; i++)
            await world.Tracker.SearchAsync(TrackerRig.AnySearch, None);
        var release = await world.Tracker.ReadReleaseAsync(NamedFaultWorld.Wanted.Id, None);
        var none = await world.Tracker.ReadReleaseAsync(int.MaxValue, None);

        Assert.Equal(NamedFaultWorld.Wanted.Id, release?.Id);
        Assert.Null(none);
        Assert.Empty(world.Simulator.Requests.Violations);
        Assert.True(world.Simulator.Requests.SmallestGap >= TimeSpan.FromSeconds(3));
        Assert.Equal(1, world.Simulator.Requests.MostAtOnce);
        Assert.Equal(new TrackerRequestCounts(1, 35, 0, 2, 0), world.Tracker.Requests);
    }

    [Theory]
    [InlineData(null, FaultName.LibraryUnreachable)]
    [InlineData(CommonFaults.Unavailable, FaultName.LibraryUnreachable)]
    [InlineData(CommonFaults.Unreadable, FaultName.ShapeChanged)]
    public async Task Scan_TheLibraryCannotBeRead_HasTheFaultsNameAndLeavesNoSnapshot(string? fault, FaultName name)
    {
        var set = await SimulatorSet.StartAsync(
            new SimulatorSetOptions
            {
                World = new() { Books = 300, UnrelatedReleases = 10 },
            },
            None
        );
        await using var closing = set;
        var secrets = new MemorySecrets();
        foreach (var (secret, value) in set.Secrets)
            secrets[secret] = value;
        var options = new AudiobookshelfOptions { BaseAddress = set.Audiobookshelf.Address, LibraryId = $"{set.Audiobookshelf.LibraryId}" };
        if (fault is null)
            await set.Audiobookshelf.DisposeAsync();
        else
            set.Audiobookshelf.Faults.Set(fault);

        var time = new MamCrawler.Tests.ManualTimeProvider();
        using var moving = time.AdvanceByItself();
        using var http = ServiceHandler.CreateClient();
        var folder = Directory.CreateTempSubdirectory("mamcrawler-").FullName;
        try
        {
            var documents = new FileDocumentStore(folder, time);
            using var snapshots = new SnapshotStore(documents);
            var outcome = await new TakeSnapshot(new AudiobookshelfLibrary(options, http, secrets, time), new NoFollows(), snapshots, time).RunAsync(
                "run",
                None
            );

            Assert.Equal(name, outcome.Fault?.Name);
            Assert.Matches(@"^[A-Z].{30,}\.$", outcome.Fault!.Sentence);
            Assert.Empty(await documents.ListAsync("", None).ToListAsync(None));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private sealed class NoFollows : IFollows
    {
        public IAsyncEnumerable<Followed> ListAsync(CancellationToken cancellationToken) => AsyncEnumerable.Empty<Followed>();

        public Task<bool> AddAsync(FollowedKind kind, string name, string? author, CancellationToken cancellationToken) => Task.FromResult(false);

        public Task<bool> RemoveAsync(FollowedKind kind, string name, CancellationToken cancellationToken) => Task.FromResult(false);
    }
}
