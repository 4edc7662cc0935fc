using MamCrawler.Core.Ports;
using MamCrawler.Core.State.Files;
using MamCrawler.Integrations.Http;
using MamCrawler.Integrations.MyAnonamouse;
using MamCrawler.LaneProcess;
using MamCrawler.Simulators.Hosting;
using MamCrawler.Simulators.MyAnonamouse;
using MamCrawler.Simulators.World;

namespace MamCrawler.Integrations.Tests.MyAnonamouse.Lane;

/// <summary>
/// rules.md 5, One owner: real processes before one tracker, one of them killed or standing still while it has the lane. As the tracker saw it there are never two requests in
/// flight, never a gap shorter than the pace, and no session value that was saved is ever lost.
/// </summary>
public sealed class TrackerLaneTests : IAsyncLifetime
{
    private static readonly TimeSpan SmallSkew = TimeSpan.FromSeconds(1);
    private readonly string directory = Directory.CreateTempSubdirectory("mamcrawler-lane-").FullName;
    private readonly MyAnonamouseSimulator tracker = new(SimulatedWorld.Generate(new WorldOptions { Books = 100 }), new SimulatorOptions());
    private int seeds;

    public async ValueTask InitializeAsync()
    {
        await tracker.StartAsync();
        await new FileSecretStore(directory).SetAsync("mam-id", new Secret(MyAnonamouseSimulator.SessionCookie), CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await tracker.DisposeAsync();
        Directory.Delete(directory, recursive: true);
    }

    [Fact]
    public async Task TwoProcesses_AHolderIsKilled_KeepOneLaneAndLoseNoSavedRotation()
    {
        var random = new Random(20261101);
        SlowAnswers();
        using var steady = Start(requests: 60);
        await steady.UntilAsync(1);
        for (var round = 0; round < 4; round++)
        {
            using var victim = Start(requests: 1000);
            await victim.UntilAsync(1 + random.Next(6));
            await RandomMomentAsync(random);
            await victim.KillAsync();
        }

        await steady.EndAsync();
        // Each kill may lose the one value that was between the answer and its save, and the value before it is tried then.
        Assert.InRange(tracker.OlderCookieUses, 0, 4);
        await AssertOneLaneAsync(60);
    }

    [Fact]
    public async Task TwoProcesses_AHolderStandsStillAndGoesOn_KeepOneLaneAndLoseNoSavedRotation()
    {
        if (OperatingSystem.IsWindows())
            Assert.Skip("There is no SIGSTOP on Windows.");
        var random = new Random(20261102);
        SlowAnswers();
        using var steady = Start(requests: 60);
        using var stopped = Start(requests: 40);
        await steady.UntilAsync(1);
        for (var round = 0; round < 4; round++)
        {
            await stopped.UntilAsync(stopped.Answered + 1 + random.Next(3));
            await RandomMomentAsync(random);
            await stopped.StopAsync();
            // Until the other one has taken the lane over from it, or had it all along.
            await steady.UntilAsync(Math.Min(steady.Answered + 6, 60));
            await stopped.ContinueAsync();
        }

        await steady.EndAsync();
        await stopped.EndAsync();
        await AssertOneLaneAsync(100);
    }

    [Fact]
    public async Task Processes_ClocksTenSecondsApart_KeepOneLaneAndThePace()
    {
        var skew = TimeSpan.FromSeconds(12);
        using var steady = Start(requests: 60, skew: skew);
        using var ahead = Start(requests: 30, TimeSpan.FromSeconds(10), skew);
        await Task.WhenAll(steady.UntilAsync(5), ahead.UntilAsync(5));
        foreach (var clock in new[] { 10, 0 })
        {
            using var victim = Start(requests: 1000, TimeSpan.FromSeconds(clock), skew);
            await victim.UntilAsync(3);
            await victim.KillAsync();
        }

        await steady.EndAsync();
        await ahead.EndAsync();
        await AssertOneLaneAsync(90);
    }

    [Fact]
    public async Task Processes_AClockAnHourAhead_TakesOverNoLiveHolderAndBlocksNobodyWhenItDies()
    {
        SlowAnswers();
        using var steady = Start(requests: 60);
        await steady.UntilAsync(2);
        foreach (var clock in new[] { 60, -60 })
        {
            using var victim = Start(requests: 1000, TimeSpan.FromMinutes(clock));
            await victim.UntilAsync(3);
            // What it leaves behind says that the lane is held for an hour, or was free an hour ago.
            await victim.KillAsync();
        }

        await steady.EndAsync();
        await AssertOneLaneAsync(60);
    }

    // So that a process is often killed while its request is under way.
    private void SlowAnswers() => tracker.Faults.Set(CommonFaults.Slow, new FaultSwitch("80", Path: "/tor"));

    private static Task RandomMomentAsync(Random random) => Task.Delay(TimeSpan.FromMilliseconds(random.Next(250)), TimeProvider.System);

    private LaneChild Start(int requests, TimeSpan clockAhead = default, TimeSpan? skew = null) =>
        new(new LaneSetup(directory, tracker.Address, requests, clockAhead, skew ?? SmallSkew, ++seeds));

    private async Task AssertOneLaneAsync(int leastAnswers)
    {
        var requests = tracker.Requests;
        Assert.Empty(requests.Violations);
        Assert.Equal(1, requests.MostAtOnce);
        Assert.True(tracker.SearchRequests >= leastAnswers, $"Only {tracker.SearchRequests} searches arrived.");
        Assert.True(requests.SmallestGap >= LaneWork.Gap, $"The smallest gap was {requests.SmallestGap}.");

        // The session in the state is the one that the tracker knows, without going back to an older one.
        tracker.Faults.ClearAll();
        var older = tracker.OlderCookieUses;
        using var tables = new FileTableStore(directory);
        var options = new MyAnonamouseOptions
        {
            BaseAddress = tracker.Address,
            Lane = new TrackerLaneOptions { Skew = SmallSkew },
        };
        await using var next = new MyAnonamouseClient(ServiceHandler.CreateClient(), options, tables, new FileSecretStore(directory), TimeProvider.System);
        await next.ReadAccountAsync(TestContext.Current.CancellationToken);
        Assert.Equal(older, tracker.OlderCookieUses);
        Assert.Empty(requests.Violations);
    }
}
