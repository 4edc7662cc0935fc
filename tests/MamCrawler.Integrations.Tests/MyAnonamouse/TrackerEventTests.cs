using System.Net;
using MamCrawler.Core.Faults;
using MamCrawler.Integrations.MyAnonamouse;

namespace MamCrawler.Integrations.Tests.MyAnonamouse;

/// <summary>What alerts stand on: a dead session, a way out that is not the session's, a lane that was stopped, and each of them mended.</summary>
public sealed class TrackerEventTests
{
    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SearchAsync_SessionIsDead_SaysSoEachTimeAndThatTheLaneStoppedOnce()
    {
        await using var rig = new TrackerRig();
        rig.Stub.Valid.Clear();
        var tracker = rig.NewProcess();
        for (var time = 0; time < 3; time++)
            await Assert.ThrowsAsync<AskPersonFaultException>(() => tracker.SearchAsync(TrackerRig.AnySearch, None));

        Assert.All(Told(rig, "SessionDead"), text => Assert.StartsWith("SessionDead fault=SessionExpired sentence=\"", text, StringComparison.Ordinal));
        Assert.Equal(3, Told(rig, "SessionDead").Count);
        Assert.StartsWith("TrackerLaneStopped fault=SessionExpired sentence=\"", Assert.Single(Told(rig, "TrackerLaneStopped")), StringComparison.Ordinal);
        Assert.Empty(Told(rig, "TrackerLaneCleared"));
    }

    [Fact]
    public async Task SearchAsync_TrackerRefused_SaysSoEachTimeInEachProcessUntilAPersonHasLooked()
    {
        await using var rig = new TrackerRig();
        rig.Stub.Script = request => request.Session is null ? null : StubTracker.Json("Banned for good", HttpStatusCode.Forbidden);
        var tracker = rig.NewProcess();
        for (var time = 0; time < 2; time++)
            await Assert.ThrowsAsync<AskPersonFaultException>(() => tracker.SearchAsync(TrackerRig.AnySearch, None));
        await tracker.FlushAsync(None);
        var received = rig.Stub.Received.Count;
        await Assert.ThrowsAsync<AskPersonFaultException>(() => rig.NewProcess().SearchAsync(TrackerRig.AnySearch, None));

        Assert.Equal(3, Told(rig, "TrackerLaneStopped").Count);
        Assert.All(Told(rig, "TrackerLaneStopped"), text => Assert.StartsWith("TrackerLaneStopped fault=TrackerRefused ", text, StringComparison.Ordinal));
        Assert.Equal(received, rig.Stub.Received.Count);
    }

    [Fact]
    public async Task SearchAsync_APersonPutANewSeedThere_SaysThatTheLaneGoesAgainAndNotThatTheSessionIsDead()
    {
        await using var rig = new TrackerRig();
        rig.Stub.Valid.Clear();
        var tracker = rig.NewProcess();
        await Assert.ThrowsAsync<AskPersonFaultException>(() => tracker.SearchAsync(TrackerRig.AnySearch, None));
        rig.Secrets["mam-id"] = "new%2Bseed";
        rig.Stub.Valid.Add("new%2Bseed");
        await tracker.SearchAsync(TrackerRig.AnySearch, None);

        Assert.Single(Told(rig, "SessionDead"));
        Assert.Equal("TrackerLaneCleared", Assert.Single(Told(rig, "TrackerLaneCleared")));
        Assert.Equal(["SessionSeedTaken replaced=False", "SessionSeedTaken replaced=True"], Told(rig, "SessionSeedTaken"));
    }

    [Fact]
    public async Task SearchAsync_AnotherWayOut_SaysWhichOneAndWhichWasExpected()
    {
        await using var rig = new TrackerRig();
        rig.Options = rig.Options with { ExpectedAsn = 64999 };
        await Assert.ThrowsAsync<AskPersonFaultException>(() => rig.NewProcess().SearchAsync(TrackerRig.AnySearch, None));

        var told = Assert.Single(Told(rig, "EgressMismatch"));
        Assert.Contains("AS64500", told, StringComparison.Ordinal);
        Assert.Contains("AS64999", told, StringComparison.Ordinal);
        Assert.Empty(Told(rig, "EgressChecked"));
    }

