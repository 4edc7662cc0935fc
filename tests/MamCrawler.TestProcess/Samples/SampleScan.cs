using MamCrawler.Core.Orchestrations;
using MamCrawler.Core.Orchestrations.InProcess;

namespace MamCrawler.TestProcess.Samples;

/// <summary>An orchestration of the same kind as the real scan: an activity, parts with a sliding window, a timer, progress, a report. Its output is the sum of the squares.</summary>
public sealed class SampleScan : IOrchestrator<SampleScanInput, long>
{
    private const int SeriesOfAPart = 50;

    public static OrchestrationRegistry Register(OrchestrationRegistry registry, Action<string> begin, TimeProvider time) =>
        registry
            .AddOrchestrator<SampleScan, SampleScanInput, long>(() => new SampleScan())
            .AddOrchestrator<SamplePart, SamplePartInput, long>(() => new SamplePart())
            .AddActivity<SampleSnapshot, int, int>(() => new SampleSnapshot(begin))
            .AddActivity<SampleSearch, SampleSearchInput, long>(() => new SampleSearch(begin, time))
            .AddActivity<SampleReport, long, bool>(() => new SampleReport(begin));

    public async Task<long> RunAsync(IOrchestrationContext context, SampleScanInput input)
    {
        var series = await context.CallActivityAsync<int>(nameof(SampleSnapshot), input.Series);
        var sum = 0L;
        for (var first = 0; first < series; first += SeriesOfAPart)
        {
            context.SetCustomStatus(new { done = first, of = series });
            var part = new SamplePartInput(first, Math.Min(SeriesOfAPart, series - first), input.Window, context.NewGuid());
            sum += await context.CallSubOrchestratorAsync<long>(nameof(SamplePart), part);
        }

        await context.CreateTimer(context.CurrentUtcDateTime + TimeSpan.FromMilliseconds(20), CancellationToken.None);
        await context.CallActivityAsync<bool>(nameof(SampleReport), sum);
        context.SetCustomStatus(new { done = series, of = series });
        return sum;
    }
}
