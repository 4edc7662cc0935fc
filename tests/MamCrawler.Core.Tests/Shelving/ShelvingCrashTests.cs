using MamCrawler.Core.Downloads;
using MamCrawler.Core.Faults;
using MamCrawler.Core.Metadata.Writing;
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
        bench.Tables.Step = bench.Client.Before = bench.Client.After = bench.Shelf.Before = bench.Editor.Before = bench.Editor.After = Step;
        try
        {
            await bench.RoundAsync(bench.NewEngine("first"));
        }
        catch (FaultException)
        {
            Assert.True(dead);
        }
        bench.Tables.Step = bench.Client.Before = bench.Client.After = bench.Shelf.Before = bench.Editor.Before = bench.Editor.After = _ => { };
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
        // One set of changes, each written once.
        string[] written =
        [
            "item-1 Narrators=Narrator 1",
            "item-1 Publisher=A House",
            "item-1 Series=The Saga #1",
            "item-2 Narrators=Narrator 2",
            "item-2 Publisher=A House",
            "item-2 Series=The Saga #2",
        ];
        Assert.Equal(written, bench.Editor.Writes.Order(StringComparer.Ordinal));
        var changes = await bench.Metadata.ListAsync(CancellationToken.None);
        Assert.Equal(written, changes.Select(change => $"{change.ItemId} {change.Field}={change.New[0]}").Order(StringComparer.Ordinal));
        Assert.All(
            changes,
            change => Assert.Equal((ChangeState.Written, 1, ShelvingStart.InstanceOf(ShelvingBench.Id)), (change.State, change.Number, change.Run))
        );
        Assert.Empty(await bench.Metadata.ListProposalsAsync(CancellationToken.None).ToListAsync(CancellationToken.None));
    }
}
