using MamCrawler.Core.Faults;
using MamCrawler.Core.Orchestrations;
using MamCrawler.Core.Orchestrations.InProcess;
using MamCrawler.TestProcess.Samples;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Core.Tests.Orchestrations;

public sealed class InProcessEngineTests : IAsyncDisposable
{
    private static readonly CancellationToken None = CancellationToken.None;
    private readonly EngineFixture fixture = new();
    private Func<IOrchestrationContext, int, Task<string>> probe = (_, _) => Task.FromResult("");
    private Func<IOrchestrationContext, int, Task<string>> part = (_, _) => Task.FromResult("");
    private Func<int, CancellationToken, Task<string>> work = (input, _) => Task.FromResult($"{input}");

    public InProcessEngineTests() =>
        fixture
            .Registry.AddOrchestrator<Probe, int, string>(() => new Probe((context, input) => probe(context, input)))
            .AddOrchestrator<ProbePart, int, string>(() => new ProbePart((context, input) => part(context, input)))
            .AddActivity<Work, int, string>(() => new Work((input, cancellationToken) => work(input, cancellationToken)));

    public ValueTask DisposeAsync() => fixture.DisposeAsync();

    [Fact]
    public async Task Start_Activities_RunAndTheOutputIsKept()
    {
        probe = async (context, input) => await Call(context, input) + await Call(context, input + 1);
        var state = await fixture.RunAsync(nameof(Probe), 4);
        Assert.Equal((OrchestrationStatus.Completed, "\"45\""), (state.Status, state.Output));
        Assert.Equal(state, await fixture.NewEngine("two").GetStateAsync(nameof(Probe), None));
    }

    [Fact]
    public async Task Start_AlreadyRunning_IsRefusedHereAndInAnotherProcess()
    {
        var release = new TaskCompletionSource<string>();
        work = (_, cancellationToken) => release.Task.WaitAsync(cancellationToken);
        probe = Call;
        var engine = fixture.NewEngine();
        Assert.True(await engine.StartAsync(nameof(Probe), "scan", 1, None));
        Assert.False(await engine.StartAsync(nameof(Probe), "scan", 1, None));
        Assert.False(await fixture.NewEngine("two").StartAsync(nameof(Probe), "scan", 1, None));
        release.SetResult("done");
        await fixture.EndAsync(engine, "scan");
        Assert.True(await engine.StartAsync(nameof(Probe), "scan", 1, None));
        await fixture.EndAsync(engine, "scan");
    }

    [Fact]
    public async Task Start_ManyAtOnce_OneWins()
    {
        var release = new TaskCompletionSource<string>();
        work = (_, cancellationToken) => release.Task.WaitAsync(cancellationToken);
        probe = Call;
        var engines = Enumerable.Range(0, 6).Select(number => fixture.NewEngine($"{number}")).ToList();
        var started = await Task.WhenAll(engines.Select(engine => Task.Run(() => engine.StartAsync(nameof(Probe), "scan", 1, None))));
        Assert.Single(started, true);
        release.SetResult("done");
    }

    [Fact]
    public async Task Start_UnknownNameOrIllegalId_IsRefused()
    {
        var engine = fixture.NewEngine();
        await Assert.ThrowsAsync<ArgumentException>(() => engine.StartAsync("Unknown", "scan", 1, None));
        await Assert.ThrowsAsync<ArgumentException>(() => engine.StartAsync(nameof(Probe), "", 1, None));
        await Assert.ThrowsAsync<ArgumentException>(() => engine.StartAsync(nameof(Probe), new string('i', 91), 1, None));
        await Assert.ThrowsAsync<ArgumentException>(() => engine.WaitAsync("unknown", None));
        Assert.Null(await engine.GetStateAsync("unknown", None));
    }

