using System.Net;
using MamCrawler.Core.Faults;
using MamCrawler.Integrations.MyAnonamouse;

namespace MamCrawler.Integrations.Tests.MyAnonamouse;

/// <summary>
/// The decisions of rules.md 5 that the lane and the session take, by the name that they have there: Pace, Session, One owner. Those on slots, ratio, cost, VIP and the pace of
/// downloads stand in the class of this name among the tests of Core.
/// </summary>
public sealed partial class AccountDecisionTests
{
    private const string Search = "/tor/js/loadSearchJSONbasic.php";

    private static CancellationToken None => TestContext.Current.CancellationToken;

    /// <summary>Pace: one lane, never two requests at once.</summary>
    [Fact]
    public async Task Pace_OneLane_NeverCarriesTwoRequestsAtOnce()
    {
        await using var rig = new TrackerRig();
        var tracker = rig.NewProcess();

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => tracker.SearchAsync(TrackerRig.AnySearch, None)));

        Assert.Empty(rig.Stub.Violations);
    }

    /// <summary>Pace: at least 3 s between requests plus up to 2 s of jitter.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(42)]
    public async Task Pace_Gap_IsThreeSecondsAndUpToTwoMore(int seed) => Assert.All(await GapsAsync(12, seed), gap => Assert.InRange(gap, 3, 5.01));

    /// <summary>Pace: the jitter uses its 2 s.</summary>
    [Fact]
    public async Task Pace_Jitter_SpreadsTheGapsOverMoreThanASecond()
    {
        var gaps = await GapsAsync(20, seed: 7);

        Assert.InRange(gaps.Max() - gaps.Min(), 1, 2.01);
    }

    /// <summary>Pace: a pause of 15 s every 30 requests.</summary>
    [Fact]
    public async Task Pace_EveryThirtyRequests_IsAPauseOfFifteenSeconds() =>
        Assert.Equal([29, 59], (await GapsAsync(62, seed: 3)).Index().Where(gap => gap.Item >= 15).Select(gap => gap.Index));

    /// <summary>Pace: 429 or a captcha doubles the gap for an hour.</summary>
    [Theory]
    [InlineData("nothing", 0, 3, 5)]
    [InlineData("429", 0, 6, 10)]
    [InlineData("429", 59, 6, 10)]
    [InlineData("429", 61, 3, 5)]
    [InlineData("captcha", 0, 6, 10)]
    [InlineData("captcha", 59, 6, 10)]
    [InlineData("captcha", 61, 3, 5)]
    public async Task Pace_After429OrACaptcha_DoublesTheGapForAnHour(string refusal, int minutesLater, double least, double most)
    {
        await using var rig = new TrackerRig();
        var tracker = rig.NewProcess();
        rig.Stub.Script = request =>
            (request.Path, refusal) switch
            {
                (Search, "429") => StubTracker.Json("{}", HttpStatusCode.TooManyRequests),
                (Search, "captcha") => StubTracker.Html("solve this <div class=\"h-captcha\">"),
                _ => null,
            };
        if (refusal == "nothing")
            await tracker.SearchAsync(TrackerRig.AnySearch, None);
        else
            await Assert.ThrowsAsync<WaitFaultException>(() => tracker.SearchAsync(TrackerRig.AnySearch, None));
        rig.Stub.Script = null;
        rig.Time.Advance(TimeSpan.FromMinutes(minutesLater));

        await tracker.SearchAsync(TrackerRig.AnySearch, None);
        await tracker.SearchAsync(TrackerRig.AnySearch, None);

        Assert.InRange((rig.Stub.Received[^1].At - rig.Stub.Received[^2].At).TotalSeconds, least, most + 0.01);
    }

    /// <summary>Pace: 403 stops the lane until a person or the session doctor clears it, however long that takes and whoever asks.</summary>
    [Theory]
    [InlineData("nobody", false)]
    [InlineData("a person", true)]
    [InlineData("the session doctor", true)]
    public async Task Pace_A403_StopsTheLaneUntilItIsCleared(string by, bool goesOn)
    {
        await using var rig = new TrackerRig();
        rig.Stub.Script = request => request.Path == Search ? StubTracker.Json("{}", HttpStatusCode.Forbidden) : null;
        await Assert.ThrowsAsync<AskPersonFaultException>(() => rig.NewProcess().SearchAsync(TrackerRig.AnySearch, None));
        rig.Stub.Script = null;
        await rig.FlushAllAsync(None);
        rig.Time.Advance(TimeSpan.FromDays(1));
        var next = rig.NewProcess();
        if (by == "a person")
            await next.Lane.ClearAsync(None);
        else if (by == "the session doctor")
            await next.ExamineAsync(None);

        var refused = await Record.ExceptionAsync(() => next.SearchAsync(TrackerRig.AnySearch, None));

        Assert.Equal((goesOn ? 2 : 1, !goesOn), (rig.Stub.Received.Count(request => request.Path == Search), refused is AskPersonFaultException));
    }

    // The seconds between the requests of one lane that is always asked for the next one.
    private static async Task<IReadOnlyList<double>> GapsAsync(int requests, int seed)
    {
        await using var rig = new TrackerRig();
        await using var lane = new TrackerLane(rig.Tables, new TrackerLaneOptions(), rig.Time, seed);
        var at = new List<DateTimeOffset>();
        for (var request = 0; request < requests; request++)
            at.Add(await lane.RunAsync((_, _) => Task.FromResult(rig.Time.GetUtcNow()), None));
        return [.. at.Skip(1).Zip(at, (later, earlier) => (later - earlier).TotalSeconds)];
    }
}
