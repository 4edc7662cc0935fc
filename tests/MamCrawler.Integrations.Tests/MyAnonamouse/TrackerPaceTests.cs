using System.Collections.Concurrent;
using MamCrawler.Core.Faults;
using MamCrawler.Integrations.MyAnonamouse;
using MamCrawler.Tests;

namespace MamCrawler.Integrations.Tests.MyAnonamouse;

/// <summary>rules.md 5, Pace and One owner, as the tracker sees them.</summary>
public sealed class TrackerPaceTests
{
    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public async Task SearchAsync_SeventyAskedAtOnce_AreServedOneByOneAtThePace()
    {
        await using var rig = new TrackerRig();
        var tracker = rig.NewProcess();

        await Task.WhenAll(Enumerable.Range(0, 70).Select(_ => tracker.SearchAsync(TrackerRig.AnySearch, None)));

        Assert.Empty(rig.Stub.Violations);
        var at = rig.Stub.Received.Select(request => request.At).ToList();
        var gaps = at.Skip(1).Zip(at, (later, earlier) => (later - earlier).TotalSeconds).ToList();
        Assert.Equal(70, gaps.Count);
        Assert.All(gaps, gap => Assert.InRange(gap, 3, 15));
        Assert.True(gaps.Distinct().Count() > 60, "The gaps do not vary.");
        Assert.Equal([29, 59], gaps.Index().Where(gap => gap.Item >= 15).Select(gap => gap.Index));
        Assert.Equal(71 * rig.Options.Lane.Pace.AverageGap.TotalSeconds, (at[^1] - at[0]).TotalSeconds, tolerance: 20);
    }

    [Fact]
    public async Task SearchAsync_TheClockJumpsAhead_KeepsTheGapByTheTimeThatPassed()
    {
        await using var rig = new TrackerRig();
        var tracker = rig.NewProcess();
        await tracker.SearchAsync(TrackerRig.AnySearch, None);
        for (var round = 0; round < 10; round++)
        {
            var began = rig.Time.GetTimestamp();
            rig.Time.SetAhead(TimeSpan.FromMinutes(1 + round));

            await tracker.SearchAsync(TrackerRig.AnySearch, None);

            Assert.InRange(rig.Time.GetElapsedTime(began).TotalSeconds, 3, 6);
        }
    }

    [Fact]
    public async Task FetchTorrentAsync_TheTurnComesLongAfterThePriceWasRead_IsNotFetched()
    {
        await using var rig = new TrackerRig();
        var tracker = rig.NewProcess();
        await tracker.ReadReleaseAsync(5, None);
        rig.Stub.Script = request =>
        {
            rig.Stub.Script = null;
            var answer = StubTracker.Json("{}", System.Net.HttpStatusCode.TooManyRequests);
            answer.Headers.TryAddWithoutValidation("Retry-After", "1800");
            return answer;
        };
        await Assert.ThrowsAsync<WaitFaultException>(() => tracker.SearchAsync(TrackerRig.AnySearch, None));

        var fault = await Assert.ThrowsAsync<WaitFaultException>(() => tracker.FetchTorrentWithWedgeAsync(5, None));

        Assert.Equal(FaultName.LaneBusy, fault.Fault.Name);
        Assert.DoesNotContain(rig.Stub.Received, request => request.Path == "/tor/download.php");
        await tracker.ReadReleaseAsync(5, None);
        await tracker.FetchTorrentWithWedgeAsync(5, None);
        Assert.Single(rig.Stub.Received, request => request.Path == "/tor/download.php");
    }

    [Fact]
    public async Task SearchAsync_Always_SendsOneHonestUserAgentAndOneCookie()
    {
        await using var rig = new TrackerRig();
        var tracker = rig.NewProcess();
        await tracker.SearchAsync(TrackerRig.AnySearch, None);
        await tracker.ReadAccountAsync(None);
        await tracker.FetchTorrentAsync(5, None);

        Assert.Single(rig.Stub.Received.SelectMany(request => request.UserAgents).Distinct());
        Assert.All(rig.Stub.Received, request => Assert.Single(request.UserAgents));
        Assert.All(rig.Stub.WithSession, request => Assert.NotNull(request.Session));
        Assert.Empty(rig.Stub.Received[0].Cookies);
        Assert.Equal(new TrackerRequestCounts(1, 1, 1, 0, 1), tracker.Requests);
    }

