using System.Globalization;
using MamCrawler.Core.Orchestrations;

namespace MamCrawler.TestProcess.Samples;

/// <summary>Takes one to five milliseconds, so that searches overtake each other, and answers the number's square.</summary>
public sealed class SampleSearch(Action<string> begin, TimeProvider time) : IActivity<SampleSearchInput, long>
{
    public async Task<long> RunAsync(SampleSearchInput input, CancellationToken cancellationToken)
    {
        begin(string.Create(CultureInfo.InvariantCulture, $"search {input.Number} {input.Mark:N}"));
        await Task.Delay(TimeSpan.FromMilliseconds(1 + (input.Number * 7 % 5)), time, cancellationToken);
        return (long)input.Number * input.Number;
    }
}