    [Fact]
    public async Task SearchAsync_FirstOfAProcess_SaysWhereTheTrackerSeesIt()
    {
        await using var rig = new TrackerRig();
        var tracker = rig.NewProcess();
        await tracker.SearchAsync(TrackerRig.AnySearch, None);
        await tracker.SearchAsync(TrackerRig.AnySearch, None);
        Assert.Equal("EgressChecked egress=\"203.0.113.7 (AS64500 Example Net)\"", Assert.Single(Told(rig, "EgressChecked")));
        Assert.Equal(["SessionRotated generation=2", "SessionRotated generation=3"], Told(rig, "SessionRotated"));
    }

    [Fact]
    public async Task SearchAsync_AskedForFewerRequests_SaysSo()
    {
        await using var rig = new TrackerRig();
        rig.Stub.Script = request => request.Session is null ? null : StubTracker.Json("", HttpStatusCode.TooManyRequests);
        await Assert.ThrowsAnyAsync<FaultException>(() => rig.NewProcess().SearchAsync(TrackerRig.AnySearch, None));
        Assert.StartsWith("TrackerSlowedDown sentence=\"", Assert.Single(Told(rig, "TrackerSlowedDown")), StringComparison.Ordinal);
        Assert.Empty(Told(rig, "TrackerLaneStopped"));
    }

    [Fact]
    public async Task ExamineAsync_OfAPerson_SaysThatTheLaneWasCleared()
    {
        await using var rig = new TrackerRig();
        var tracker = rig.NewProcess();
        rig.Stub.Script = request => request.Session is null ? null : StubTracker.Json("Banned for good", HttpStatusCode.Forbidden);
        await Assert.ThrowsAsync<AskPersonFaultException>(() => tracker.SearchAsync(TrackerRig.AnySearch, None));
        rig.Stub.Script = null;
        await tracker.ExamineAsync(None);

        Assert.StartsWith("TrackerLaneStopped fault=TrackerRefused ", Assert.Single(Told(rig, "TrackerLaneStopped")), StringComparison.Ordinal);
        Assert.Single(Told(rig, "TrackerLaneCleared"));
        Assert.Empty(Told(rig, "SessionDead"));
    }

    [Fact]
    public async Task ExamineAsync_TrackerDoesNotAnswer_LeavesTheLaneStopped()
    {
        await using var rig = new TrackerRig();
        var tracker = rig.NewProcess();
        rig.Stub.Script = request => request.Session is null ? null : StubTracker.Json("Banned for good", HttpStatusCode.Forbidden);
        await Assert.ThrowsAsync<AskPersonFaultException>(() => tracker.SearchAsync(TrackerRig.AnySearch, None));
        rig.Stub.Script = request => request.Session is null ? null : StubTracker.Json("", HttpStatusCode.ServiceUnavailable);
        Assert.Equal(SessionCondition.Outage, (await tracker.ExamineAsync(None)).Condition);
        rig.Stub.Script = null;

        Assert.Equal(FaultName.TrackerRefused, (await tracker.Lane.ReadStopAsync(None))?.Name);
        await Assert.ThrowsAsync<AskPersonFaultException>(() => tracker.SearchAsync(TrackerRig.AnySearch, None));
        Assert.Empty(Told(rig, "TrackerLaneCleared"));
        await tracker.ExamineAsync(None);
        await tracker.SearchAsync(TrackerRig.AnySearch, None);
        Assert.Single(Told(rig, "TrackerLaneCleared"));
    }

    private static List<string> Told(TrackerRig rig, string name) =>
        [.. rig.Log.Lines.Where(line => line.StartsWith(name + ": ", StringComparison.Ordinal)).Select(line => line[(name.Length + 2)..].Trim())];
}