    [Fact]
    public async Task SearchAsync_AfterA429_WaitsAsAskedAndThenAtTheDoubledGapForAnHour()
    {
        await using var rig = new TrackerRig();
        var tracker = rig.NewProcess();
        await tracker.SearchAsync(TrackerRig.AnySearch, None);
        rig.Stub.Script = _ =>
        {
            rig.Stub.Script = null;
            var answer = StubTracker.Json("{}", System.Net.HttpStatusCode.TooManyRequests);
            answer.Headers.TryAddWithoutValidation("Retry-After", "90");
            return answer;
        };

        var fault = await Assert.ThrowsAsync<WaitFaultException>(() => tracker.SearchAsync(TrackerRig.AnySearch, None));
        Assert.Equal(FaultName.RateLimited, fault.Fault.Name);
        Assert.Equal(TimeSpan.FromSeconds(90), fault.Fault.RetryAfter);
        var refusedAt = rig.Stub.Received[^1].At;

        // The restart must not forget it.
        await tracker.DisposeAsync();
        tracker = rig.NewProcess();
        for (var i = 0; i < 4; i++)
            await tracker.SearchAsync(TrackerRig.AnySearch, None);

        var at = rig.Stub.Received.Where(request => request.At > refusedAt).Select(request => request.At).ToList();
        Assert.Equal(refusedAt.AddSeconds(90), at[0]);
        Assert.All(at.Skip(1).Zip(at, (later, earlier) => (later - earlier).TotalSeconds), gap => Assert.InRange(gap, 6, 10));
    }

    [Fact]
    public async Task SearchAsync_ACaptcha_DoublesTheGap()
    {
        await using var rig = new TrackerRig();
        var tracker = rig.NewProcess();
        rig.Stub.Script = request => request.Path == "/json/jsonIp.php" ? null : StubTracker.Html("solve this <div class=\"h-Captcha\">");
        await Assert.ThrowsAsync<WaitFaultException>(() => tracker.SearchAsync(TrackerRig.AnySearch, None));
        rig.Stub.Script = null;

        await tracker.SearchAsync(TrackerRig.AnySearch, None);

        Assert.InRange((rig.Stub.Received[^1].At - rig.Stub.Received[^2].At).TotalSeconds, 6, 10);
    }

    [Fact]
    public async Task SearchAsync_TwoProcesses_NeverAskAtOnceAndTheSecondWaitsForTheLease()
    {
        await using var rig = new TrackerRig();
        var (one, other) = (rig.NewProcess(), rig.NewProcess());
        await one.SearchAsync(TrackerRig.AnySearch, None);
        var last = rig.Stub.Received[^1].At;

        await other.SearchAsync(TrackerRig.AnySearch, None);

        Assert.Empty(rig.Stub.Violations);
        // The first one's lease of 90 s began with its first request, 3 to 5 s before its last; 15 s for skew.
        Assert.InRange((rig.Stub.Received[^2].At - last).TotalSeconds, 100, 105);
    }

    [Fact]
    public async Task SearchAsync_AnotherProcessGoesOnHoldingTheLane_IsLaneBusyAndAsksNothing()
    {
        await using var rig = new TrackerRig();
        var (one, other) = (rig.NewProcess(), rig.NewProcess());
        await other.SearchAsync(TrackerRig.AnySearch, None);

        var waiting = one.SearchAsync(TrackerRig.AnySearch, None);
        for (var i = 0; i < 60 && !waiting.IsCompleted; i++)
            await other.SearchAsync(TrackerRig.AnySearch, None);

        Assert.Equal(FaultName.LaneBusy, (await Assert.ThrowsAsync<WaitFaultException>(() => waiting)).Fault.Name);
        Assert.Equal(0, one.Requests.Total);
        Assert.Empty(rig.Stub.Violations);
    }

