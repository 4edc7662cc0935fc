using MamCrawler.Core.Orchestrations;

namespace MamCrawler.TestProcess.Samples;

/// <summary>Counts the series.</summary>
public sealed class SampleSnapshot(Action<string> begin) : IActivity<int, int>
{
    public Task<int> RunAsync(int input, CancellationToken cancellationToken)
    {
        begin("snapshot");
        return Task.FromResult(input);
    }
}
