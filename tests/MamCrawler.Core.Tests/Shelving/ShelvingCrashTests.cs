using MamCrawler.Core.Downloads;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Orchestrations;
using MamCrawler.Core.Orchestrations.InProcess;
using MamCrawler.Core.Shelving;

namespace MamCrawler.Core.Tests.Shelving;

/// <summary>Kills the process at every step from the client to the shelf: started again, it ends with one torrent, one item a volume and one set of changes.</summary>
public sealed class ShelvingCrashTests
{
    [Fact]
    public async Task Shelve_KilledBetweenAnyTwoSteps_EndsTheSame()
    {
        var steps = 0;
        for (var killAt = 1; ; killAt++)
        {
            await using var bench = new ShelvingBench();
            await bench.AddAsync();
            bench.LayBoth();

            var killed = await KillAsync(bench, killAt);
            await StartAgainAsync(bench);

            await AssertEndAsync(bench);
            if (!killed)
            {
                steps = killAt;
                break;
            }
        }
        Assert.InRange(steps, 30, 400);
    }

    /// <summary>Runs a process that dies at the given step: from there on nothing reaches the state, the client or the library any more.</summary>
    private static async Task<bool> KillAsync(ShelvingBench bench, int killAt)
    {
        var step = 0;
        var dead = false;
        void Step(string name)
        {
            dead |= Interlocked.Increment(ref step) == killAt;
            if (dead)
                throw new WaitFaultException(FaultName.StateUnavailable, "State", $"Killed at step {killAt}, {name}.");
        }
        bench.Tables.Step = bench.Client.Before = bench.Client.After = bench.Shelf.Before = Step;
        try
        {
            await bench.RoundAsync(bench.NewEngine("first"));
        }
        catch (FaultException)
        {
            Assert.True(dead);
        }
        bench.Tables.Step = bench.Client.Before = bench.Client.After = bench.Shelf.Before = _ => { };
        bench.Bury("first");
        return dead;
    }

    private static async Task StartAgainAsync(ShelvingBench bench)
    {
        var engine = bench.NewEngine("second");
        foreach (var _ in await engine.ResumeAsync(CancellationToken.None))
            await bench.EndAsync(engine);
        for (var round = 0; round < 3; round++)
        {
            await bench.RoundAsync(engine);
            bench.Time.Advance(TimeSpan.FromMinutes(30));
        }
        Assert.Equal(OrchestrationStatus.Completed, (await engine.GetStateAsync(ShelvingStart.InstanceOf(ShelvingBench.Id), CancellationToken.None))!.Status);
        Assert.Empty(await ReplayChecker.CheckAsync(bench.Registry, bench.Tables, ShelvingStart.InstanceOf(ShelvingBench.Id), CancellationToken.None));
    }

    private static async Task AssertEndAsync(ShelvingBench bench)
    {
        Assert.Equal("stalledUP", Assert.Single(bench.Client.Torrents.Values).State);
        Assert.Empty(bench.Client.Commands);
        Assert.Equal(["item-1", "item-2"], bench.Shelf.Items.Select(item => item.Book.Id));
        Assert.Equal(["item-1", "item-2"], (await bench.ArrivalsAsync()).Select(arrival => arrival.ItemId));
        Assert.Equal(
            [DownloadState.Downloading, DownloadState.Landed, DownloadState.Importing, DownloadState.Shelved],
            (await bench.HistoryAsync()).Select(transition => transition.To)
        );
    }
}
