using MamCrawler.Core.Account;
using MamCrawler.Core.Faults;
using MamCrawler.Integrations.Http;
using MamCrawler.Integrations.MyAnonamouse;
using MamCrawler.Simulators.Hosting;
using MamCrawler.Simulators.MyAnonamouse;
using MamCrawler.Simulators.World;
using MamCrawler.Tests;

namespace MamCrawler.Integrations.Tests.MyAnonamouse;

/// <summary>
/// Every failure of external-apis.md C.1.2 as the simulator plays it: its name, its sentence, what the doctor makes of it, and that nothing more is asked where the lane must stop.
/// </summary>
public sealed class SessionFaultTests : IAsyncLifetime
{
    private const string Search = "/tor/js";
    private const string Download = "/tor/download.php";
    private const string Shop = "/json/bonusBuy.php";
    private static readonly SimulatedWorld World = SimulatedWorld.Generate(new WorldOptions { Books = 100 });
    private readonly ManualTimeProvider time = new();
    private readonly MyAnonamouseSimulator simulator;
    private readonly MemoryTables tables = new();
    private readonly MemorySecrets secrets = new();
    private readonly List<MyAnonamouseClient> processes = [];
    private IDisposable? moving;

    private static CancellationToken None => TestContext.Current.CancellationToken;

    public SessionFaultTests() => simulator = new MyAnonamouseSimulator(World, new SimulatorOptions { Time = time });

