using MamCrawler.Core.Orchestrations;
using MamCrawler.Core.Orchestrations.InProcess;
using MamCrawler.Core.State.Files;
using MamCrawler.Core.Tests.State;
using MamCrawler.TestProcess;
using MamCrawler.TestProcess.Samples;

namespace MamCrawler.Core.Tests.Orchestrations;

/// <summary>An orchestration killed at any point and started again repeats no finished activity and ends the same.</summary>
public sealed class CrashTests
{
    private const int Series = 60;
    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly string ExpectedOutput = $"{Enumerable.Range(0, Series).Sum(number => (long)number * number)}";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Kill_BetweenEveryTwoWrites_RepeatsNoFinishedActivityAndEndsTheSame(bool lastIsDone)
    {
        const int Small = 8;
        for (var writes = 0; ; writes++)
        {
            await using var fixture = new EngineFixture();
            fixture.AddSampleScan();
            var dying = new FaultyTableStore(fixture.Store, writes, lastIsDone);
            await RunUntilDeadAsync(fixture, dying, Small);
            fixture.Dead.Add("first");
            var finished = await FinishedAsync(fixture.Store);
            var begun = fixture.Begun.Count;

            var second = fixture.NewEngine("second");
            await second.ResumeAsync(None);
            if (await second.GetStateAsync(ScanWork.InstanceId, None) is null)
                await second.StartAsync(nameof(SampleScan), ScanWork.InstanceId, new SampleScanInput(Small), None);
            var state = await fixture.EndAsync(second, ScanWork.InstanceId);

            Assert.Equal((OrchestrationStatus.Completed, $"{Enumerable.Range(0, Small).Sum(number => number * number)}"), (state.Status, state.Output));
            if (!dying.IsDead)
            {
                Assert.True(writes > Small, "The scan must have stored something between its activities.");
                return;
            }

            Assert.Empty(fixture.Begun.Skip(begun).Select(Name).Intersect(finished));
            Assert.Equal(Small + 2, fixture.Begun.Select(Name).Distinct().Count());
            Assert.Empty(await ReplayChecker.CheckAsync(fixture.Registry, fixture.Store, ScanWork.InstanceId, None));
        }
    }

    [Fact]
    public async Task Kill_RealProcessAtRandomPoints_RepeatsNoFinishedActivityAndEndsTheSame()
    {
        using var directory = new TemporaryDirectory();
        var random = new Random(20260304);
        var kills = 0;
        while (true)
        {
            var begunBefore = LogLines(directory.Path);
            var finished = await FinishedAsync(directory.Path);
            using var process = new ChildProcess("scan", directory.Path, $"{Series}");
            if (kills < 12)
            {
                await UntilBegunAsync(process, directory.Path, begunBefore.Length + 1 + random.Next(8));
                await process.KillAsync();
                kills++;
            }
            else
            {
                await process.EndAsync();
            }

            var begunNow = LogLines(directory.Path).Skip(begunBefore.Length).ToList();
            Assert.Empty(begunNow.Select(Name).Intersect(finished));
            if (process.Lines is [var last])
            {
                Assert.Equal($"Completed {ExpectedOutput}", last);
                break;
            }
        }

        var all = LogLines(directory.Path);
        Assert.Equal(Series + 2, all.Select(Name).Distinct().Count());
        // The marks are the orchestrator's own GUIDs: two parts, two marks, however often it was replayed.
        Assert.Equal(2, all.Where(line => line.StartsWith("search", StringComparison.Ordinal)).Select(line => line.Split(' ')[2]).Distinct().Count());
        Assert.InRange(kills, 3, 12);
    }

    private static async Task RunUntilDeadAsync(EngineFixture fixture, FaultyTableStore dying, int series)
    {
        var first = fixture.NewEngine("first", dying);
        try
        {
            await first.StartAsync(nameof(SampleScan), ScanWork.InstanceId, new SampleScanInput(series), None);
            await fixture.EndAsync(first, ScanWork.InstanceId);
        }
        catch (Exception) when (dying.IsDead)
        {
            // This is the kill.
            await first.DisposeAsync();
        }
    }

    private static async Task UntilBegunAsync(ChildProcess process, string directory, int count)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!process.HasExited && LogLines(directory).Length < count)
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(60), "The process began no activity within 60 s.");
            await Task.Delay(TimeSpan.FromMilliseconds(1), TimeProvider.System);
        }
    }

    /// <summary>The activities whose end is stored: a part that ended has searched all its series.</summary>
    private static async Task<HashSet<string>> FinishedAsync(Ports.ITableStore store)
    {
        var finished = new HashSet<string>(StringComparer.Ordinal);
        var counters = new EngineCounters();
        await foreach (var instance in new OrchestrationInstances(store, counters).ListAsync(None))
        {
            foreach (var end in await new OrchestrationHistory(store, counters).ReadAsync(instance.InstanceId, instance.RunId, None))
            {
                if (end.Kind is ActionKind.Activity)
                    finished.Add(NameOf(end, instance));
            }
        }

        return finished;
    }

    private static async Task<HashSet<string>> FinishedAsync(string directory)
    {
        using var store = new FileTableStore(directory);
        return await FinishedAsync(store);
    }

    private static string NameOf(HistoryEvent end, OrchestrationInstance instance) => end.Name switch
    {
        nameof(SampleSnapshot) => "snapshot",
        nameof(SampleReport) => "report",
        _ => $"search {OrchestrationJson.Read<SamplePartInput>(instance.Input).First + end.ActionId}",
    };

    private static string Name(string line) => string.Join(' ', line.Split(' ').Take(2));

    private static string[] LogLines(string directory) =>
        File.Exists(ScanWork.LogOf(directory)) ? ReadShared(ScanWork.LogOf(directory)).Split('\n', StringSplitOptions.RemoveEmptyEntries) : [];

    private static string ReadShared(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }
}
