using MamCrawler.Core.Orchestrations;
using MamCrawler.Core.Orchestrations.InProcess;
using MamCrawler.Core.Orchestrations.Scanning;
using MamCrawler.Core.State.Files;
using MamCrawler.Core.Tests.Orchestrations.Scanning;
using MamCrawler.Core.Tests.State;
using MamCrawler.TestProcess;
using MamCrawler.TestProcess.Samples;
using Microsoft.Extensions.Logging.Abstractions;

namespace MamCrawler.Core.Tests.Orchestrations;

/// <summary>An orchestration killed at any point and started again repeats no finished activity and ends the same.</summary>
public sealed class CrashTests
{
    private const int Series = 60;
    private const int Chunks = 20;
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
            await RunUntilDeadAsync(fixture, dying, nameof(SampleScan), new SampleScanInput(Small));
            fixture.Dead.Add("first");
            var finished = await FinishedAsync(fixture.Registry, fixture.Store);
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

    [Fact]
    public async Task Kill_ScanLibraryAtSeededWrites_RepeatsNoFinishedActivityAndEndsTheSame()
    {
        var random = new Random(20260305);
        var (expected, writes) = await WholeScanAsync();
        for (var kill = 0; kill < 12; kill++)
        {
            await using var fixture = new EngineFixture();
            ScanStandIns.Register(fixture.Registry, TimeProvider.System, fixture.Begun.Enqueue, Chunks);
            var dying = new FaultyTableStore(fixture.Store, 1 + random.Next(writes / 2), lastIsDone: random.Next(2) == 0);
            await RunUntilDeadAsync(fixture, dying, nameof(ScanLibrary), ScanStandIns.Input);
            Assert.True(dying.IsDead);
            fixture.Dead.Add("first");
            var finished = await FinishedAsync(fixture.Registry, fixture.Store);
            var begun = fixture.Begun.Count;

            var second = fixture.NewEngine("second");
            Assert.Equal([ScanWork.InstanceId], await second.ResumeAsync(None));
            var state = await fixture.EndAsync(second, ScanWork.InstanceId);

            Assert.Equal(expected, (state.Status, state.Output, state.CustomStatus));
            Assert.Empty(fixture.Begun.Skip(begun).Intersect(finished));
            Assert.Empty(await ReplayChecker.CheckAsync(fixture.Registry, fixture.Store, ScanWork.InstanceId, None));
        }
    }

    private static async Task<((OrchestrationStatus, string?, string?) End, int Writes)> WholeScanAsync()
    {
        await using var fixture = new EngineFixture();
        ScanStandIns.Register(fixture.Registry, TimeProvider.System, _ => { }, Chunks);
        var engine = fixture.NewEngine();
        var state = await fixture.RunAsync(nameof(ScanLibrary), ScanStandIns.Input, engine);
        return ((state.Status, state.Output, state.CustomStatus), (int)engine.Counters.StorageWrites);
    }

    private static async Task RunUntilDeadAsync(EngineFixture fixture, FaultyTableStore dying, string name, object input)
    {
        var first = fixture.NewEngine("first", dying);
        try
        {
            await first.StartAsync(name, ScanWork.InstanceId, input, None);
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

    /// <summary>The activities whose end is stored, as their name and input; those of the sample scan as it logs them.</summary>
    private static async Task<HashSet<string>> FinishedAsync(OrchestrationRegistry registry, Ports.ITableStore store)
    {
        var finished = new HashSet<string>(StringComparer.Ordinal);
        var counters = new EngineCounters();
        await foreach (var instance in new OrchestrationInstances(store, counters).ListAsync(None))
        {
            var execution = new OrchestrationExecution(instance, registry, NullLoggerFactory.Instance);
            execution.Start(replaying: true);
            foreach (var end in await new OrchestrationHistory(store, counters).ReadAsync(instance.InstanceId, instance.RunId, None))
            {
                execution.Deliver(end, replaying: true);
                if (end.Kind is ActionKind.Activity)
                    finished.Add(NameOf(execution.Scheduled[end.ActionId]));
            }
        }

        return finished;
    }

    private static async Task<HashSet<string>> FinishedAsync(string directory)
    {
        using var store = new FileTableStore(directory);
        return await FinishedAsync(SampleScan.Register(new OrchestrationRegistry(), _ => { }, TimeProvider.System), store);
    }

    private static string NameOf(ScheduledAction action) =>
        action.Name switch
        {
            nameof(SampleSnapshot) => "snapshot",
            nameof(SampleReport) => "report",
            nameof(SampleSearch) => $"search {OrchestrationJson.Read<SampleSearchInput>(action.Input).Number}",
            _ => $"{action.Name} {action.Input}",
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