    public async ValueTask InitializeAsync()
    {
        await simulator.StartAsync(None);
        secrets["mam-id"] = MyAnonamouseSimulator.SessionCookie;
        moving = time.AdvanceByItself();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in processes)
            await process.DisposeAsync();
        moving?.Dispose();
        await simulator.DisposeAsync();
    }

    [Theory]
    [InlineData(MyAnonamouseFaults.DeadSession, null, FaultName.SessionExpired, SessionCondition.Expired, "nobody is signed in")]
    [InlineData(MyAnonamouseFaults.DeadSessionForbidden, null, FaultName.SessionExpired, SessionCondition.Expired, "has expired or was replaced")]
    [InlineData(MyAnonamouseFaults.DeadSessionText, null, FaultName.SessionExpired, SessionCondition.Expired, "nobody is signed in")]
    [InlineData(CommonFaults.Forbidden, null, FaultName.SessionExpired, SessionCondition.Expired, "has expired or was replaced")]
    [InlineData(MyAnonamouseFaults.SessionRefusal, "Invalid session", FaultName.SessionExpired, SessionCondition.Dead, "does not know the session")]
    [InlineData(
        MyAnonamouseFaults.SessionRefusal,
        "Invalid session - Invalid Cookie",
        FaultName.SessionExpired,
        SessionCondition.Dead,
        "does not know the session"
    )]
    [InlineData(MyAnonamouseFaults.SessionRefusal, "Invalid session - Other", FaultName.SessionExpired, SessionCondition.Dead, "does not know the session")]
    [InlineData(MyAnonamouseFaults.SessionRefusal, "No Session Cookie", FaultName.SessionExpired, SessionCondition.Missing, "saw no session cookie")]
    [InlineData(
        MyAnonamouseFaults.SessionRefusal,
        "Incorrect session type - not allowed this function",
        FaultName.SessionExpired,
        SessionCondition.WrongKind,
        "refused the kind of session"
    )]
    [InlineData(
        MyAnonamouseFaults.SessionRefusal,
        "Incorrect session type - non-API session",
        FaultName.SessionExpired,
        SessionCondition.WrongKind,
        "refused the kind of session"
    )]
    [InlineData(MyAnonamouseFaults.IpMismatch, null, FaultName.EgressMismatch, SessionCondition.AddressMismatch, "made for another address")]
    [InlineData(MyAnonamouseFaults.AsnMismatch, null, FaultName.EgressMismatch, SessionCondition.NetworkMismatch, "made for another network (ASN)")]
    [InlineData(MyAnonamouseFaults.AccountDisabled, null, FaultName.TrackerRefused, SessionCondition.Banned, "look at the account on the site")]
    [InlineData(CommonFaults.Html, null, FaultName.SessionExpired, SessionCondition.WebPage, "a web page instead of data")]
    public async Task SearchAsync_TheTrackerRefuses_NamesItAndTheLaneStops(
        string fault,
        string? value,
        FaultName name,
        SessionCondition condition,
        string words
    )
    {
        simulator.Faults.Set(fault, new FaultSwitch(value, Path: Search));
        var process = NewProcess();

        var found = await Assert.ThrowsAsync<AskPersonFaultException>(() => process.SearchAsync(TrackerRig.AnySearch, None));

        Assert.Equal(name, found.Fault.Name);
        Assert.Equal(condition, SessionDiagnosis.ConditionOf(found.Fault));
        Assert.Contains(words, found.Fault.Sentence, StringComparison.Ordinal);
        await AssertNothingMoreIsAskedAsync(process);
        await AssertTheDoctorNamesItAsync(fault, value, condition);
        await AssertTheDoctorLetsItGoAsync();
    }

    [Theory]
    [InlineData(MyAnonamouseFaults.TorrentLoginPage, FaultName.SessionExpired, SessionCondition.Expired)]
    [InlineData(MyAnonamouseFaults.TorrentDeadCookie, FaultName.SessionExpired, SessionCondition.Expired)]
    [InlineData(MyAnonamouseFaults.TorrentDeadCookie, FaultName.SessionExpired, SessionCondition.Expired, "403")]
    [InlineData(MyAnonamouseFaults.TorrentUnauthorized, FaultName.EgressMismatch, SessionCondition.AddressMismatch)]
    [InlineData(MyAnonamouseFaults.DeadSession, FaultName.SessionExpired, SessionCondition.Expired)]
    [InlineData(MyAnonamouseFaults.DeadSessionForbidden, FaultName.SessionExpired, SessionCondition.Expired)]
    [InlineData(MyAnonamouseFaults.DeadSessionText, FaultName.SessionExpired, SessionCondition.Expired)]
    public async Task FetchTorrentAsync_TheTrackerRefuses_NamesItAndTheLaneStops(string fault, FaultName name, SessionCondition condition, string? value = null)
    {
        simulator.Faults.Set(fault, new FaultSwitch(value, Path: Download));
        var process = NewProcess();

        var found = await Assert.ThrowsAsync<AskPersonFaultException>(() => process.FetchTorrentAsync(World.Releases[0].Id, None));

        Assert.Equal(name, found.Fault.Name);
        Assert.Equal(condition, SessionDiagnosis.ConditionOf(found.Fault));
        await AssertNothingMoreIsAskedAsync(process);
        await AssertTheDoctorLetsItGoAsync();
    }

    [Theory]
    [InlineData(CommonFaults.Unavailable, FaultName.TrackerUnreachable, SessionCondition.Outage, "out of order (503")]
    [InlineData(CommonFaults.Aborted, FaultName.TrackerUnreachable, SessionCondition.Outage, "could not be reached")]
    [InlineData(CommonFaults.TooManyRequests, FaultName.RateLimited, SessionCondition.SlowedDown, "wants fewer requests")]
    [InlineData(MyAnonamouseFaults.LastChange, FaultName.RateLimited, SessionCondition.SlowedDown, "last change too recent")]
    [InlineData(MyAnonamouseFaults.Captcha, FaultName.RateLimited, SessionCondition.SlowedDown, "captcha")]
    [InlineData(CommonFaults.Unreadable, FaultName.ShapeChanged, SessionCondition.ShapeChanged, "shape")]
    [InlineData(CommonFaults.Truncated, FaultName.ShapeChanged, SessionCondition.ShapeChanged, "shape")]
    [InlineData(MyAnonamouseFaults.Gone, FaultName.ShapeChanged, SessionCondition.ShapeChanged, "410")]
    public async Task ReadAccountAsync_TheTrackerFailsOtherwise_NamesItAndTheLaneStaysOpen(
        string fault,
        FaultName name,
        SessionCondition condition,
        string words
    )
    {
        simulator.Faults.Set(fault, new FaultSwitch(Path: "/jsonLoad.php"));
        var process = NewProcess();

        var found = await Assert.ThrowsAnyAsync<FaultException>(() => process.ReadAccountAsync(None));

        Assert.Equal(name, found.Fault.Name);
        Assert.Contains(words, found.Fault.Sentence, StringComparison.Ordinal);
        Assert.Null(await process.LookAsync(None));
        var diagnosis = await process.ExamineAsync(None);
        Assert.Equal(condition, diagnosis.Condition);
        Assert.NotEmpty(diagnosis.Steps);
        simulator.Faults.ClearAll();
        await AssertWorksAsync(process);
    }

    /// <summary>The old wedge route: nothing was bought, and the tracker has nothing against the session.</summary>
    [Fact]
    public async Task BuyAsync_ARouteThatWasTakenAway_BuysNothingAndTheLaneStaysOpen()
    {
        simulator.Faults.Set(MyAnonamouseFaults.NotAllowed, new FaultSwitch(Path: Shop));
        var process = NewProcess();

        var answer = await process.BuyVipAsync(4, None);

        Assert.False(answer.Done);
        Assert.Contains("Not allowed via API", answer.Sentence, StringComparison.Ordinal);
        simulator.Faults.Clear(MyAnonamouseFaults.NotAllowed);
        simulator.Faults.Set(MyAnonamouseFaults.Gone, new FaultSwitch(Path: Shop));
        var fault = await Assert.ThrowsAnyAsync<FaultException>(() => process.BuyVipAsync(4, None));
        Assert.Equal(FaultName.ShapeChanged, fault.Fault.Name);
        Assert.Contains("410", fault.Fault.Sentence, StringComparison.Ordinal);
        simulator.Faults.ClearAll();
        Assert.Null(await process.LookAsync(None));
        await AssertWorksAsync(process);
    }

    [Fact]
    public async Task SearchAsync_FromAnotherNetworkThanTheSessionWasMadeFor_SendsTheSessionNowhere()
    {
        await NewProcess().SearchAsync(TrackerRig.AnySearch, None);
        await processes[0].FlushAsync(None);
        simulator.Faults.Set(MyAnonamouseFaults.OtherEgress);
        var searches = simulator.SearchRequests;
        time.Advance(TimeSpan.FromMinutes(1));
        var process = NewProcess();

        var found = await Assert.ThrowsAsync<AskPersonFaultException>(() => process.SearchAsync(TrackerRig.AnySearch, None));

        Assert.Equal(SessionCondition.Elsewhere, SessionDiagnosis.ConditionOf(found.Fault));
        Assert.Contains("198.51.100.77 (AS64999 Elsewhere Networks)", found.Fault.Sentence, StringComparison.Ordinal);
        Assert.Contains("203.0.113.9 (AS64512 Simulated Home Networks)", found.Fault.Sentence, StringComparison.Ordinal);
        Assert.Equal(searches, simulator.SearchRequests);
        Assert.Equal(SessionCondition.Elsewhere, (await process.ExamineAsync(None)).Condition);
    }

    [Fact]
    public async Task SearchAsync_NoSessionIsSet_IsMissingAndAsksNothing()
    {
        secrets["mam-id"] = null;
        var process = NewProcess();

        var diagnosis = await process.ExamineAsync(None);

        Assert.Equal(SessionCondition.Missing, diagnosis.Condition);
        Assert.Contains("'mam-id' is not set", diagnosis.Sentence, StringComparison.Ordinal);
        Assert.Contains("mamcrawler secret set mam-id", string.Join(' ', diagnosis.Steps), StringComparison.Ordinal);
        Assert.Equal(0, simulator.TrackerRequests);
    }

    [Theory]
    [InlineData(MyAnonamouseFaults.EmptyResult, null)]
    [InlineData(MyAnonamouseFaults.DeletedCookie, null)]
    public async Task SearchAsync_WhatOnlyLooksLikeAFault_IsAnAnswer(string fault, string? value)
    {
        simulator.Faults.Set(fault, new FaultSwitch(value, Times: 2));
        var process = NewProcess();

        await process.SearchAsync(TrackerRig.AnySearch, None);
        await process.SearchAsync(TrackerRig.AnySearch, None);

        await AssertWorksAsync(process);
    }

    private async Task AssertNothingMoreIsAskedAsync(MyAnonamouseClient process)
    {
        var asked = simulator.TrackerRequests;
        var other = NewProcess();
        foreach (var tracker in new[] { process, other })
        {
            await Assert.ThrowsAsync<AskPersonFaultException>(() => tracker.SearchAsync(TrackerRig.AnySearch, None));
            await Assert.ThrowsAsync<AskPersonFaultException>(() => tracker.ReadAccountAsync(None));
            await Assert.ThrowsAsync<AskPersonFaultException>(() => tracker.ReadReleaseAsync(1, None));
            await Assert.ThrowsAsync<AskPersonFaultException>(() => tracker.FetchTorrentAsync(1, None));
        }

        Assert.Equal(asked, simulator.TrackerRequests);
    }

    private async Task AssertTheDoctorNamesItAsync(string fault, string? value, SessionCondition condition)
    {
        simulator.Faults.Set(fault, new FaultSwitch(value, Path: "/jsonLoad.php"));
        var process = NewProcess();
        Assert.Equal(condition, (await process.LookAsync(None))?.Condition);

        var diagnosis = await process.ExamineAsync(None);

        Assert.Equal(condition, diagnosis.Condition);
        Assert.InRange(diagnosis.Steps.Count, 2, 6);
        Assert.Equal(condition, (await process.LookAsync(None))?.Condition);
    }

    private async Task AssertTheDoctorLetsItGoAsync()
    {
        simulator.Faults.ClearAll();
        var process = NewProcess();
        var diagnosis = await process.ExamineAsync(None);
        Assert.True(diagnosis.Good, diagnosis.Sentence);
        await AssertWorksAsync(process);
    }

    private async Task AssertWorksAsync(MyAnonamouseClient process)
    {
        Assert.NotEqual(0, (await process.ReadAccountAsync(None)).UnsatisfiedLimit);
        Assert.Empty(simulator.Requests.Violations);
    }

    private MyAnonamouseClient NewProcess()
    {
        var options = new MyAnonamouseOptions
        {
            BaseAddress = simulator.Address,
            JitterSeed = 3,
            Lane = new TrackerLaneOptions { Pace = PaceOptions.Rules },
        };
        var process = new MyAnonamouseClient(ServiceHandler.CreateClient(), options, tables, secrets, time);
        processes.Add(process);
        return process;
    }
}
