using MamCrawler.Core.Orchestrations;

namespace MamCrawler.TestProcess.Samples;

/// <summary>Ends the scan.</summary>
public sealed class SampleReport(Action<string> begin) : IActivity<long, bool>
{
    public Task<bool> RunAsync(long input, CancellationToken cancellationToken)
    {
        begin("report");
        return Task.FromResult(true);
    }
}
