using MamCrawler.Core.Orchestrations.Scanning;
using MamCrawler.Core.Ports;

namespace MamCrawler.Core.Tests.Scanning;

/// <summary>Requests of a run by service, whichever processes made them.</summary>
public sealed class RequestTallyTests
{
    [Fact]
    public async Task Counts_WorkThatRunsAtTheSameTime_IsCountedApart()
    {
        var both = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var one = WorkAsync("Audible", 3, both.Task);
        var other = WorkAsync("Hardcover", 2, both.Task);
        RequestTally.Count("MyAnonamouse");
        both.SetResult();

        Assert.Equal(new Dictionary<string, int> { ["Audible"] = 3 }, await one);
        Assert.Equal(new Dictionary<string, int> { ["Hardcover"] = 2 }, await other);
    }

    [Fact]
    public void Plus_OutcomesOfDifferentProcesses_CountsBoth()
    {
        var one = GapsOutcome.None with
        {
            Sent = new Dictionary<string, int> { ["Audible"] = 3, ["Hardcover"] = 1 },
        };
        var other = GapsOutcome.None with { Sent = new Dictionary<string, int> { ["Audible"] = 4 } };

        var sum = one.Plus(other).Plus(GapsOutcome.None).Sent!;

        Assert.Equal([("Audible", 7), ("Hardcover", 1)], sum.Select(service => (service.Key, service.Value)));
    }

    private static async Task<IReadOnlyDictionary<string, int>> WorkAsync(string service, int requests, Task after)
    {
        using var tally = RequestTally.Begin();
        await after;
        for (var request = 0; request < requests; request++)
            await Task.Run(() => RequestTally.Count(service));
        return tally.Counts;
    }
}
