using System.Collections.Concurrent;
using System.Text.Json;
using MamCrawler.Core.Orchestrations;
using Microsoft.Extensions.Logging;

namespace MamCrawler.Functions.Tests.Durable;

/// <summary>The adapter on the real Durable engine, which runs in this process here: what our orchestrators rely on.</summary>
public sealed partial class DurableEngineTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Replay_SeveralActivities_RunOnceAndSpeakOnce()
    {
        var calls = new ConcurrentQueue<int>();
        var turns = 0;
        using var loggers = new RecordingLoggers();
        await using var engine = await DurableEngine.StartAsync(
            registry =>
            {
                DurableEngine.Add(
                    registry,
                    "Probe",
                    async (context, input) =>
                    {
                        Interlocked.Increment(ref turns);
                        var logger = context.CreateReplaySafeLogger("Probe");
                        var guid = context.NewGuid();
                        for (var number = 1; number <= input; number++)
                        {
                            await context.CallActivityAsync<int>("Double", number);
                            logger.LogInformation("Step {Number}", number);
                        }

                        return $"{guid} {await context.CallActivityAsync<string>("Echo", guid)}";
                    }
                );
                registry.AddActivityFunc<int, int>(
                    "Double",
                    (_, number) =>
                    {
                        calls.Enqueue(number);
                        return Task.FromResult(number * 2);
                    }
                );
                registry.AddActivityFunc<Guid, string>("Echo", (_, guid) => Task.FromResult(guid.ToString()));
            },
            loggers
        );

        var state = await engine.RunAsync("Probe", 3);

        Assert.Equal(OrchestrationStatus.Completed, state.Status);
        Assert.Equal([1, 2, 3], calls);
        Assert.True(turns > 3, $"The orchestrator was called {turns} times, so nothing was replayed.");
        Assert.Equal(["Step 1", "Step 2", "Step 3"], loggers.Of("Probe"));
        var guids = JsonSerializer.Deserialize<string>(state.Output!)!.Split(' ');
        Assert.Equal(guids[0], guids[1]);
    }

    [Fact]
    public async Task Timer_FiresAndCanBeCancelled()
    {
        await using var engine = await DurableEngine.StartAsync(registry =>
            DurableEngine.Add(
                registry,
                "Probe",
                async (context, _) =>
                {
                    using var never = new CancellationTokenSource();
                    var began = context.CurrentUtcDateTime;
                    var late = context.CreateTimer(began.AddDays(1), never.Token);
                    var soon = context.CreateTimer(began.AddMilliseconds(300), CancellationToken.None);
                    var first = await Task.WhenAny(late, soon);
                    // Not CancelAsync: it goes on where an orchestrator may not be.
                    never.Cancel();
                    return first == soon && context.CurrentUtcDateTime >= began.AddMilliseconds(300) ? "soon" : "late";
                }
            )
        );

        var state = await engine.RunAsync("Probe", 0);

        Assert.Equal((OrchestrationStatus.Completed, "\"soon\""), (state.Status, state.Output));
    }

    [Fact]
    public async Task Start_SeveralAtOnce_StartsOne()
    {
        using var go = new SemaphoreSlim(0);
        var runs = 0;
        await using var engine = await DurableEngine.StartAsync(registry =>
        {
            DurableEngine.Add(registry, "Probe", (context, input) => context.CallActivityAsync<string>("Wait", input));
            registry.AddActivityFunc<int, string>(
                "Wait",
                async (_, _) =>
                {
                    Interlocked.Increment(ref runs);
                    await go.WaitAsync(TimeSpan.FromSeconds(30));
                    return "done";
                }
            );
        });

        var started = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => engine.Client.StartAsync("Probe", "one", number, Token)));
        var running = await engine.Durable.WaitForInstanceStartAsync("one", Token);
        var again = await engine.Client.StartAsync("Probe", "one", 9, Token);
        go.Release(100);
        var state = await engine.EndAsync();

        Assert.Single(started, wasStarted => wasStarted);
        Assert.True(running.IsRunning);
        Assert.False(again);
        Assert.Equal((OrchestrationStatus.Completed, 1), (state.Status, runs));
        Assert.Equal(OrchestrationStatus.Completed, (await engine.RunAsync("Probe", 10)).Status);
        Assert.Equal(2, runs);
    }

    [Fact]
    public async Task Part_ThatFails_IsAnActivityFailedToItsCaller()
    {
        await using var engine = await DurableEngine.StartAsync(registry =>
        {
            DurableEngine.Add(
                registry,
                "Probe",
                async (context, input) =>
                {
                    try
                    {
                        var good = await context.CallSubOrchestratorAsync<string>("Part", 1);
                        return good + await context.CallSubOrchestratorAsync<string>("Part", input, "part-two");
                    }
                    catch (ActivityFailedException exception)
                    {
                        return exception.Message;
                    }
                }
            );
            DurableEngine.Add(registry, "Part", (_, input) => input > 0 ? Task.FromResult("good") : throw new InvalidOperationException("No such part."));
        });

        var state = await engine.RunAsync("Probe", 0);

        Assert.Contains("'Part' failed: System.InvalidOperationException: No such part.", state.Output, StringComparison.Ordinal);
        Assert.Equal(OrchestrationStatus.Failed, (await engine.EndAsync("part-two")).Status);
    }

    [Fact]
    public async Task ContinueAsNew_BeginsAgainWithTheNewInput()
    {
        await using var engine = await DurableEngine.StartAsync(registry =>
            DurableEngine.Add(
                registry,
                "Probe",
                (context, input) =>
                {
                    context.SetCustomStatus(new { round = input });
                    if (input < 3)
                        context.ContinueAsNew(input + 1);
                    return Task.FromResult($"round {input}");
                }
            )
        );

        var state = await engine.RunAsync("Probe", 1);

        Assert.Equal(("\"round 3\"", """{"round":3}"""), (state.Output, state.CustomStatus));
    }

    [Fact]
    public async Task State_OfAFailure_SaysWhy()
    {
        await using var engine = await DurableEngine.StartAsync(registry =>
            DurableEngine.Add(registry, "Probe", (_, _) => throw new InvalidOperationException("It broke."))
        );

        var state = await engine.RunAsync("Probe", 1);

        Assert.Equal((OrchestrationStatus.Failed, "It broke."), (state.Status, state.Output));
        Assert.Null(await engine.Client.GetStateAsync("unknown", Token));
    }
}
