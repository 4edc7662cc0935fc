using MamCrawler.Core.Orchestrations;

namespace MamCrawler.TestProcess.Samples;

/// <summary>Searches its series in a sliding window.</summary>
public sealed class SamplePart : IOrchestrator<SamplePartInput, long>
{
    public async Task<long> RunAsync(IOrchestrationContext context, SamplePartInput input)
    {
        var sum = 0L;
        var open = new List<Task<long>>();
        for (var index = 0; index < input.Count || open.Count > 0; index++)
        {
            if (index < input.Count)
                open.Add(context.CallActivityAsync<long>(nameof(SampleSearch), new SampleSearchInput(input.First + index, input.Mark)));
            if (open.Count < input.Window && index < input.Count - 1)
                continue;
            var first = await Task.WhenAny(open);
            open.Remove(first);
            sum += await first;
        }

        return sum;
    }
}
