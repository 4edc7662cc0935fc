using MamCrawler.Core.Faults;
using MamCrawler.Core.Orchestrations;
using MamCrawler.Functions.Durable;

namespace MamCrawler.Functions.Tests.Durable;

public sealed partial class DurableEngineTests
{
    private static readonly RetryOptions Thrice = new(3, TimeSpan.FromMilliseconds(20));

    [Fact]
    public async Task Retry_OfWhatFailsTwice_SucceedsTheThirdTime()
    {
        var calls = 0;
        await using var engine = await StartFailingAsync(() => Interlocked.Increment(ref calls) < 3 ? new TimeoutException("Not yet.") : null);

        var state = await engine.RunAsync("Probe", 0);

        Assert.Equal((OrchestrationStatus.Completed, "\"done\"", 3), (state.Status, state.Output, calls));
    }

    [Fact]
    public async Task Retry_OfWhatFailsAlways_EndsInActivityFailed()
    {
        var calls = 0;
        await using var engine = await StartFailingAsync(() =>
        {
            Interlocked.Increment(ref calls);
            return new TimeoutException("Never.");
        });

        var state = await engine.RunAsync("Probe", 0);

        Assert.Equal((OrchestrationStatus.Completed, 3), (state.Status, calls));
        Assert.Contains("'Work' failed: System.TimeoutException: Never.", state.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Retry_OfARefusal_IsNeverTried()
    {
        var calls = 0;
        var refusal = new AskPersonFaultException(FaultName.TrackerRefused, "MyAnonamouse", "It refused (403).");
        await using var engine = await StartFailingAsync(() =>
        {
            Interlocked.Increment(ref calls);
            return new UnrepeatableActivityException("Work", refusal);
        });

        var state = await engine.RunAsync("Probe", 0);

        Assert.Equal(1, calls);
        Assert.Contains("It refused (403).", state.Output, StringComparison.Ordinal);
    }

    private static Task<DurableEngine> StartFailingAsync(Func<Exception?> failure) =>
        DurableEngine.StartAsync(registry =>
        {
            DurableEngine.Add(
                registry,
                "Probe",
                async (context, _) =>
                {
                    try
                    {
                        return await context.CallActivityAsync<string>("Work", 1, Thrice);
                    }
                    catch (ActivityFailedException exception)
                    {
                        return exception.Message;
                    }
                }
            );
            registry.AddActivityFunc<int, string>("Work", (_, _) => failure() is { } exception ? throw exception : Task.FromResult("done"));
        });
}
