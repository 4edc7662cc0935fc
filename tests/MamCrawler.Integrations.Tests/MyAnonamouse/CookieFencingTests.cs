using MamCrawler.Core.Account;
using MamCrawler.Core.Faults;
using MamCrawler.Integrations.MyAnonamouse;
using MamCrawler.Integrations.Tests.MyAnonamouse.Lane;

namespace MamCrawler.Integrations.Tests.MyAnonamouse;

/// <summary>rules.md 5, One writer: a holder of the lane that stood still finds another in its place, and must neither ask nor write over what that one has kept.</summary>
public sealed class CookieFencingTests
{
    private static readonly TimeSpan LongerThanALease = TimeSpan.FromSeconds(110);

    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SearchAsync_AnAnswerComesAfterAnotherHolderRotated_ItsValueIsDroppedAndTheNewerOneStays()
    {
        await using var rig = new TrackerRig();
        var (slow, other) = (rig.NewProcess(), rig.NewProcess());
        await slow.SearchAsync(TrackerRig.AnySearch, None);
        rig.Stub.InFlight = async _ =>
        {
            rig.Stub.InFlight = null;
            rig.Time.Advance(LongerThanALease);
            await AskMovingTheClockAsync(rig, other);
            rig.Stub.Script = StubOnce(rig, "mam_id=overtaken%3D; path=/");
        };

        // Its answer is good, only its rotation is not.
        Assert.NotEmpty((await slow.SearchAsync(TrackerRig.AnySearch, None)).Releases);
        await other.FlushAsync(None);
        await rig.NewProcess().SearchAsync(TrackerRig.AnySearch, None);

        Assert.Equal("rotation2%3D", rig.Stub.Received[^1].Session);
        Assert.Contains(rig.Log.Lines, line => line.Contains("SessionOvertaken fence=1 newer=2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task SearchAsync_TheHolderThatWasOvertakenGoesOn_ReadsTheSessionAgain()
    {
        await using var rig = new TrackerRig();
        var (slow, other) = (rig.NewProcess(), rig.NewProcess());
        await slow.SearchAsync(TrackerRig.AnySearch, None);
        rig.Time.Advance(LongerThanALease);
        await other.SearchAsync(TrackerRig.AnySearch, None);
        await other.SearchAsync(TrackerRig.AnySearch, None);
        await other.FlushAsync(None);

        await slow.SearchAsync(TrackerRig.AnySearch, None);

        Assert.Equal("rotation3%3D", rig.Stub.Received[^1].Session);
        Assert.Empty(rig.Stub.Violations);
    }

    [Fact]
    public async Task SearchAsync_TheClockIsSetBack_TheLeaseEndsAllTheSame()
    {
        await using var rig = new TrackerRig();
        var other = rig.NewProcess();
        rig.Options = rig.Options with { Lane = rig.Options.Lane with { LongestWait = TimeSpan.FromSeconds(60) } };
        var mine = rig.NewProcess();
        await mine.SearchAsync(TrackerRig.AnySearch, None);
        rig.Time.SetBack(TimeSpan.FromHours(1));
        // The other one watches the lease end.
        await other.SearchAsync(TrackerRig.AnySearch, None);
        var before = rig.Stub.Received.Count;

        // By its own clock mine would have the lane for an hour still.
        var fault = await Assert.ThrowsAsync<WaitFaultException>(() => mine.SearchAsync(TrackerRig.AnySearch, None));

        Assert.Equal((FaultName.LaneBusy, before), (fault.Fault.Name, rig.Stub.Received.Count));
    }

    [Fact]
    public async Task SearchAsync_StoodStillJustBeforeTheRequestLeft_DoesNotSendIt()
    {
        await using var rig = new TrackerRig();
        var tracker = rig.NewProcess();
        var once = 0;
        rig.Tables.Written = table =>
        {
            // The lease is held and the session read; before the request leaves the machine is suspended.
            if (table == SessionRow.Table && once++ == 0)
                rig.Time.Advance(LongerThanALease);
        };

        var fault = await Assert.ThrowsAsync<WaitFaultException>(() => tracker.SearchAsync(TrackerRig.AnySearch, None));

        Assert.Equal(FaultName.TrackerUnreachable, fault.Fault.Name);
        Assert.Contains("the lease on the lane ran out before the request left", fault.Fault.Sentence, StringComparison.Ordinal);
        Assert.Empty(rig.Stub.Received);
        rig.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.NotEmpty((await tracker.SearchAsync(TrackerRig.AnySearch, None)).Releases);
    }

    [Fact]
    public async Task SearchAsync_ARotationCouldNotBeSavedAndAnotherHolderCame_ItIsDropped()
    {
        await using var rig = new TrackerRig();
        var (slow, other) = (rig.NewProcess(), rig.NewProcess());
        await slow.SearchAsync(TrackerRig.AnySearch, None);
        rig.Stub.InFlight = _ =>
        {
            rig.Tables.Broken = new IOException("disk");
            return Task.CompletedTask;
        };
        await Assert.ThrowsAsync<IOException>(() => slow.SearchAsync(TrackerRig.AnySearch, None));
        (rig.Stub.InFlight, rig.Tables.Broken) = (null, null);
        rig.Time.Advance(LongerThanALease);
        await other.SearchAsync(TrackerRig.AnySearch, None);
        await other.Lane.ReleaseAsync(None);

        await slow.SearchAsync(TrackerRig.AnySearch, None);

        Assert.Equal("rotation3%3D", rig.Stub.Received[^1].Session);
    }

    [Fact]
    public async Task FlushAsync_ABurstOfRotations_IsOneVersionOfTheSecret()
    {
        await using var rig = new TrackerRig();
        var tracker = rig.NewProcess();
        for (var request = 0; request < 60; request++)
            await tracker.SearchAsync(TrackerRig.AnySearch, None);
        await tracker.FlushAsync(None);
        var other = rig.NewProcess();
        await other.SearchAsync(TrackerRig.AnySearch, None);
        await other.FlushAsync(None);

        Assert.Equal(["rotation60%3D"], rig.Secrets.Versions.Where(version => version.Name == "mam-id").Select(version => version.Value));
    }

    [Fact]
    public async Task RunAsync_ARefusalOfAHolderThatWasOvertaken_StopsTheLaneAndLeavesThePaceOfTheNextOne()
    {
        await using var rig = new TrackerRig();
        await using var slow = new TrackerLane(rig.Tables, new TrackerLaneOptions(), rig.Time, seed: 1);
        await using var other = new TrackerLane(rig.Tables, new TrackerLaneOptions(), rig.Time, seed: 2);
        var refusal = new Fault(
            FaultName.TrackerRefused,
            "MyAnonamouse",
            "The tracker refused.",
            FaultResponse.AskPerson,
            Cause: nameof(SessionCondition.Banned)
        );
        var ended = default(DateTimeOffset);

        await slow.RunAsync(
            async (turn, _) =>
            {
                rig.Time.Advance(LongerThanALease);
                await other.RunAsync((_, _) => Task.FromResult(ended = rig.Time.GetUtcNow()), None);
                await other.ReleaseAsync(None);
                turn.Stop(refusal);
                return 0;
            },
            None
        );

        var row = await LaneRow.ReadAsync(rig.Tables, None);
        Assert.Equal((FaultName.TrackerRefused, "Banned"), (row.Stop?.Name, row.Stop?.Cause));
        Assert.True(row.Pace.LastEndedAt >= ended);
        Assert.Equal(2, row.Fence);
    }

    [Theory]
    [InlineData(-10)]
    [InlineData(0)]
    [InlineData(10)]
    public async Task RunAsync_TheOtherMachinesClockIsTenSecondsApart_KeepsTheGapByTheTrueClock(int seconds)
    {
        await using var rig = new TrackerRig();
        var shifted = new ClockBeside(rig.Time, TimeSpan.FromSeconds(seconds));
        await using var one = new TrackerLane(rig.Tables, new TrackerLaneOptions(), rig.Time, seed: 1);
        await using var other = new TrackerLane(rig.Tables, new TrackerLaneOptions(), shifted, seed: 2);
        var at = new List<DateTimeOffset>();
        for (var round = 0; round < 10; round++)
        {
            foreach (var lane in new[] { one, other })
            {
                await lane.RunAsync((_, _) => Task.FromResult(0), None);
                at.Add(rig.Time.GetUtcNow());
                await lane.ReleaseAsync(None);
            }
        }

        Assert.All(at.Skip(1).Zip(at, (later, earlier) => (later - earlier).TotalSeconds), gap => Assert.InRange(gap, 3, 20));
    }

    [Fact]
    public void Stricter_TwoStates_TakesTheLaterOfEachMoment()
    {
        var (early, late) = (DateTimeOffset.UnixEpoch.AddYears(50), DateTimeOffset.UnixEpoch.AddYears(51));
        var one = new PaceState(early, 3, late, NotBefore: null);

        Assert.Equal(new PaceState(late, 3, late, early), one.Stricter(new PaceState(late, 9, early, early)));
        Assert.Equal(one, one.Stricter(PaceState.Fresh));
    }

    // What asks while another request is in flight has nobody who moves the clock for it.
    private static async Task AskMovingTheClockAsync(TrackerRig rig, MyAnonamouseClient tracker)
    {
        var asking = tracker.SearchAsync(TrackerRig.AnySearch, None);
        while (!asking.IsCompleted)
        {
            await Task.WhenAny(asking, rig.Time.UntilWaitingAsync());
            rig.Time.Advance(TimeSpan.FromSeconds(1));
        }

        await asking;
    }

    private static Func<StubRequest, HttpResponseMessage?> StubOnce(TrackerRig rig, string setCookie) =>
        _ =>
        {
            rig.Stub.Script = null;
            var answer = StubTracker.Json(StubTracker.Rows(1));
            answer.Headers.TryAddWithoutValidation("Set-Cookie", setCookie);
            return answer;
        };
}
