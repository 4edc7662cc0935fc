using MamCrawler.Core.Faults;
using MamCrawler.Integrations.MyAnonamouse;

namespace MamCrawler.Integrations.Tests.MyAnonamouse;

public sealed partial class AccountDecisionTests
{
    /// <summary>One owner: the lane's lease lasts 90 s.</summary>
    [Fact]
    public async Task OneOwner_Lease_LastsNinetySeconds()
    {
        await using var rig = new TrackerRig();
        await using var lane = new TrackerLane(rig.Tables, new TrackerLaneOptions(), rig.Time, seed: 1);

        var taken = await lane.RunAsync((_, _) => Task.FromResult(rig.Time.GetUtcNow()), None);

        Assert.Equal(TimeSpan.FromSeconds(90), (await LaneRow.ReadAsync(rig.Tables, None)).ExpiresAt - taken);
    }

    /// <summary>One owner: a request is given at most 30 s, and is aborted here 15 s before the lease ends.</summary>
    [Theory]
    [InlineData(90, 30)]
    [InlineData(45, 30)]
    [InlineData(40, 25)]
    [InlineData(20, 5)]
    public async Task OneOwner_Request_IsGivenThirtySecondsAndEndsFifteenBeforeTheLease(int lease, int given)
    {
        await using var rig = new TrackerRig();
        var options = new TrackerLaneOptions { Lease = TimeSpan.FromSeconds(lease) };
        await using var lane = new TrackerLane(rig.Tables, options, rig.Time, seed: 1, requestTime: rig.Time);
        var began = rig.Time.GetUtcNow();

        await Record.ExceptionAsync(() => lane.RunAsync((_, token) => NeverAnsweredAsync(rig, token), None));

        Assert.Equal(TimeSpan.FromSeconds(given), rig.Time.GetUtcNow() - began);
    }

    /// <summary>One owner: take-over only after expiry and 15 s for skew.</summary>
    [Theory]
    [InlineData(90, false)]
    [InlineData(104, false)]
    [InlineData(105, true)]
    public async Task OneOwner_TakeOver_OnlyAfterExpiryAndFifteenSecondsForSkew(int waited, bool taken)
    {
        await using var rig = new TrackerRig();
        await using var dead = new TrackerLane(rig.Tables, new TrackerLaneOptions(), rig.Time, seed: 1);
        await dead.RunAsync((_, _) => Task.FromResult(0), None);
        var options = new TrackerLaneOptions { LongestWait = TimeSpan.FromSeconds(waited) };
        await using var next = new TrackerLane(rig.Tables, options, rig.Time, seed: 2);

        var fault = await Record.ExceptionAsync(() => next.RunAsync((_, _) => Task.FromResult(0), None));

        Assert.Equal(taken ? null : FaultName.LaneBusy, (fault as FaultException)?.Fault.Name);
    }

    /// <summary>One owner: the values of the rule are the loosest that the options allow.</summary>
    [Theory]
    [InlineData(90, 30, 15, 15, true)]
    [InlineData(89, 30, 15, 15, false)]
    [InlineData(91, 30, 15, 15, false)]
    [InlineData(90, 31, 15, 15, false)]
    [InlineData(90, 30, 14, 15, false)]
    [InlineData(90, 30, 15, 14, false)]
    public void OneOwner_Options_AreNeverLooserThanTheRule(int lease, int request, int abort, int skew, bool allowed)
    {
        var options = new TrackerLaneOptions
        {
            Lease = TimeSpan.FromSeconds(lease),
            RequestTimeout = TimeSpan.FromSeconds(request),
            AbortMargin = TimeSpan.FromSeconds(abort),
            Skew = TimeSpan.FromSeconds(skew),
        };

        Assert.Equal(allowed, options.Validate(loopback: false).Count == 0);
    }

    private static async Task<int> NeverAnsweredAsync(TrackerRig rig, CancellationToken token)
    {
        await Task.Delay(TimeSpan.FromMinutes(10), rig.Time, token);
        return 0;
    }
}