    [Fact]
    public async Task Activity_Throws_TheOrchestratorSeesItsTypeAndMessage()
    {
        work = (_, _) => throw new InvalidDataException("a bug");
        probe = async (context, input) =>
        {
            var failure = await Assert.ThrowsAsync<ActivityFailedException>(() => Call(context, input));
            return $"{failure.Name} {failure.ErrorType} {failure.Message}";
        };
        Assert.Contains(
            "Work System.IO.InvalidDataException 'Work' failed: System.IO.InvalidDataException: a bug",
            (await fixture.RunAsync(nameof(Probe), 1)).Output,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Activity_ThrowsAndNobodyCatches_TheOrchestrationFails()
    {
        work = (_, _) => throw new InvalidDataException("a bug");
        probe = Call;
        var state = await fixture.RunAsync(nameof(Probe), 1);
        Assert.Equal(OrchestrationStatus.Failed, state.Status);
        Assert.Contains("a bug", state.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Activity_WithRetry_IsCalledAgainAfterTheIntervals()
    {
        var calls = new List<DateTimeOffset>();
        work = (_, _) =>
        {
            calls.Add(fixture.Time.GetUtcNow());
            return calls.Count < 4 ? throw new InvalidDataException() : Task.FromResult("well");
        };
        probe = (context, input) => context.CallActivityAsync<string>(nameof(Work), input, new RetryOptions(4, TimeSpan.FromMinutes(1), 3));
        Assert.Equal("\"well\"", (await fixture.RunAsync(nameof(Probe), 1)).Output);
        Assert.Equal([1, 3, 9], calls.Zip(calls.Skip(1), (left, right) => (int)(right - left).TotalMinutes));
    }

    [Fact]
    public async Task Activity_FailsAsOftenAsRetryAllows_TheLastFailureIsThrown()
    {
        var calls = 0;
        work = (_, _) => throw new InvalidDataException($"{++calls}");
        probe = (context, input) => context.CallActivityAsync<string>(nameof(Work), input, new RetryOptions(3, TimeSpan.FromSeconds(1)));
        Assert.EndsWith(": 3", (await fixture.RunAsync(nameof(Probe), 1)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Activity_UnknownName_Fails()
    {
        probe = (context, input) => context.CallActivityAsync<string>("Unknown", input);
        Assert.Contains("There is no activity 'Unknown'", (await fixture.RunAsync(nameof(Probe), 1)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Activity_ResultOfAnotherShape_Fails()
    {
        probe = async (context, input) => $"{await context.CallActivityAsync<int>(nameof(Work), input)}";
        work = (_, _) => Task.FromResult("text");
        Assert.Contains("is not a Int32", (await fixture.RunAsync(nameof(Probe), 1)).Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(29_998)]
    [InlineData(100_000)]
    [InlineData(250_000)]
    public async Task Activity_LargeResult_IsKeptInParts(int characters)
    {
        // Pairs of surrogates at odd places, so that a part would end in the middle of one.
        var text = "x" + string.Concat(Enumerable.Repeat("🎧", characters / 12));
        work = (_, _) => Task.FromResult(text);
        probe = async (context, input) => (await Call(context, input)) + (await context.CallSubOrchestratorAsync<string>(nameof(ProbePart), 1)).Length;
        part = (_, _) => Task.FromResult(text);
        var engine = fixture.NewEngine();
        var state = await fixture.RunAsync(nameof(Probe), 1, engine);
        Assert.Equal(OrchestrationStatus.Completed, state.Status);
        Assert.Empty(await ReplayChecker.CheckAsync(fixture.Registry, fixture.Store, nameof(Probe), None));
    }

    [Fact]
    public async Task Activity_ResultIsAPayload_IsRefusedWithASentence()
    {
        work = (_, _) => Task.FromResult(new string('x', 300_000));
        probe = Call;
        Assert.Contains("ids and counts", (await fixture.RunAsync(nameof(Probe), 1)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhenAll_ManyActivities_AllEndAndNoMoreThanAllowedRunAtOnce()
    {
        var (running, most) = (0, 0);
        work = async (input, _) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref running));
            await Task.Yield();
            Interlocked.Decrement(ref running);
            return $"{input}";
        };
        probe = async (context, _) => string.Join(',', await Task.WhenAll(Enumerable.Range(0, 200).Select(number => Call(context, number))));
        var engine = fixture.NewEngine(change: options => options with { MaximumActivities = 3 });
        Assert.Equal($"\"{string.Join(',', Enumerable.Range(0, 200))}\"", (await fixture.RunAsync(nameof(Probe), 1, engine)).Output);
        Assert.InRange(most, 1, 3);
        Assert.Equal(200, engine.Counters.Activities);
    }

    [Fact]
    public async Task Timer_FiresAtItsTime_AndTheClockStandsStillInATurn()
    {
        probe = async (context, _) =>
        {
            var start = context.CurrentUtcDateTime;
            await context.CreateTimer(start + TimeSpan.FromDays(40), None);
            return $"{context.CurrentUtcDateTime - start == TimeSpan.FromDays(40)}";
        };
        Assert.Equal("\"True\"", (await fixture.RunAsync(nameof(Probe), 1, fixture.NewEngine(change: Endless))).Output);
    }

    [Fact]
    public async Task Timer_Cancelled_DoesNotHoldTheOrchestrationUp()
    {
        probe = async (context, input) =>
        {
            using var cancel = new CancellationTokenSource();
            var timer = context.CreateTimer(context.CurrentUtcDateTime + TimeSpan.FromDays(400), cancel.Token);
            var first = await Task.WhenAny(timer, Call(context, input));
            cancel.Cancel();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => timer);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => context.CreateTimer(context.CurrentUtcDateTime, cancel.Token));
            return $"{first == timer}";
        };
        // The clock stands still, so that only the cancelling can end it.
        var engine = fixture.NewEngine();
        await engine.StartAsync(nameof(Probe), nameof(Probe), 1, None);
        Assert.Equal("\"False\"", (await engine.WaitAsync(nameof(Probe), None)).Output);
        Assert.Equal(0, fixture.Time.Waiting);
        Assert.Empty(await ReplayChecker.CheckAsync(fixture.Registry, fixture.Store, nameof(Probe), None));
    }

    [Fact]
    public async Task NewGuid_IsDistinctWithinARunAndBetweenRuns()
    {
        probe = (context, _) => Task.FromResult($"{context.NewGuid()} {context.NewGuid()}");
        var engine = fixture.NewEngine();
        var first = (await fixture.RunAsync(nameof(Probe), 1, engine)).Output!.Trim('"').Split(' ');
        Assert.True(await engine.StartAsync(nameof(Probe), nameof(Probe), 1, None));
        var second = (await fixture.EndAsync(engine, nameof(Probe))).Output!.Trim('"').Split(' ');
        Assert.Equal(4, first.Concat(second).Distinct().Count());
    }

    [Fact]
    public async Task ContinueAsNew_StartsAnewWithTheNextInputAndNoHistory()
    {
        probe = async (context, input) =>
        {
            await Call(context, input);
            if (input < 5)
                context.ContinueAsNew(input + 1);
            return $"{input}";
        };
        var engine = fixture.NewEngine();
        Assert.Equal("\"5\"", (await fixture.RunAsync(nameof(Probe), 1, engine)).Output);
        Assert.Equal(5, engine.Counters.Activities);
        Assert.Single(await fixture.Store.QueryAsync("OrchestrationHistory", null, Ports.RowKeyRange.All, None).ToListAsync());
    }

    [Fact]
    public async Task SubOrchestration_CompletesOrFails_TheParentLearns()
    {
        part = async (context, input) => input > 0 ? await Call(context, input) : throw new InvalidDataException("a bug");
        probe = async (context, _) =>
        {
            var well = await context.CallSubOrchestratorAsync<string>(nameof(ProbePart), 7);
            var failure = await Assert.ThrowsAsync<ActivityFailedException>(() => context.CallSubOrchestratorAsync<string>(nameof(ProbePart), 0, "named"));
            var unknown = await Assert.ThrowsAsync<ActivityFailedException>(() => context.CallSubOrchestratorAsync<string>("Unknown", 0));
            return $"{well} {failure.ErrorType} {unknown.ErrorType}";
        };
        var engine = fixture.NewEngine();
        Assert.Equal("\"7 System.IO.InvalidDataException System.ArgumentException\"", (await fixture.RunAsync(nameof(Probe), 1, engine)).Output);
        Assert.Equal(OrchestrationStatus.Completed, (await engine.GetStateAsync("Probe:0000", None))!.Status);
        Assert.Equal(OrchestrationStatus.Failed, (await engine.GetStateAsync("named", None))!.Status);
    }

    [Fact]
    public async Task Log_PartsEnd_AtInformationShowsTheWholeAlone()
    {
        var log = new RecordingLogger();
        fixture.Loggers = log;
        part = Call;
        probe = (context, input) => context.CallSubOrchestratorAsync<string>(nameof(ProbePart), input, "a-part");
        await fixture.RunAsync(nameof(Probe), 1, fixture.NewEngine());
        Assert.Contains(
            "OrchestrationEnded orchestration=Probe instance=Probe status=Completed",
            Assert.Single(log.Shown, line => line.Contains("Ended", StringComparison.Ordinal)),
            StringComparison.Ordinal
        );
        Assert.Contains("PartEnded orchestration=ProbePart instance=a-part status=Completed", log.Lines);
    }

    [Fact]
    public async Task SubOrchestration_IdIsRunningAlready_Fails()
    {
        var release = new TaskCompletionSource<string>();
        work = (_, cancellationToken) => release.Task.WaitAsync(cancellationToken);
        part = Call;
        probe = (context, input) => context.CallSubOrchestratorAsync<string>(nameof(ProbePart), input, "taken");
        var engine = fixture.NewEngine();
        await engine.StartAsync(nameof(ProbePart), "taken", 1, None);
        Assert.Contains("already", (await fixture.RunAsync(nameof(Probe), 1, engine)).Output, StringComparison.Ordinal);
        release.SetResult("");
    }

    [Fact]
    public async Task CustomStatus_IsSeenHereAtOnceAndStoredForOthers()
    {
        var release = new TaskCompletionSource<string>();
        work = (_, cancellationToken) => release.Task.WaitAsync(cancellationToken);
        probe = async (context, input) =>
        {
            context.SetCustomStatus(new { Done = 1, Of = 2 });
            await Call(context, input);
            context.SetCustomStatus(new { Done = 2, Of = 2 });
            return "";
        };
        var engine = fixture.NewEngine();
        await engine.StartAsync(nameof(Probe), "scan", 1, None);
        await UntilAsync(async () => (await engine.GetStateAsync("scan", None))!.CustomStatus == "{\"done\":1,\"of\":2}");
        release.SetResult("");
        await fixture.EndAsync(engine, "scan");
        Assert.Equal("{\"done\":2,\"of\":2}", (await fixture.NewEngine("two").GetStateAsync("scan", None))!.CustomStatus);
    }

    [Fact]
    public async Task CustomStatus_ChangesOften_IsStoredRarelyButTheLastAlways()
    {
        probe = async (context, _) =>
        {
            for (var number = 0; number < 100; number++)
            {
                context.SetCustomStatus(number);
                await Call(context, number);
            }

            return "";
        };
        var engine = fixture.NewEngine(change: options => options with { StatusInterval = TimeSpan.FromHours(1) });
        Assert.Equal("99", (await fixture.RunAsync(nameof(Probe), 1, engine)).CustomStatus);
        Assert.InRange(engine.Counters.StorageWrites, 100, 104);
    }

    [Fact]
    public async Task CustomStatus_MoreThan16Kilobytes_IsRefused()
    {
        probe = (context, _) =>
        {
            context.SetCustomStatus(new string('x', 17_000));
            return Task.FromResult("");
        };
        Assert.Contains("at most 16384 bytes", (await fixture.RunAsync(nameof(Probe), 1)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Orchestrator_WaitsForSomethingElse_FailsAndSaysSo()
    {
        probe = async (_, _) =>
        {
            await new TaskCompletionSource().Task;
            return "";
        };
        Assert.Contains("nothing that its context made", (await fixture.RunAsync(nameof(Probe), 1)).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Orchestrator_LeavesItsThread_FailsAndSaysSo()
    {
        probe = (context, input) => Task.Run(() => Call(context, input));
        Assert.Equal(OrchestrationStatus.Failed, (await fixture.RunAsync(nameof(Probe), 1)).Status);
        Exception? thrown = null;
        probe = async (context, input) =>
        {
            await Task.Run(() => thrown = Record.Exception(() => context.SetCustomStatus(1))).ConfigureAwait(false);
            return await Call(context, input);
        };
        await fixture.RunAsync(nameof(Probe), 1, fixture.NewEngine("two"));
        await UntilAsync(() => Task.FromResult(thrown is InvalidOperationException));
    }

    [Fact]
    public async Task Orchestrator_DoesSomethingElseOnReplay_FailsNamingBoth()
    {
        work = (input, cancellationToken) => input < 2 ? Task.FromResult("") : Never(cancellationToken);
        probe = async (context, _) => await Call(context, 1) + await Call(context, 2);
        await LeaveAsync(fixture.NewEngine(), until: 2);
        probe = async (context, _) => await context.CallSubOrchestratorAsync<string>(nameof(ProbePart), 1);
        var state = await ResumedAsync();
        Assert.Equal(OrchestrationStatus.Failed, state.Status);
        Assert.Contains("holds Activity 'Work' as action 0, but it has scheduled SubOrchestration 'ProbePart'", state.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Orchestrator_EndOfAnActionItNoLongerSchedules_FailsNamingIt()
    {
        work = (input, cancellationToken) => input == 2 ? Task.FromResult("") : Never(cancellationToken);
        probe = async (context, _) => string.Concat(await Task.WhenAll(Call(context, 1), Call(context, 2), Call(context, 3)));
        var engine = fixture.NewEngine();
        await LeaveAsync(engine, until: 3);
        await UntilAsync(() => Task.FromResult(engine.Counters.StorageWrites == 2));
        probe = Call;
        Assert.Contains("the end of action 1 (Activity 'Work'), but it has scheduled only 1 actions", (await ResumedAsync()).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Orchestrator_SchedulesLessOnReplay_FailsNamingWhatIsMissing()
    {
        work = (input, cancellationToken) => input < 3 ? Task.FromResult("") : Never(cancellationToken);
        probe = async (context, _) => await Call(context, 1) + await Call(context, 2) + await Call(context, 3);
        await LeaveAsync(fixture.NewEngine(), until: 3);
        probe = async (context, _) =>
        {
            await Call(context, 1);
            return await Call(context, 2);
        };
        Assert.Equal(OrchestrationStatus.Completed, (await ResumedAsync()).Status);

        probe = async (context, _) => await Call(context, 1) + await Call(context, 2) + await Call(context, 3);
        await LeaveAsync(fixture.NewEngine("three"), until: 3);
        probe = async (context, _) =>
        {
            await new TaskCompletionSource<string>().Task.WaitAsync(None);
            return await Call(context, 1);
        };
        Assert.Contains("not deterministic", (await ResumedAsync("four")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resume_ProcessWasKilled_RepeatsNoFinishedActivity()
    {
        var begun = new List<int>();
        work = (input, cancellationToken) =>
        {
            lock (begun)
                begun.Add(input);
            return input < 5 || begun.Count > 5 ? Task.FromResult($"{input}") : Never(cancellationToken);
        };
        probe = async (context, _) =>
        {
            var text = "";
            for (var number = 1; number <= 6; number++)
                text += await Call(context, number);
            return text;
        };
        await LeaveAsync(fixture.NewEngine(), until: 5);
        Assert.Equal("\"123456\"", (await ResumedAsync()).Output);
        Assert.Equal([1, 2, 3, 4, 5, 5, 6], begun);
    }

    [Fact]
    public async Task Logger_AfterAResume_WritesEachLineOnce()
    {
        var log = new RecordingLogger();
        fixture.Loggers = log;
        work = (input, cancellationToken) => input < 3 || log.Lines.Contains("resumed") ? Task.FromResult("") : Never(cancellationToken);
        probe = async (context, _) =>
        {
            var logger = context.CreateReplaySafeLogger("Scan");
            for (var number = 1; number <= 4; number++)
            {
                await Call(context, number);
                using var scope = logger.BeginScope(number);
                logger.Log(LogLevel.Information, default, $"after {number}", null, (text, _) => text);
            }

            return "";
        };
        await LeaveAsync(fixture.NewEngine(), until: 3);
        log.Lines.Enqueue("resumed");
        await ResumedAsync();
        Assert.Equal(
            ["after 1", "after 2", "resumed", "after 3", "after 4"],
            log.Lines.Where(line => !line.StartsWith("Orchestration", StringComparison.Ordinal))
        );
    }

    [Fact]
    public async Task Resume_HolderLives_IsLeftAloneUntilItsLeaseIsOver()
    {
        var release = new TaskCompletionSource<string>();
        work = (_, cancellationToken) => release.Task.WaitAsync(cancellationToken);
        probe = Call;
        // The first engine's clock stands still, so it does not renew.
        await using var first = new InProcessEngine(
            fixture.Registry,
            fixture.Store,
            new MamCrawler.Tests.ManualTimeProvider(),
            Microsoft.Extensions.Logging.Abstractions.NullLoggerFactory.Instance,
            new InProcessEngineOptions { Holder = "one" }
        );
        await first.StartAsync(nameof(Probe), "scan", 1, None);
        var second = fixture.NewEngine("two");
        Assert.Empty(await second.ResumeAsync(None));
        fixture.Time.Advance(TimeSpan.FromSeconds(61));
        Assert.Equal(["scan"], await second.ResumeAsync(None));
        release.SetResult("done");
        Assert.Equal(OrchestrationStatus.Completed, (await fixture.EndAsync(second, "scan")).Status);
    }

    [Fact]
    public async Task Lease_IsRenewedWhileTheInstanceRuns()
    {
        var release = new TaskCompletionSource<string>();
        work = (_, cancellationToken) => release.Task.WaitAsync(cancellationToken);
        probe = Call;
        var engine = fixture.NewEngine();
        await engine.StartAsync(nameof(Probe), "scan", 1, None);
        for (var third = 0; third < 12; third++)
        {
            var before = engine.Counters.StorageWrites;
            await fixture.Time.UntilWaitingAsync();
            fixture.Time.Advance(TimeSpan.FromSeconds(20));
            await UntilAsync(() => Task.FromResult(engine.Counters.StorageWrites > before));
        }

        await UntilAsync(async () => (await fixture.NewEngine("two").ResumeAsync(None)).Count == 0);
        release.SetResult("done");
        await fixture.EndAsync(engine, "scan");
    }

    [Fact]
    public async Task Run_AnotherProcessTookItOver_StopsAndSaysSo()
    {
        var release = new TaskCompletionSource<string>();
        work = (input, cancellationToken) => input == 1 ? release.Task.WaitAsync(cancellationToken) : Task.FromResult($"{input}");
        probe = async (context, _) => await Call(context, 1) + await Call(context, 2);
        var first = fixture.NewEngine();
        await first.StartAsync(nameof(Probe), "scan", 1, None);
        var waiting = first.WaitAsync("scan", None);
        await UntilAsync(() => Task.FromResult(first.Counters.Activities == 1));
        fixture.Dead.Add("one");
        var second = fixture.NewEngine("two");
        Assert.Equal(["scan"], await second.ResumeAsync(None));
        release.SetResult("1");
        Assert.Equal("\"12\"", (await fixture.EndAsync(second, "scan")).Output);
        fixture.Time.Advance(TimeSpan.FromSeconds(20));
        var fault = await Assert.ThrowsAsync<WaitFaultException>(() => waiting);
        Assert.Contains("taken over", fault.Fault.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stop_LetsRunningActivitiesEndAndKeepsTheirResults()
    {
        var release = new TaskCompletionSource<string>();
        var begun = new List<int>();
        work = (input, cancellationToken) =>
        {
            lock (begun)
                begun.Add(input);
            return input == 1 ? release.Task.WaitAsync(cancellationToken) : Task.FromResult($"{input}");
        };
        probe = async (context, _) => await Call(context, 1) + await Call(context, 2);
        var first = fixture.NewEngine();
        await first.StartAsync(nameof(Probe), nameof(Probe), 1, None);
        await UntilAsync(() => Task.FromResult(begun.Count == 1));
        var stopped = first.StopAsync(None);
        Assert.False(stopped.IsCompleted);
        release.SetResult("1");
        await stopped;
        Assert.Equal([1], begun);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => first.StartAsync(nameof(Probe), "other", 1, None));
        var second = fixture.NewEngine("two");
        Assert.Equal([nameof(Probe)], await second.ResumeAsync(None));
        Assert.Equal("\"12\"", (await fixture.EndAsync(second, nameof(Probe))).Output);
        Assert.Equal([1, 2], begun);
    }

    [Fact]
    public async Task Stop_Cancelled_CancelsActivitiesAndTheyAreCalledAgain()
    {
        var calls = 0;
        work = async (input, cancellationToken) =>
        {
            if (Interlocked.Increment(ref calls) == 1)
                await Task.Delay(Timeout.InfiniteTimeSpan, fixture.Time, cancellationToken);
            return $"{input}";
        };
        part = Call;
        probe = (context, input) => context.CallSubOrchestratorAsync<string>(nameof(ProbePart), input);
        var first = fixture.NewEngine();
        await first.StartAsync(nameof(Probe), nameof(Probe), 7, None);
        await UntilAsync(() => Task.FromResult(calls == 1));
        await first.DisposeAsync();
        var second = fixture.NewEngine("two");
        Assert.Equal([nameof(Probe)], await second.ResumeAsync(None));
        Assert.Equal("\"7\"", (await fixture.EndAsync(second, nameof(Probe))).Output);
        Assert.Equal(2, calls);
    }

    [Fact]
    public async Task Purge_OldEndedRuns_AreDeletedWithTheirHistory()
    {
        part = Call;
        probe = async (context, input) => await Call(context, input) + await context.CallSubOrchestratorAsync<string>(nameof(ProbePart), input);
        var engine = fixture.NewEngine();
        await fixture.RunAsync(nameof(Probe), 1, engine);
        Assert.True(await engine.StartAsync(nameof(Probe), nameof(Probe), 1, None));
        await fixture.EndAsync(engine, nameof(Probe));
        fixture.Time.Advance(TimeSpan.FromDays(1));
        var between = fixture.Time.GetUtcNow();
        Assert.True(await engine.StartAsync(nameof(ProbePart), "young", 1, None));
        await fixture.EndAsync(engine, "young");
        Assert.Equal(0, await engine.PurgeAsync(between - TimeSpan.FromDays(2), None));
        Assert.Equal(2, await engine.PurgeAsync(between, None));
        Assert.Null(await engine.GetStateAsync(nameof(Probe), None));
        Assert.NotNull(await engine.GetStateAsync("young", None));
        Assert.Single(await fixture.Store.QueryAsync("OrchestrationHistory", null, Ports.RowKeyRange.All, None).ToListAsync());
    }

    [Fact]
    public async Task SampleScan_300Activities_CostsLessThanTwoWritesEach()
    {
        fixture.AddSampleScan();
        var engine = fixture.NewEngine();
        var state = await fixture.RunAsync(nameof(SampleScan), new SampleScanInput(300), engine);
        Assert.Equal($"{Enumerable.Range(0, 300).Sum(number => (long)number * number)}", state.Output);
        Assert.Equal(302, engine.Counters.Activities);
        Assert.InRange(engine.Counters.StorageWrites + engine.Counters.StorageReads, 1, 2 * 302);
    }

    [Theory]
    [InlineData(0, 60, 1, 0)]
    [InlineData(1, 2, 1, 0)]
    [InlineData(1, 60, 0, 0)]
    [InlineData(1, 60, 1, -1)]
    public void Options_OutsideTheirRange_AreRefused(int holderCharacters, int leaseSeconds, int activities, int statusSeconds) =>
        Assert.Throws<ArgumentException>(() =>
            fixture.NewEngine(change: _ => new InProcessEngineOptions
            {
                Holder = new string('h', holderCharacters),
                LeaseDuration = TimeSpan.FromSeconds(leaseSeconds),
                MaximumActivities = activities,
                StatusInterval = TimeSpan.FromSeconds(statusSeconds),
            })
        );

    private static InProcessEngineOptions Endless(InProcessEngineOptions options) => options with { LeaseDuration = Timeout.InfiniteTimeSpan };

    private static Task<string> Call(IOrchestrationContext context, int input) => context.CallActivityAsync<string>(nameof(Work), input);

    private static Task<string> Never(CancellationToken cancellationToken) => new TaskCompletionSource<string>().Task.WaitAsync(cancellationToken);

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        var started = TimeProvider.System.GetTimestamp();
        while (!await condition())
        {
            Assert.True(TimeProvider.System.GetElapsedTime(started) < TimeSpan.FromSeconds(30), "The condition did not come true within 30 s.");
            await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System);
        }
    }

    /// <summary>Starts the probe and leaves it, as a killed process would, when so many activities have begun.</summary>
    private async Task LeaveAsync(InProcessEngine engine, int until)
    {
        await engine.StartAsync(nameof(Probe), nameof(Probe), 1, None);
        await UntilAsync(() => Task.FromResult(engine.Counters.Activities == until));
        fixture.Dead.Add("one");
        fixture.Dead.Add("three");
    }

    private async Task<OrchestrationState> ResumedAsync(string holder = "two")
    {
        var engine = fixture.NewEngine(holder);
        Assert.Equal([nameof(Probe)], await engine.ResumeAsync(None));
        return await fixture.EndAsync(engine, nameof(Probe));
    }
}
