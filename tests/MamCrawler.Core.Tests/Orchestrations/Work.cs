using MamCrawler.Core.Orchestrations;

namespace MamCrawler.Core.Tests.Orchestrations;

/// <summary>An activity whose body stands in the test.</summary>
internal sealed class Work(Func<int, CancellationToken, Task<string>> body) : IActivity<int, string>
{
    public Task<string> RunAsync(int input, CancellationToken cancellationToken) => body(input, cancellationToken);
}
