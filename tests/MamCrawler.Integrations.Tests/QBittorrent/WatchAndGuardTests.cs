using MamCrawler.Core.Downloads;
using MamCrawler.Core.Downloads.Watching;
using MamCrawler.Core.Faults;
using MamCrawler.Simulators.Hosting;
using MamCrawler.Tests;

namespace MamCrawler.Integrations.Tests.QBittorrent;

/// <summary>The watch and the ratio guard over qBittorrent: the real program where it is installed, and three versions played.</summary>
public sealed class WatchAndGuardTests
{
    private readonly ManualTimeProvider time = new();

    public static TheoryData<string> Targets => [QBittorrentTarget.Real, "4.5.2", "5.1.0", "5.3.0"];

    public static TheoryData<string> Versions => ["4.5.2", "5.1.0", "5.3.0"];

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Watch_FromPushedToLanded_FollowsTheClient(string kind)
    {
        await using var watched = await WatchedClient.StartAsync(kind, withFile: true, time);
        if (watched.Target.Simulated is { } simulator)
            (simulator.BytesPerSecond, simulator.MovesWhenComplete) = (WatchedClient.Bytes, true);
        await watched.WatchAsync();
        Assert.Equal(DownloadState.Pushed, (await watched.ReadAsync()).State);

        await watched.Client.StartAsync(watched.Hash, CancellationToken.None);
        await watched.WatchUntilAsync(DownloadState.Landed);

        var writes = watched.Writes;
        await watched.WatchAsync();
        Assert.Equal(writes, watched.Writes);
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Watch_NobodyHasIt_StallsAndIsAnnouncedButNotHeld(string kind)
    {
        await using var watched = await WatchedClient.StartAsync(kind, withFile: false, time);
        await watched.Client.StartAsync(watched.Hash, CancellationToken.None);
        await watched.WatchUntilAsync(DownloadState.Downloading);
        await UntilStalledAsync(watched);

        await watched.WatchAsync();
        time.Advance(TimeSpan.FromMinutes(30));
        await watched.WatchAsync();

        var download = await watched.ReadAsync();
        Assert.Equal((DownloadState.Downloading, StallStep.Announced), (download.State, download.Watch?.Step));
        Assert.Contains("Nobody who has it is there", download.Why, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task Watch_StalledAlthoughOthersHaveIt_IsStoppedAndStarted(string version)
    {
        await using var watched = await WatchedClient.StartAsync(version, withFile: false, time);
        watched.Target.Simulated!.Seeders = 5;
        await watched.Client.StartAsync(watched.Hash, CancellationToken.None);
        await watched.WatchUntilAsync(DownloadState.Downloading);

        foreach (var wait in new[] { TimeSpan.Zero, TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(24) })
        {
            time.Advance(wait);
            await UntilStalledAsync(watched);
            await watched.WatchAsync();
        }

        var download = await watched.ReadAsync();
        Assert.Equal((DownloadState.Held, StallStep.Held), (download.State, download.Watch?.Step));
        Assert.Equal(1, Assert.Single(watched.Target.Simulated.Torrents).Announcements);
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Guard_FreezeAndThaw_StopsAndStarts(string kind)
    {
        await using var watched = await WatchedClient.StartAsync(kind, withFile: false, time);
        await watched.Client.StartAsync(watched.Hash, CancellationToken.None);
        await watched.WatchUntilAsync(DownloadState.Downloading);

        Assert.Contains("Stopped now: 1.", (await watched.GuardAsync(0.97)).Sentence, StringComparison.Ordinal);
        Assert.True((await watched.Client.FindAsync(watched.Hash, CancellationToken.None))!.IsStopped);
        await watched.WatchAsync();
        Assert.Contains("It was stopped. The ratio fell to 0.97", (await watched.ReadAsync()).Why, StringComparison.Ordinal);

        time.Advance(TimeSpan.FromMinutes(31));
        Assert.Contains("Started again: 1.", (await watched.GuardAsync(1.06)).Sentence, StringComparison.Ordinal);
        Assert.False((await watched.Client.FindAsync(watched.Hash, CancellationToken.None))!.IsStopped);
    }

    [Theory]
    [InlineData(CommonFaults.Aborted, FaultName.ClientUnreachable)]
    [InlineData(CommonFaults.Unavailable, FaultName.ClientUnreachable)]
    [InlineData(CommonFaults.Unreadable, FaultName.ShapeChanged)]
    [InlineData(CommonFaults.Html, FaultName.ShapeChanged)]
    [InlineData(CommonFaults.Truncated, FaultName.ShapeChanged)]
    public async Task Watch_ClientCannotBeAsked_IsAFaultAndChangesNothing(string fault, FaultName name)
    {
        await using var watched = await WatchedClient.StartAsync("5.1.0", withFile: false, time);
        await watched.Client.StartAsync(watched.Hash, CancellationToken.None);
        await watched.WatchUntilAsync(DownloadState.Downloading);
        var writes = watched.Writes;
        watched.Target.Simulated!.Faults.Set(fault);

        var outcome = await watched.WatchAsync();

        Assert.Equal(name, outcome.Fault?.Name);
        Assert.Equal(writes, watched.Writes);
    }

    /// <summary>qBittorrent shows a state up to two seconds late.</summary>
    private static async Task UntilStalledAsync(WatchedClient watched)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while ((await watched.Client.FindAsync(watched.Hash, deadline.Token)) is not { IsStalled: true }) { }
    }
}
