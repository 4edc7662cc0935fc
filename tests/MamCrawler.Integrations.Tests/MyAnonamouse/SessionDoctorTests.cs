using System.Net;
using MamCrawler.Core.Faults;
using MamCrawler.Integrations.MyAnonamouse;

namespace MamCrawler.Integrations.Tests.MyAnonamouse;

/// <summary>What the session doctor does to the lane, and what it says of the way out.</summary>
public sealed class SessionDoctorTests
{
    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ExamineAsync_ASessionThatWorks_SaysSoAndFromWhere()
    {
        await using var rig = new TrackerRig();

        var diagnosis = await rig.NewProcess().ExamineAsync(None);

        Assert.True(diagnosis.Good);
        Assert.Empty(diagnosis.Steps);
        Assert.Contains("The ratio is 3.00.", diagnosis.Sentence);
        Assert.Contains("3 of 150 unsatisfied slots are used.", diagnosis.Sentence);
        Assert.Contains(
            "sees this process at 203.0.113.7 (AS64500 Example Net); the session was made for 203.0.113.7 (AS64500 Example Net).",
            diagnosis.Sentence
        );
        Assert.Equal("203.0.113.7", diagnosis.Egress?.Address);
    }

    [Fact]
    public async Task ExamineAsync_TheLaneStandsStill_AsksOnceAndLetsItGoOnlyWhenAnswered()
    {
        await using var rig = new TrackerRig();
        var tracker = rig.NewProcess();
        rig.Stub.Script = request => request.Session is null ? null : StubTracker.Json("Your account is parked", HttpStatusCode.Forbidden);
        await Assert.ThrowsAsync<AskPersonFaultException>(() => tracker.SearchAsync(TrackerRig.AnySearch, None));

        Assert.Equal(SessionCondition.Banned, (await tracker.ExamineAsync(None)).Condition);
        Assert.Equal(2, rig.Stub.WithSession.Count());
        Assert.Contains("run the doctor", (await Assert.ThrowsAsync<AskPersonFaultException>(() => tracker.SearchAsync(TrackerRig.AnySearch, None))).Message);
        Assert.Equal(2, rig.Stub.WithSession.Count());

        rig.Stub.Script = null;
        Assert.True((await tracker.ExamineAsync(None)).Good);
        Assert.NotEmpty((await tracker.SearchAsync(TrackerRig.AnySearch, None)).Releases);
    }

    [Fact]
    public async Task ExamineAsync_NoAnswerWhileOthersWait_NobodyElseIsLetThrough()
    {
        await using var rig = new TrackerRig();
        var tracker = rig.NewProcess();
        await tracker.SearchAsync(TrackerRig.AnySearch, None);
        rig.Stub.Script = _ => StubTracker.Json("{}", HttpStatusCode.Forbidden);
        await Assert.ThrowsAsync<AskPersonFaultException>(() => tracker.SearchAsync(TrackerRig.AnySearch, None));
        rig.Stub.Script = request => request.Path == "/jsonLoad.php" ? StubTracker.Json("{}", HttpStatusCode.BadGateway) : null;
        var before = rig.Stub.Received.Count;
        Task? search = null;
        rig.Stub.InFlight = _ =>
        {
            // Somebody else's call, not one of the doctor's own.
            if (search is not null)
                return Task.CompletedTask;
            using var flow = ExecutionContext.SuppressFlow();
            search = Task.Run(() => tracker.SearchAsync(TrackerRig.AnySearch, None), None);
            return Task.CompletedTask;
        };

        await tracker.ExamineAsync(None);
        await Assert.ThrowsAsync<AskPersonFaultException>(() => search!);

        Assert.DoesNotContain(rig.Stub.Received.Skip(before), request => request.Path == "/tor/js/loadSearchJSONbasic.php");
    }

