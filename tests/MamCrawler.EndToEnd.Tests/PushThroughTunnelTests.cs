using System.Collections.Concurrent;
using MamCrawler.Core.Downloads.Pushing;
using MamCrawler.PushProcess;
using MamCrawler.Simulators.Hosting;
using MamCrawler.Simulators.QBittorrent;

namespace MamCrawler.EndToEnd.Tests;

/// <summary>
/// A torrent made here is pushed through a real nginx that demands a client certificate, to a real qBittorrent and to the simulator's three versions. It is there
/// once, however often the message comes and wherever the process dies, and its volumes have a folder each before it starts.
/// </summary>
public sealed class PushThroughTunnelTests
{
    public static TheoryData<string> Targets => [TunnelRig.Real, "4.5.2", "5.1.0", "5.3.0"];

    public static TheoryData<string> Simulated => ["4.5.2", "5.1.0", "5.3.0"];

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Push_Once_IsThereSortedAndStarted(string kind)
    {
        await using var rig = await TunnelRig.StartAsync(kind);
        var setup = await rig.ApproveAsync(1);
        var commands = new List<string>();

        var outcome = await PushWork.RunAsync(setup, Note(commands));

        Assert.Equal(PushResult.Started, outcome.Result);
        await rig.AssertPushedOnceAsync(setup);
        Assert.Equal(
            ["add", "rename", "rename", "rename", "start"],
            commands.Where(step => step.StartsWith("after ", StringComparison.Ordinal)).Select(step => step[6..]).Where(IsCommand)
        );
    }

    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Push_MessageRepeatedManyTimesAndAtOnce_IsThereOnce(string kind)
    {
        await using var rig = await TunnelRig.StartAsync(kind);
        var setup = await rig.ApproveAsync(1);

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => PushWork.RunAsync(setup, _ => Task.CompletedTask)));
        for (var message = 0; message < 5; message++)
        {
            await TunnelRig.MakeDueAsync(setup);
            await PushWork.RunAsync(setup, _ => Task.CompletedTask);
        }

        await rig.AssertPushedOnceAsync(setup);
    }

    /// <summary>A process that dies at a step leaves everything before it done and nothing behind it: from that step on every port throws.</summary>
    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Push_KilledAtEveryStep_EndsTheSame(string kind)
    {
        await using var rig = await TunnelRig.StartAsync(kind);
        var steps = new List<string>();
        await PushWork.RunAsync(await rig.ApproveAsync(1), Note(steps));
        Assert.InRange(steps.Count, 30, 100);

        var died = new ConcurrentBag<int>();
        await Parallel.ForAsync(
            1,
            steps.Count + 1,
            new ParallelOptions { MaxDegreeOfParallelism = 6 },
            async (killAt, _) =>
            {
                var setup = await rig.ApproveAsync(1000 + killAt);
                var step = 0;
                try
                {
                    await PushWork.RunAsync(setup, name => ++step < killAt ? Task.CompletedTask : throw new ProcessKilledException(name));
                }
                catch (ProcessKilledException)
                {
                    died.Add(killAt);
                }
                for (var message = 0; message < 2; message++)
                {
                    await TunnelRig.MakeDueAsync(setup);
                    await PushWork.RunAsync(setup, _ => Task.CompletedTask);
                }
                await rig.AssertPushedOnceAsync(setup);
            }
        );
        Assert.Equal(steps.Count, died.Count);
    }

    /// <summary>The same with real processes and kill -9, at steps spread over the push.</summary>
    [Theory]
    [MemberData(nameof(Targets))]
    public async Task Push_RealProcessKilled_EndsTheSame(string kind)
    {
        await using var rig = await TunnelRig.StartAsync(kind);
        var steps = new List<string>();
        await PushWork.RunAsync(await rig.ApproveAsync(1), Note(steps));

        string[] names = rig.IsReal
            ? ["before the fetch", "after the fetch", "before add", "after add", "after rename", "before start", "after start"]
            : ["after the fetch", "after add", "after rename", "after start"];
        int[] interesting = [.. names.Select(name => steps.IndexOf(name) + 1), steps.Count];
        Assert.DoesNotContain(0, interesting);
        await Parallel.ForEachAsync(
            interesting,
            new ParallelOptions { MaxDegreeOfParallelism = 3 },
            async (killAt, _) =>
            {
                var setup = await rig.ApproveAsync(2000 + killAt);
                Assert.StartsWith($"standing at step {killAt}:", await KilledPush.RunAsync(setup, killAt), StringComparison.Ordinal);

                Assert.Contains(await KilledPush.RunAsync(setup, int.MaxValue), new[] { "Started", "NothingToDo" });
                await rig.AssertPushedOnceAsync(setup);
            }
        );
    }

    [Theory]
    [MemberData(nameof(Simulated))]
    public async Task Push_AnswersLostAfterCommandsWereCarriedOut_IsThereOnce(string kind)
    {
        await using var rig = await TunnelRig.StartAsync(kind);
        var number = 0L;
        foreach (var path in new[] { "add", "renameFile", "start", "resume", "info", "files" })
        {
            var setup = await rig.ApproveAsync(++number);
            rig.Simulated.Faults.Set(CommonFaults.AbortedAfter, new FaultSwitch(Path: "/api/v2/torrents/" + path, Times: 4));
            await PushWork.RunAsync(setup, _ => Task.CompletedTask);
            rig.Simulated.Faults.ClearAll();
            for (var message = 0; message < 2; message++)
            {
                await TunnelRig.MakeDueAsync(setup);
                await PushWork.RunAsync(setup, _ => Task.CompletedTask);
            }
            await rig.AssertPushedOnceAsync(setup);
        }
    }

    [Theory]
    [MemberData(nameof(Simulated))]
    public async Task Push_ToAFullDisk_IsRefusedAndStartsWhenThereIsRoom(string kind)
    {
        await using var rig = await TunnelRig.StartAsync(kind);
        var setup = await rig.ApproveAsync(1);
        rig.Simulated.Lag = TimeSpan.Zero;
        rig.Simulated.Faults.Set(QBittorrentFaults.DiskFull, new FaultSwitch(Times: 1));

        Assert.Equal(PushResult.Refused, (await PushWork.RunAsync(setup, _ => Task.CompletedTask)).Result);
        await TunnelRig.MakeDueAsync(setup);
        Assert.Equal(PushResult.Started, (await PushWork.RunAsync(setup, _ => Task.CompletedTask)).Result);

        await rig.AssertPushedOnceAsync(setup);
    }

    [Fact]
    public async Task Push_ToARealClient_AnnouncesOnlyAfterEveryVolumeHasItsFolder()
    {
        await using var rig = await TunnelRig.StartAsync(TunnelRig.Real);
        await using var announces = await AnnounceLog.StartAsync();
        var setup = await rig.ApproveAsync(1, announces.Address);
        var beforeStart = -1;

        await PushWork.RunAsync(
            setup,
            step =>
            {
                if (step == "before start")
                    beforeStart = announces.Count;
                return Task.CompletedTask;
            }
        );

        await rig.AssertPushedOnceAsync(setup);
        Assert.Equal(0, beforeStart);
        Assert.True(await announces.ArrivesAsync(), "The started torrent never announced itself.");
    }

    [Fact]
    public async Task Push_RealClientKilledInBetween_IsThereOnce()
    {
        await using var rig = await TunnelRig.StartAsync(TunnelRig.Real);
        var setup = await rig.ApproveAsync(1);
        var restarted = false;

        var outcome = await PushWork.RunAsync(
            setup,
            async step =>
            {
                if (step != "after add" || restarted)
                    return;
                restarted = true;
                await rig.RestartClientAsync();
            }
        );
        // A client that has just come up checks what it has for a while.
        for (var message = 0; message < 60 && outcome.Result != PushResult.Started; message++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(500), TimeProvider.System);
            await TunnelRig.MakeDueAsync(setup);
            outcome = await PushWork.RunAsync(setup, _ => Task.CompletedTask);
        }

        Assert.True(restarted);
        await rig.AssertPushedOnceAsync(setup);
    }

    private static bool IsCommand(string step) => step is "add" or "rename" or "start" or "stop";

    private static Func<string, Task> Note(List<string> steps) =>
        step =>
        {
            steps.Add(step);
            return Task.CompletedTask;
        };
}