    [Fact]
    public async Task RunAsync_FourProcessesFightForTheLane_NeverMeetAndKeepThePace()
    {
        var time = new ManualTimeProvider();
        using var moving = time.AdvanceByItself();
        var tables = new MemoryTables();
        var starts = new ConcurrentQueue<DateTimeOffset>();
        var running = 0;
        var options = new TrackerLaneOptions { LongestWait = TimeSpan.FromMinutes(30) };

        await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(seed =>
                    Task.Run(async () =>
                    {
                        await using var lane = new TrackerLane(tables, options, time, seed);
                        for (var i = 0; i < 6; i++)
                        {
                            await lane.RunAsync(
                                async (_, _) =>
                                {
                                    Assert.Equal(1, Interlocked.Increment(ref running));
                                    starts.Enqueue(time.GetUtcNow());
                                    using (time.Hold())
                                        await Task.Yield();
                                    Interlocked.Decrement(ref running);
                                    return 0;
                                },
                                None
                            );
                            if (i % 2 == 1)
                                await lane.ReleaseAsync(None);
                        }
                    })
                )
        );

        var at = starts.Order().ToList();
        Assert.Equal(24, at.Count);
        Assert.All(at.Skip(1).Zip(at, (later, earlier) => (later - earlier).TotalSeconds), gap => Assert.True(gap >= 3, $"{gap} s"));
    }

    [Fact]
    public async Task RunAsync_LeaseOfAKilledProcess_TellsOnceUntilWhenItWaits()
    {
        var time = new ManualTimeProvider();
        var tables = new MemoryTables();
        await using var killed = new TrackerLane(tables, new TrackerLaneOptions(), time, seed: 1);
        await killed.RunAsync((_, _) => Task.FromResult(0), None);
        var freeAt = time.GetUtcNow() + TimeSpan.FromSeconds(105);
        var told = new ConcurrentQueue<DateTimeOffset>();
        await using var next = new TrackerLane(tables, new TrackerLaneOptions { Waiting = told.Enqueue }, time, seed: 2);

        var waiting = next.RunAsync((_, _) => Task.FromResult(0), None);
        while (!waiting.IsCompleted)
        {
            await Task.WhenAny(waiting, time.UntilWaitingAsync());
            time.Advance(TimeSpan.FromSeconds(5));
        }

        await waiting;
        Assert.Equal([freeAt], told);
        Assert.True(time.GetUtcNow() >= freeAt);
    }

    [Fact]
    public async Task RunAsync_StoppingWhileAnotherProcessHoldsTheLane_EndsAtOnce()
    {
        var time = new ManualTimeProvider();
        var tables = new MemoryTables();
        using var stopping = new CancellationTokenSource();
        await using var other = new TrackerLane(tables, new TrackerLaneOptions(), time, seed: 1);
        await other.RunAsync((_, _) => Task.FromResult(0), None);
        await using var lane = new TrackerLane(tables, new TrackerLaneOptions { Stopping = stopping.Token }, time, seed: 2);

        var asked = false;
        var waiting = lane.RunAsync((_, _) => Task.FromResult(asked = true), None);
        await time.UntilWaitingAsync();
        await stopping.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting.WaitAsync(TimeSpan.FromSeconds(30), None));
        Assert.False(asked);
    }

    [Fact]
    public async Task ClearAsync_WhileAnotherProcessHoldsTheLane_ClearsTheStopAndLeavesItTheLease()
    {
        var time = new ManualTimeProvider();
        var tables = new MemoryTables();
        await using var holder = new TrackerLane(tables, new TrackerLaneOptions(), time, seed: 1);
        await using var person = new TrackerLane(tables, new TrackerLaneOptions(), time, seed: 2);
        var refusal = new Fault(FaultName.TrackerRefused, "MyAnonamouse", "The tracker refused.", FaultResponse.AskPerson);
        await holder.RunAsync(
            (turn, _) =>
            {
                turn.Stop(refusal);
                return Task.FromResult(0);
            },
            None
        );
        await Assert.ThrowsAsync<AskPersonFaultException>(() => holder.RunAsync((_, _) => Task.FromResult(0), None));

        await person.ClearAsync(None);
        time.Advance(TimeSpan.FromSeconds(5));

        Assert.False(await holder.RunAsync((turn, _) => Task.FromResult(turn.BeginsTenure), None));
    }

    [Fact]
    public async Task SearchAsync_AfterTheOtherProcessEndedItsRun_WaitsOnlyTheGap()
    {
        await using var rig = new TrackerRig();
        // What another process was told of a shared way out holds for this one: it need not wait for the next minute.
        rig.Options = rig.Options with
        {
            Egress = new EgressOptions { Mode = EgressMode.NatGateway },
        };
        var one = rig.NewProcess();
        await one.SearchAsync(TrackerRig.AnySearch, None);
        await one.FlushAsync(None);
        var last = rig.Stub.Received[^1].At;

        await rig.NewProcess().SearchAsync(TrackerRig.AnySearch, None);

        Assert.InRange((rig.Stub.Received[^1].At - last).TotalSeconds, 6, 10);
    }

    [Fact]
    public async Task SearchAsync_AHundredTimes_WritesTheLaneAboutEveryFortyFiveSeconds()
    {
        await using var rig = new TrackerRig();
        rig.Stub.Rotates = false;
        var laneWrites = 0;
        rig.Tables.Written = table => laneWrites += table == "TrackerLane" ? 1 : 0;
        var tracker = rig.NewProcess();
        for (var i = 0; i < 100; i++)
            await tracker.SearchAsync(TrackerRig.AnySearch, None);

        var seconds = (rig.Stub.Received[^1].At - rig.Stub.Received[0].At).TotalSeconds;
        Assert.InRange(laneWrites, 2, (int)(seconds / 40) + 3);
        Assert.InRange(rig.Tables.Reads, 1, 4);
    }

    [Fact]
    public async Task SearchAsync_TheHolderTakesLong_IsAbortedFifteenSecondsBeforeTheLeaseEnds()
    {
        await using var rig = new TrackerRig();
        var lane = new TrackerLane(rig.Tables, new TrackerLaneOptions { Lease = TimeSpan.FromSeconds(90) }, rig.Time, seed: 1, requestTime: rig.Time);
        var begun = rig.Time.GetUtcNow();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            lane.RunAsync(
                async (_, token) =>
                {
                    await Task.Delay(TimeSpan.FromMinutes(10), rig.Time, token);
                    return 0;
                },
                None
            )
        );

        Assert.Equal(TimeSpan.FromSeconds(30), rig.Time.GetUtcNow() - begun);
        await lane.RunAsync((_, _) => Task.FromResult(0), None);
        var row = Assert.Single(rig.Tables.All("TrackerLane"));
        Assert.True((DateTimeOffset)row.Properties["ExpiresAt"] - rig.Time.GetUtcNow() >= TimeSpan.FromSeconds(45));
        await lane.DisposeAsync();
    }

    [Fact]
    public async Task RunAsync_CallerGivesUpInFlight_IsCutOffFiveSecondsLater()
    {
        await using var rig = new TrackerRig();
        await using var lane = new TrackerLane(rig.Tables, new TrackerLaneOptions(), rig.Time, seed: 1, requestTime: rig.Time);
        using var giving = new CancellationTokenSource();
        var begun = rig.Time.GetUtcNow();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            lane.RunAsync(
                async (_, token) =>
                {
                    await giving.CancelAsync();
                    await Task.Delay(TimeSpan.FromMinutes(10), rig.Time, token);
                    return 0;
                },
                giving.Token
            )
        );

        Assert.Equal(TimeSpan.FromSeconds(5), rig.Time.GetUtcNow() - begun);
    }

    [Fact]
    public async Task RunAsync_CallerGivesUpWhileWaiting_UsesNoTurnAndKeepsTheTenure()
    {
        var time = new ManualTimeProvider();
        var tables = new MemoryTables();
        await using var lane = new TrackerLane(tables, new TrackerLaneOptions(), time, seed: 1);
        Assert.True(await lane.RunAsync((turn, _) => Task.FromResult(turn.BeginsTenure), None));
        await lane.ReleaseAsync(None);

        using var giving = new CancellationTokenSource();
        var waiting = lane.RunAsync((_, _) => Task.FromResult(0), giving.Token);
        await time.UntilWaitingAsync();
        await giving.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);

        time.Advance(TimeSpan.FromSeconds(5));
        Assert.True(await lane.RunAsync((turn, _) => Task.FromResult(turn.BeginsTenure), None));
        time.Advance(TimeSpan.FromSeconds(5));
        Assert.False(await lane.RunAsync((turn, _) => Task.FromResult(turn.BeginsTenure), None));
    }
}