    [Fact]
    public async Task LookAsync_TheLaneStandsStill_SaysWhyAndAsksNothing()
    {
        await using var rig = new TrackerRig();
        var tracker = rig.NewProcess();
        Assert.Null(await tracker.LookAsync(None));
        rig.Stub.Script = request =>
            request.Session is null ? null : StubTracker.Json("""{"msg":"Incorrect session type - non-API session"}""", HttpStatusCode.Forbidden);
        await Assert.ThrowsAsync<AskPersonFaultException>(() => tracker.SearchAsync(TrackerRig.AnySearch, None));
        var asked = rig.Stub.Received.Count;

        var found = await rig.NewProcess().LookAsync(None);

        Assert.Equal(SessionCondition.WrongKind, found?.Condition);
        Assert.Contains("since 2026-11-02", found!.Sentence, StringComparison.Ordinal);
        Assert.Equal(asked, rig.Stub.Received.Count);
    }

    [Fact]
    public async Task ExamineAsync_TheWayOutChangedWhileTheProcessRuns_IsFoundBeforeTheSessionIsSent()
    {
        await using var rig = new TrackerRig();
        var tracker = rig.NewProcess();
        await tracker.SearchAsync(TrackerRig.AnySearch, None);
        rig.Stub.Egress = """{"ip":"198.51.100.9","ASN":"AS64999","AS":"Elsewhere"}""";
        rig.Time.Advance(TimeSpan.FromMinutes(2));
        var sent = rig.Stub.WithSession.Count();

        var diagnosis = await tracker.ExamineAsync(None);

        Assert.Equal(SessionCondition.Elsewhere, diagnosis.Condition);
        Assert.Contains("198.51.100.9", diagnosis.Sentence, StringComparison.Ordinal);
        Assert.Contains("AS64500", diagnosis.Sentence, StringComparison.Ordinal);
        Assert.Equal(sent, rig.Stub.WithSession.Count());
    }

    [Fact]
    public async Task ExamineAsync_TheWayOutCannotBeAskedAgain_SaysSoAndTheWorkGoesOn()
    {
        await using var rig = new TrackerRig();
        var tracker = rig.NewProcess();
        await tracker.SearchAsync(TrackerRig.AnySearch, None);
        rig.Time.Advance(TimeSpan.FromMinutes(2));
        rig.Stub.Script = request => request.Session is null ? StubTracker.Json("[]") : null;

        Assert.Equal(SessionCondition.ShapeChanged, (await tracker.ExamineAsync(None)).Condition);
        Assert.NotEmpty((await tracker.SearchAsync(TrackerRig.AnySearch, None)).Releases);
    }

    [Fact]
    public async Task ExamineAsync_AskedTwiceInAMinute_AsksForTheWayOutOnce()
    {
        await using var rig = new TrackerRig();
        var tracker = rig.NewProcess();
        await tracker.ExamineAsync(None);
        await tracker.ExamineAsync(None);

        Assert.Single(rig.Stub.Received, request => request.Path == "/json/jsonIp.php");
    }

    [Theory]
    [InlineData(EgressMode.Direct, null, "the network (ASN)", "VPN")]
    [InlineData(EgressMode.NatGateway, null, "the address", "NAT gateway")]
    [InlineData(EgressMode.Direct, "203.0.113.7", "the address", "VPN")]
    public void For_AnotherWayOut_TellsWhatToBindTheSessionToAndWhereToLook(EgressMode mode, string? address, string bound, string place)
    {
        var steps = new SessionSteps(
            new MyAnonamouseOptions
            {
                Egress = new EgressOptions { Mode = mode },
                ExpectedAddress = address,
            }
        ).For(SessionCondition.NetworkMismatch);

        Assert.Contains(place, steps[0], StringComparison.Ordinal);
        Assert.Contains($"bound to {bound} that", steps[1], StringComparison.Ordinal);
        Assert.Contains("doctor", steps[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void For_EveryConditionButTheGoodOne_SaysWhatToDo() =>
        Assert.All(
            Enum.GetValues<SessionCondition>(),
            condition => Assert.Equal(condition == SessionCondition.Works, new SessionSteps(new MyAnonamouseOptions()).For(condition).Count == 0)
        );
}
